import type { Component } from '#domain/component.js';
import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import { decodeMcaCode } from '../../../mca/error-code.js';

/** Columns beside serial number and time that make a file of labels or register causes. */
export const labelColumns: readonly string[] = ['label', 'module_cause', 'fault_code'];

const moduleName = /^module(?<module>\d{1,3})$/i;
const codeName = /^cod(?<which>[12]):(?:0x)?(?<value>[0-9a-f]{1,8})$/i;
const addressName = /^addr:(?<value>(?:0x)?[0-9a-f]{1,16})$/i;
const crashCode = /^(?:cpu(?<cpu>\d{1,2})\.)?(?<unit>[a-z][a-z0-9_]{0,20})\.cod(?<which>[12])\.0x(?<value>[0-9a-f]{1,8})$/i;
const memoryUnits = /^(?:m2m|imc|ha|mc|mem)\d{0,2}$/i;
const mostModules = 64;
const longestCell = 4_000;

type Module = { readonly module: string; readonly codes: readonly string[]; readonly address: string | null };

/** Events of a row: a label is an answer of people and no sign; a cause names banks of machine checks with their codes. */
export function draftsOfLabel(cells: ReadonlyMap<string, string>): readonly PlacelessDraft[] {
  const [cause, code] = [cells.get('module_cause'), cells.get('fault_code')];
  const drafts = [
    ...(cause === undefined ? [] : modulesOf(cause.slice(0, longestCell)).map(draftOfModule)),
    ...(code === undefined ? [] : codesOf(code.slice(0, longestCell))),
  ];
  if (drafts.length > 0 || cause !== undefined || code !== undefined) return drafts;
  const label = cells.get('label') ?? '';
  if (label === '') return [];
  const severity = { reported: null, derived: 'ok' } as const;
  return [
    { key: 'ticket/label', class: 'message', text: `Labelled ${label}`, meaning: 'state', severity, components: [], details: { label } },
  ];
}

/** `module8,cod1:0x91,cod2:0x101,addr:0x…`, several joined by commas. */
function modulesOf(cause: string): Module[] {
  const modules: { module: string; codes: string[]; address: string | null }[] = [];
  for (const piece of cause.split(/[,;]/).map((each) => each.trim())) {
    const name = moduleName.exec(piece)?.groups?.module;
    if (name !== undefined && modules.length < mostModules) modules.push({ module: name, codes: [], address: null });
    const last = modules.at(-1);
    const value = codeName.exec(piece)?.groups?.value;
    if (last !== undefined && value !== undefined) last.codes.push(value.toLowerCase());
    if (last !== undefined) last.address ??= addressName.exec(piece)?.groups?.value ?? null;
  }
  return modules;
}

/** A module is a bank; its first code is read as the error code of the bank, its second stays as it is. */
function draftOfModule({ module, codes: [first, second], address }: Module): PlacelessDraft {
  const code = first === undefined ? null : decodeMcaCode(Number.parseInt(first, 16) & 0xffff);
  const isMemory = code?.kind === 'memory';
  const details = {
    bank: Number(module),
    ...(first === undefined ? {} : { code: `0x${first}` }),
    ...(second === undefined ? {} : { modelCode: `0x${second}` }),
    ...(address === null ? {} : { address }),
  };
  const isKnown = code !== null && code.kind !== 'none' && !code.text.startsWith('Error code');
  return {
    key: isKnown ? `linux/mce/${code.kind}` : 'unknown',
    class: 'message',
    text: `Machine check in module ${module}${isKnown ? `: ${code.text}` : ''}`,
    meaning: isKnown ? 'fault' : 'unknown',
    severity: { reported: null, derived: isKnown ? 'critical' : 'ok' },
    components: isKnown ? [componentOf(isMemory ? 'memory' : 'cpu', null, isMemory ? (code.channel ?? null) : null)] : [],
    details,
    provenance: isKnown ? 'inferred' : 'unknown',
  };
}

/** `cpu1.m2m1.cod2.0x1`, several joined by commas. */
function codesOf(text: string): PlacelessDraft[] {
  return text
    .split(/[,;\s]+/)
    .slice(0, mostModules)
    .flatMap((piece) => {
      const found = crashCode.exec(piece)?.groups;
      if (!found) return piece === '' ? [] : [unknownCode(piece)];
      const cpu = found.cpu === undefined ? null : Number(found.cpu);
      const isMemory = memoryUnits.test(found.unit ?? '');
      const details = {
        unit: found.unit ?? '',
        [found.which === '1' ? 'code' : 'modelCode']: `0x${found.value}`,
        ...(cpu === null ? {} : { cpu }),
      };
      const component = componentOf(isMemory ? 'memory' : 'cpu', cpu, null);
      return [
        {
          ...unknownCode(piece),
          meaning: 'fault' as const,
          severity: critical,
          components: [component],
          details,
          provenance: 'inferred' as const,
        },
      ];
    });
}

const critical = { reported: null, derived: 'critical' } as const;

function unknownCode(code: string): PlacelessDraft {
  const severity = { reported: null, derived: 'ok' } as const;
  return {
    key: 'unknown',
    class: 'message',
    text: `Crash dump code ${code}`,
    meaning: 'unknown',
    severity,
    components: [],
    provenance: 'unknown',
  };
}

function componentOf(componentClass: 'memory' | 'cpu', cpu: number | null, channel: number | null): Component {
  const place = { ...(cpu === null ? {} : { cpu }), ...(channel === null ? {} : { channel: String(channel) }) };
  const locator = componentClass === 'cpu' && cpu !== null ? `cpu${cpu}` : null;
  return {
    class: componentClass,
    locator,
    place: Object.keys(place).length === 0 ? null : place,
    provenance: locator === null ? 'inferred' : 'printed',
  };
}
