import type { EventTime } from '#domain/log-event.js';
import type { ListedPart } from '../../event/draft-of-part.js';
import type { TimeReader } from '../../event/event-time.js';
import { printedPart, wholeNumberOf } from '../../storage/drive-part.js';
import type { ConditionSign } from '../../storage/storage-condition.js';
import type { KeyValue } from '../../syntax/key-value.js';
import { signOfBatteryField, signOfControllerField, signOfDriveField } from './raid-counters.js';
import { signOfState } from './raid-states.js';
import type { PlacedSign, StorageReport } from './storage-report.js';
import { driveAt } from './storcli-collector.js';

type Where = { readonly line: number; readonly raw: string };
type Identity = { -readonly [Field in keyof Omit<ListedPart, 'component'>]: ListedPart[Field] };

/** One part in MegaCli's output as its lines come. */
export type MegacliBlock = {
  readonly kind: 'drive' | 'array' | 'battery' | 'adapter';
  readonly adapter: number;
  readonly where: Where;
  enclosure: string;
  slot: string | null;
  array: string;
  type: string;
  time: EventTime | null;
  readonly identity: Identity;
  readonly signs: PlacedSign[];
};

const signsKept = 60;

/** Opens the block of a part. */
export function openMegacliBlock(kind: MegacliBlock['kind'], adapter: number, where: Where): MegacliBlock {
  return { kind, adapter, where, enclosure: '', slot: null, array: '', type: '', time: null, identity: {}, signs: [] };
}

/** Adds one `key : value` of the part. */
export function addMegacliField(block: MegacliBlock, pair: KeyValue, where: Where, times: TimeReader): void {
  const key = pair.key.toLowerCase();
  const sign = fieldReaders[block.kind](block, key, pair);
  if (sign !== null && block.signs.length < signsKept) block.signs.push({ ...sign, ...where });
  if (key === 'time' && block.kind === 'adapter') block.time = times.fromText(pair.value);
}

/** The report of the part; null where nothing of it was printed. */
export function reportOfMegacli(block: MegacliBlock): StorageReport | null {
  const component = componentOf(block);
  const part =
    block.kind === 'array' || (block.kind === 'adapter' && Object.keys(block.identity).length === 0)
      ? null
      : { component, ...block.identity };
  if (block.kind === 'drive' && component.locator === null && block.signs.length === 0 && block.identity.model == null) return null;
  const signs = block.signs.map((sign) => (block.kind === 'array' || sign.component === null ? sign : { ...sign, component }));
  const isSilentAdapter = part === null && signs.length === 0 && block.kind === 'adapter';
  const state: ConditionSign = { condition: 'raid/controller-state', text: block.where.raw.trim(), component };
  const arrayState: ConditionSign = { condition: 'raid/array-state', text: `VD ${block.array}`, component: null };
  if (isSilentAdapter) return { ...block.where, part: null, signs: [state] };
  return { ...block.where, time: block.time, part, signs: block.kind === 'array' && signs.length === 0 ? [arrayState] : signs };
}

function componentOf({ kind, adapter, enclosure, slot }: MegacliBlock): ListedPart['component'] {
  if (kind === 'battery') return printedPart('raid-battery', null);
  if (kind === 'drive') return slot === null ? printedPart('drive', null) : driveAt(adapter, `${enclosure}:${slot}`);
  return printedPart('raid-controller', `c${adapter}`);
}

type FieldReader = (block: MegacliBlock, key: string, pair: KeyValue) => ConditionSign | null;

const unnamed = printedPart('drive', null);

const readDrive: FieldReader = (block, key, { key: printed, value }) => {
  if (key === 'enclosure device id') block.enclosure = /^\d+$/.test(value) ? value : '';
  if (key === 'slot number') block.slot = String(wholeNumberOf(value) ?? value);
  if (key === 'pd type') block.type = value;
  if (key === 'device firmware level') block.identity.firmware = value;
  if (key === 'raw size') block.identity.capacity = value.replace(/ \[.*$/, '');
  if (key === 'inquiry data') Object.assign(block.identity, inquiryOf(value, block.type));
  if (key === 'firmware state') return signOfState({ of: 'drive', state: value, text: `Firmware state: ${value}`, component: unnamed });
  if (key === 'foreign state' && /^foreign/i.test(value)) {
    return { condition: 'raid/foreign-configuration', text: `Foreign State: ${value}`, component: unnamed };
  }
  return signOfDriveField(printed, value, unnamed);
};

const readArray: FieldReader = (block, key, { value }) => {
  if (/virtual drive$/.test(key)) block.array = String(wholeNumberOf(value) ?? '');
  if (key === 'state') {
    const sign = signOfState({ of: 'array', state: value, text: `VD ${block.array}: ${value}`, component: null });
    return sign && { ...sign, details: { virtualDrive: block.array } };
  }
  if (key === 'bad blocks exist' && /^yes/i.test(value))
    return { condition: 'raid/bad-blocks', text: `VD ${block.array}: Bad Blocks Exist`, component: null };
  return null;
};

const readBattery: FieldReader = (block, key, { key: printed, value }) => {
  if (key === 'batterytype' || key === 'device name') block.identity.model ??= value;
  if (key === 'serial number') block.identity.serialNumber = value;
  if (key === 'battery state') return signOfState({ of: 'battery', state: value, text: `Battery State: ${value}`, component: unnamed });
  return signOfBatteryField(printed, value, unnamed);
};

const adapterFields: Readonly<Record<string, keyof Identity>> = {
  'product name': 'model',
  'serial no': 'serialNumber',
  'fw version': 'firmware',
};

const readAdapter: FieldReader = (block, key, { key: printed, value }) => {
  const field = adapterFields[key];
  if (field !== undefined) block.identity[field] ??= value;
  const count = /^\d+$/.test(value) ? Number(value) : 0;
  const said = { text: `${printed}: ${value}`, component: null, details: { count } };
  if (key === 'degraded' && count > 0) return { ...said, condition: 'raid/array-degraded' };
  if (key === 'offline' && count > 0) return { ...said, condition: 'raid/array-failed' };
  if (key === 'failed disks' && count > 0) return { ...said, condition: 'raid/drive-failed' };
  return signOfControllerField(printed, value, unnamed);
};

const fieldReaders: Readonly<Record<MegacliBlock['kind'], FieldReader>> = {
  drive: readDrive,
  array: readArray,
  battery: readBattery,
  adapter: readAdapter,
};

/** Inquiry data: SATA drives print serial, model and firmware; SAS drives maker, model, and firmware with the serial behind it. */
function inquiryOf(value: string, type: string): Identity {
  const words = value.trim().split(/\s+/);
  const last = words.at(-1) ?? '';
  if (/^sas/i.test(type) && words.length > 2) {
    return { manufacturer: words[0] ?? null, model: words.slice(1, -1).join(' '), firmware: last.slice(0, 4), serialNumber: last.slice(4) };
  }
  return words.length > 2
    ? { serialNumber: words[0] ?? null, model: words.slice(1, -1).join(' '), firmware: last }
    : { model: value.trim() };
}
