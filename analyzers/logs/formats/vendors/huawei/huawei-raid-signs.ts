import type { Component } from '#domain/component.js';
import { draftOfPart } from '../../../event/draft-of-part.js';
import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import { unlocatedComponent } from '../../../event/unlocated-component.js';

/** One block of the report: what it is about, and its values by name in lower case. */
export type RaidBlock = { readonly subject: 'controller' | 'logicalDrive' | 'physicalDrive'; readonly values: ReadonlyMap<string, string> };

const well = /^(?:normal|ok|good|optimal|healthy|n\/?a|none|yes|-|正常|)$/i;
const failedDrive = /\b(?:FAILED|UNCONFIGURED (?:BAD|FAULTY)|UNCONFIGURED_BAD|OFFLINE|FAULT|MISSING)\b|故障/i;
const rebuilding = /\bREBUILD|COPY ?BACK\b/i;

/** Events of a block: every sign of trouble, the part with its numbers, and that a part is well. */
export function draftsOfRaidBlock(block: RaidBlock): PlacelessDraft[] {
  if (block.subject === 'controller') return draftsOfController(block.values);
  return block.subject === 'logicalDrive' ? draftsOfLogicalDrive(block.values) : draftsOfDrive(block.values);
}

type Values = ReadonlyMap<string, string>;

function draftsOfController(values: Values): PlacelessDraft[] {
  const name = values.get('component name') ?? values.get('controller name') ?? null;
  const component: Component = { class: 'raid-controller', locator: name, place: null, provenance: 'printed' };
  const health = values.get('controller health') ?? values.get('health status') ?? '';
  const battery = values.get('bbu status') ?? values.get('bbu health') ?? '';
  const isPresent = !/absent|not present/i.test(battery);
  const signs = [
    ...(well.test(health) ? [] : [sign('raid/controller-failed', [], `Controller health ${health}`, component, 'critical')]),
    ...(isPresent && /fail|fault|abnormal|low|degrad|replace|异常|故障/i.test(battery)
      ? [sign('raid/battery-failed', ['ipmi/29/6f/01'], `BBU status ${battery}`, { ...component, class: 'raid-battery' }, 'warning')]
      : []),
    ...errorSigns(values, [['memory uncorrectable error count', 'raid/controller-memory-uncorrectable']], component),
  ];
  const part = draftOfPart({
    component,
    model: values.get('controller name') ?? values.get('controller type') ?? null,
    serialNumber: values.get('serial number') ?? null,
    firmware: values.get('firmware version') ?? null,
    capacity: values.get('memory size') ?? null,
  });
  return [...(signs.length === 0 ? [wellState(`Controller ${name ?? ''} is well`.replace('  ', ' '), component)] : signs), part];
}

function draftsOfLogicalDrive(values: Values): PlacelessDraft[] {
  const target = values.get('target id') ?? values.get('logical drive id') ?? values.get('name') ?? '';
  const state = values.get('state') ?? values.get('status') ?? '';
  if (well.test(state)) return [];
  const isDegraded = /degrad|partial|rebuild|recover|降级/i.test(state);
  const key = isDegraded ? 'ipmi/0d/6f/05' : 'ipmi/0d/6f/06';
  const alias = isDegraded ? 'raid/array-degraded' : 'raid/array-failed';
  const component: Component = unlocatedComponent('raid-controller');
  return [sign(alias, [key], `Logical drive ${target} is ${state}`, component, isDegraded ? 'warning' : 'critical')];
}

function draftsOfDrive(values: Values): PlacelessDraft[] {
  const name = values.get('device name') ?? `Disk${values.get('id') ?? ''}`;
  const bay = /\d{1,3}$/.exec(name)?.[0] ?? values.get('slot number');
  const component: Component = { class: 'drive', locator: name, place: bay === undefined ? null : { bay }, provenance: 'printed' };
  const health = values.get('health status') ?? '';
  const state = values.get('firmware state') ?? values.get('firmware status') ?? '';
  const signs = [
    ...(failedDrive.test(state) ? [sign('raid/drive-failed', ['ipmi/0d/6f/01'], `Drive ${name}: ${state}`, component, 'critical')] : []),
    ...(well.test(health) ? [] : [unhealthySign(name, health, component)]),
    ...(rebuilding.test(state) ? [sign('raid/rebuild', ['ipmi/0d/6f/07'], `Drive ${name}: ${state}`, component, 'warning')] : []),
    ...errorSigns(values, countedErrors, component),
  ];
  const part = draftOfPart({
    component,
    manufacturer: values.get('manufacturer') ?? null,
    model: values.get('model') ?? null,
    serialNumber: values.get('serial number') ?? null,
    firmware: values.get('firmware version') ?? null,
    capacity: values.get('capacity') ?? null,
  });
  return [...(signs.length === 0 ? [wellState(`Drive ${name} is well`, component)] : signs), part];
}

const countedErrors: readonly (readonly [string, string])[] = [
  ['media error count', 'raid/media-error'],
  ['prefail error count', 'raid/predictive-failure'],
  ['predictive failure count', 'raid/predictive-failure'],
];
const aliasOfCount: Readonly<Record<string, readonly string[]>> = { 'raid/predictive-failure': ['ipmi/0d/6f/02'] };

function unhealthySign(name: string, health: string, component: Component): PlacelessDraft {
  const isPredicted = /pre-?fail|predict|预/i.test(health);
  const [key, alias] = isPredicted ? ['raid/predictive-failure', 'ipmi/0d/6f/02'] : ['raid/drive-failed', 'ipmi/0d/6f/01'];
  return sign(key, [alias], `Drive ${name}: health ${health}`, component, 'critical');
}

/** Counters above zero. */
function errorSigns(values: Values, counters: readonly (readonly [string, string])[], component: Component): PlacelessDraft[] {
  return counters.flatMap(([name, key]) => {
    const count = Number(values.get(name) ?? '0');
    if (!Number.isFinite(count) || count <= 0) return [];
    return [
      {
        ...sign(key, aliasOfCount[key] ?? [], `${component.locator ?? ''} ${name}: ${count}`.trim(), component, 'warning'),
        details: { count },
      },
    ];
  });
}

function sign(
  key: string,
  aliases: readonly string[],
  text: string,
  component: Component,
  severity: 'warning' | 'critical',
): PlacelessDraft {
  return {
    key,
    aliases,
    class: 'message',
    text,
    meaning: 'fault',
    severity: { reported: null, derived: severity },
    components: [component],
  };
}

function wellState(text: string, component: Component): PlacelessDraft {
  return {
    key: `raid/${component.class === 'drive' ? 'drive' : 'controller'}-state`,
    class: 'message',
    text,
    meaning: 'state',
    severity: { reported: null, derived: 'ok' },
    components: [component],
  };
}
