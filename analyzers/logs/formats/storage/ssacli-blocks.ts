import type { Component } from '#domain/component.js';
import type { ListedPart } from '../../event/draft-of-part.js';
import { printedPart, wholeNumberOf } from '../../storage/drive-part.js';
import type { ConditionSign } from '../../storage/storage-condition.js';
import type { KeyValue } from '../../syntax/key-value.js';
import { keepField, keepSign, type LinePlace, type RaidBlock } from './raid-block.js';
import { signOfState } from './raid-states.js';

/** One part in ssacli's output: a controller, drive, logical drive or drive cage. */
export type SsacliBlock = RaidBlock<'controller' | 'drive' | 'array' | 'enclosure'>;

const unnamed = printedPart('drive', null);
const summary =
  /^\s{0,20}(?<kind>physicaldrive|logicaldrive) (?<label>[\w:]{1,16}):? ?\((?<inside>[^()]{0,250}(?:\([^()]{0,60}\)[^()]{0,100})?)\)(?:: ?(?<state>\S.{0,60}))?\s*$/;
const enclosureSummary = /^\s{3,20}(?<name>\S.{2,60}) at Port (?<port>\w{1,4}), Box (?<box>\d{1,3}), (?<state>\S.{0,40})$/;

/** Signs of a line that sums up a drive, logical drive or drive cage (`physicaldrive 1I:1:3 (port 1I:box 1:bay 3, SAS HDD, 300 GB, Failed)`). */
export function signsOfSummary(line: string, drive: Component): Omit<ConditionSign, 'component'>[] {
  const found = summary.exec(line)?.groups;
  const cage = found ? undefined : enclosureSummary.exec(line)?.groups;
  if (cage)
    return withoutPart(signOfState({ of: 'enclosure', state: cage.state ?? '', text: `${cage.name}: ${cage.state}`, component: drive }));
  if (!found) return [];
  const isDrive = found.kind === 'physicaldrive';
  const state = found.state ?? stateIn(found.inside ?? '', isDrive);
  const text = isDrive ? `Drive state: ${state}` : `Logical volume ${found.label}: ${state}`;
  const sign = signOfState({ of: isDrive ? 'drive' : 'array', state, text, component: isDrive ? drive : null });
  return isDrive ? withoutPart(sign) : sign === null ? [] : [{ ...sign, component: null } as ConditionSign];
}

function withoutPart(sign: ConditionSign | null): Omit<ConditionSign, 'component'>[] {
  if (sign === null) return [];
  const { component: _component, ...own } = sign;
  return [own];
}

const harmless = /^(?:OK|spare|active spare|\?+|\d|port |SAS|SATA|NVMe|RAID|Solid|Parallel)/i;

/** The state stands last but for words on spares (`…, OK, spare`), behind place, kind and size; a recovery has its progress behind it. */
function stateIn(inside: string, isDrive: boolean): string {
  const parts = inside.split(',').map((part) => part.trim());
  const told = parts.slice(isDrive ? 2 : 1).filter((part) => !harmless.test(part));
  return told[0] ?? 'OK';
}

/** Adds one `key: value` of the open part. */
export function addSsacliField(block: SsacliBlock, { key, value }: KeyValue, where: LinePlace): void {
  const name = key.toLowerCase();
  keepField(block, name, value);
  const text = `${key}: ${value}`;
  for (const sign of signsOfField(block, name, value, text)) {
    const isTold = block.signs.some((known) => known.condition === sign.condition && known.component === sign.component);
    if (!isTold) keepSign(block, sign, where);
  }
}

function signsOfField(block: SsacliBlock, name: string, value: string, text: string): ConditionSign[] {
  if (block.kind === 'controller') return controllerSigns(name, value, text);
  if (block.kind === 'array') return arraySigns(block, name, value);
  const of = block.kind === 'drive' ? 'drive' : 'enclosure';
  const isState = name === 'status' || (of === 'enclosure' && /^(?:fan|temperature|power supply) status$/.test(name));
  const state =
    isState && !/redundant/i.test(value)
      ? signOfState({ of, state: value, text: of === 'drive' ? `Drive state: ${value}` : text, component: unnamed })
      : null;
  return [...withoutPart(state), ...(of === 'drive' ? driveSigns(name, value, text) : [])];
}

function controllerSigns(name: string, value: string, text: string): ConditionSign[] {
  if (name === 'controller status') return withoutPart(signOfState({ of: 'controller', state: value, text, component: unnamed }));
  const battery = printedPart('raid-battery', null);
  if (name === 'battery/capacitor status' || name === 'capacitor status' || name === 'battery status') {
    const sign = signOfState({ of: 'battery', state: value, text, component: battery });
    return sign === null ? [] : [sign];
  }
  const isOff = name === 'cache status' && /disabled|not configured|failed|degraded/i.test(value) && !/not configured/i.test(value);
  return isOff ? [{ condition: 'raid/cache-lost', text, component: battery }] : [];
}

function arraySigns({ label }: SsacliBlock, name: string, value: string): ConditionSign[] {
  const text = `Logical volume ${label}: ${value}`;
  const sign = name === 'status' ? signOfState({ of: 'array', state: value, text, component: null }) : null;
  const lost = name === 'unrecoverable media errors' && !/^(?:none|0)$/i.test(value);
  const bad: ConditionSign = { condition: 'raid/bad-blocks', text: `Unrecoverable media errors: ${value}`, component: null };
  return [...(sign === null ? [] : [sign]), ...(lost ? [bad] : [])];
}

const hotCelsius = 70;
const wornPercentLeft = 10;

function driveSigns(name: string, value: string, text: string): ConditionSign[] {
  if (name === 'ssd smart trip wearout' && /^true/i.test(value)) return [{ condition: 'raid/wear', text }];
  const number = wholeNumberOf(value);
  if (name === 'usage remaining' && number !== null && number < wornPercentLeft) return [{ condition: 'raid/wear', text }];
  if (name === 'current temperature (c)' && number !== null && number >= hotCelsius && number < 120)
    return [{ condition: 'raid/drive-temperature', text }];
  return name === 'last failure reason' && !/^(?:none|n\/a|0)$/i.test(value) ? [{ condition: 'raid/drive-failed', text }] : [];
}

const sizeIn = /, (?<size>\d[\d.]{0,8} [KMGTP]B)\b/;

/** The part of a block; drives of a summary line are read again in detail, which then tells their numbers. */
export function partOfSsacli({ kind, label, fields, where }: SsacliBlock, slot: string | null): ListedPart | null {
  const field = (name: string) => fields.get(name)?.replace(/\s+/g, ' ') ?? null;
  if (kind === 'array') return null;
  if (kind === 'enclosure') return { component: printedPart('backplane', label), firmware: field('firmware version') };
  if (kind === 'controller') {
    const component: Component = {
      ...printedPart('raid-controller', slot === null ? null : `Slot ${slot}`),
      place: slot === null ? null : { slot },
    };
    return { component, model: label, serialNumber: redacted(field('serial number')), firmware: field('firmware version') };
  }
  const bay = label.slice(label.lastIndexOf(':') + 1);
  const component = printedPart('drive', label, bay);
  return {
    component,
    model: field('model'),
    serialNumber: redacted(field('serial number')),
    firmware: field('firmware revision'),
    capacity: field('size') ?? sizeIn.exec(where.raw)?.groups?.size ?? null,
  };
}

function redacted(serial: string | null): string | null {
  return serial === null || /^redacted$/i.test(serial) ? null : serial;
}
