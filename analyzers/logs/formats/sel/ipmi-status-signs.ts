import { draftOfPart } from '../../event/draft-of-part.js';
import type { PlacelessDraft } from '../../event/draft-of-record.js';
import { parseQuantity } from '../../ipmi/quantities.js';
import { type Fields, type StatusGroup, stateOf } from './ipmi-status-groups.js';

/** A field of `chassis status` that tells of trouble where its value says so. The keys are those of the sensors that watch the same (inferred). */
type ChassisSign = { readonly fields: readonly string[]; readonly value: RegExp; readonly key: string; readonly text: string };

const isTrue = /^(?:true|yes)\b/i;
const isActive = /^active\b/i;

/** Faults of Get Chassis Status (IPMI 2.0 §28.2, current power state and miscellaneous chassis state). */
const chassisSigns = [
  { fields: ['power overload'], value: isTrue, key: 'ipmi/09/6f/06', text: 'System shut down by power overload' },
  { fields: ['main power fault', 'power fault'], value: isTrue, key: 'ipmi/09/6f/06', text: 'Main power fault' },
  { fields: ['power control fault'], value: isTrue, key: 'ipmi/09/6f/05', text: 'Power control fault' },
  { fields: ['power interlock', 'interlock'], value: isActive, key: 'ipmi/09/6f/03', text: 'Power interlock active' },
  { fields: ['drive fault'], value: isTrue, key: 'ipmi/0d/6f/01', text: 'Drive fault' },
  { fields: ['cooling/fan fault'], value: isTrue, key: 'ipmi/04/01/02', text: 'Cooling or fan fault' },
  { fields: ['chassis intrusion'], value: isActive, key: 'ipmi/05/6f/00', text: 'Chassis intrusion active' },
] as const satisfies readonly ChassisSign[];

const readings = ['instantaneous power reading', 'current power'] as const;
const logFullKey = 'ipmi/10/6f/04';

/** Drafts of one output: its signs of trouble, or the one state it tells; none where it says nothing of the machine. */
export function draftsOfStatus(group: StatusGroup, fields: Fields): PlacelessDraft[] {
  if (group === 'sel') return draftsOfLog(fields);
  if (group === 'chassis') return draftsOfChassis(fields);
  if (group === 'controller') return draftsOfController(fields);
  return group === 'power' ? draftsOfPower(fields) : [];
}

/** An overflown log has lost events: what is not in it may have happened. */
function draftsOfLog(fields: Fields): PlacelessDraft[] {
  const entries = printedOf(fields, 'entries', 'number of log entries');
  const overflow = printedOf(fields, 'overflow', 'events dropped due to lack of space');
  const free = printedOf(fields, 'free space', 'free space remaining');
  if (entries === null && overflow === null) return [];
  const details = detailsOf({
    entries,
    version: printedOf(fields, 'version', 'sel version'),
    percentUsed: printedOf(fields, 'percent used'),
    lastAdded: printedOf(fields, 'last add time', 'recent addition timestamp'),
    lastDeleted: printedOf(fields, 'last del time', 'recent erase timestamp'),
  });
  if (isTrue.test(overflow ?? '')) return [logFull('SEL has overflown: events were lost', details)];
  if (/^0 bytes/.test(free ?? '')) return [logFull('SEL full', details)];
  return [stateOf('ipmi/sel-info', `SEL with ${entries ?? 'unknown'} entries`, details)];
}

function logFull(text: string, details: NonNullable<PlacelessDraft['details']>): PlacelessDraft {
  return { key: logFullKey, direction: 'assertion', text, details };
}

function draftsOfChassis(fields: Fields): PlacelessDraft[] {
  const details = detailsOf({ power: printedOf(fields, 'system power'), lastPowerEvent: printedOf(fields, 'last power event') });
  const signs = (chassisSigns as readonly ChassisSign[]).filter((sign) => sign.value.test(printedOf(fields, ...sign.fields) ?? ''));
  if (signs.length > 0) {
    return signs.map(({ key, text }) => ({ key, direction: 'assertion', text, details, provenance: 'inferred' }));
  }
  const lastEvent = details.lastPowerEvent === undefined ? '' : `, last power event: ${details.lastPowerEvent}`;
  return [stateOf('ipmi/chassis', `Chassis power is ${details.power ?? 'unknown'}${lastEvent}`, details)];
}

function draftsOfController(fields: Fields): PlacelessDraft[] {
  const firmware = printedOf(fields, 'firmware revision');
  if (firmware === null) return [];
  const component = { class: 'bmc', locator: null, place: null, provenance: 'printed' } as const;
  const model = printedOf(fields, 'product name')?.replace(/^Unknown \(0x[0-9A-F]+\)$/i, '') ?? printedOf(fields, 'product id');
  const manufacturer = printedOf(fields, 'manufacturer name', 'manufacturer id');
  return [draftOfPart({ component, manufacturer, model, firmware })];
}

function draftsOfPower(fields: Fields): PlacelessDraft[] {
  const printed = printedOf(fields, ...readings);
  const reading = printed === null ? null : parseQuantity(printed.replace(/\s+/g, ' '));
  return reading === null
    ? []
    : [{ ...stateOf('ipmi/power-reading', `System power ${reading.value} ${reading.unit ?? ''}`.trim()), reading }];
}

function printedOf(fields: Fields, ...names: readonly string[]): string | null {
  return names.map((name) => fields.get(name)).find((value) => value !== undefined && value !== '') ?? null;
}

function detailsOf(values: Readonly<Record<string, string | null>>): NonNullable<PlacelessDraft['details']> {
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== null));
}
