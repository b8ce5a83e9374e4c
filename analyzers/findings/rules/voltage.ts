import type { LogEvent } from '#domain/log-event.js';
import type { EventView } from '../event-view.js';
import { type FindingRule, presentOf, presentWhere, type RuleFinding } from '../finding-rule.js';

const voltageKeys = ['01/00', '01/02', '01/04', '01/07', '01/09', '01/0b', '03/01', '05/01'].map((event) => `ipmi/02/${event}`);
const manyRails = 3;

/** Whose a rail is, by the names that makers print (knowledge of the field, row 37); the first that fits. */
const railOwners = [
  { findingId: 'voltage-standby-rail', name: /aux|st?by|\bp?\dv?\d?sb\b|vsb\b/i },
  { findingId: 'voltage-memory-rail', name: /vddq|vdd_?dimm|vdimm|v?dimm|\bp?vpp|vtt_?(?:ddr|mem|[a-h]{3})|vmem|ddr/i },
  {
    findingId: 'voltage-cpu-rail',
    name: /v?core|vcc_?in|vcc_?[ps]a?\b|vccio|vccfa|vnn|\bcpu\d?.*(?:vtt|vdd|vcc|volt)|vcpu|vsoc/i,
  },
] as const satisfies readonly { readonly findingId: string; readonly name: RegExp }[];

/**
 * One rail out of range points at its regulator, many at once at the supply or at the reading itself: rails that cannot all be so far off on
 * a server that nothing happened to are read wrong (knowledge of the field, rows 36–37).
 */
export const voltageRails: FindingRule = {
  id: 'voltage-rails',
  produces: [
    'voltage-rail-out-of-range',
    'voltage-many-rails',
    'voltage-12v-out-of-range',
    'readings-without-effect',
    ...railOwners.map((owner) => owner.findingId),
  ],
  evaluate: (view) => {
    const events = railEvents(view);
    const twelveVolts = view.ofRole('12v').filter(({ event }) => event.meaning !== 'state' && event.meaning !== 'activity');
    const isMany = railsOf(events).size >= manyRails;
    if (isMany && isWithoutEffect(view, events)) {
      const wrong = presentOf('readings-without-effect', null, events);
      return isFarOff(events) ? [wrong] : [wrong, presentOf('voltage-many-rails', null, events)];
    }
    const oneOrTwo = events.length === 0 ? [] : [presentOf('voltage-rail-out-of-range', onBoard, events), ...ownedRails(events)];
    return [
      ...(isMany ? [presentOf('voltage-many-rails', null, events)] : oneOrTwo),
      ...presentWhere('voltage-12v-out-of-range', null, twelveVolts),
    ];
  },
};

const onBoard = { class: 'board', locator: null } as const;

function railEvents(view: EventView): LogEvent[] {
  return voltageKeys
    .flatMap((key) => view.ofKey(key))
    .filter((event) => event.event.meaning !== 'state' && event.event.role !== 'vbat' && event.severity.derived !== 'ok');
}

function railsOf(events: readonly LogEvent[]): ReadonlySet<string> {
  return new Set(events.map((event) => event.sensor?.name ?? `#${event.sensor?.number ?? ''}`));
}

/** One rail, or several of one owner: more owners than one say nothing of any of them. */
function ownedRails(events: readonly LogEvent[]): RuleFinding[] {
  const owners = new Set(events.map(({ sensor }) => railOwners.find((owner) => owner.name.test(sensor?.name ?? ''))?.findingId));
  const [owner] = owners;
  return owners.size !== 1 || owner === undefined ? [] : [presentOf(owner, onBoard, events)];
}

/** What a real loss of several rails, or a machine that is really that hot, brings with it. */
const consequenceKeys = [
  ...['00', '01', '02', '03', '04', '05', '06'].map((offset) => `ipmi/09/6f/${offset}`),
  ...['00', '01', '02', '05', '06', '07'].map((offset) => `ipmi/1d/6f/${offset}`),
  ...['01', '02', '03'].map((offset) => `ipmi/23/6f/${offset}`),
  ...['00', '01', '03', '04'].map((offset) => `ipmi/07/6f/${offset}`),
  'ipmi/08/6f/01',
  'ipmi/08/6f/03',
  'ipmi/19/6f/00',
  'ipmi/22/6f/05',
  'linux/kernel/start',
];
const consequenceRoles = ['power-good', 'vr-power-good', 'caterr', 'ierr', 'thermtrip', 'power-drop'];

/** Nothing in a complete log happened to the server, and no reading is near its limit: supplies that sag are. */
function isWithoutEffect(view: EventView, events: readonly LogEvent[]): boolean {
  if (!view.hasCompleteEventLog || events.some((event) => (deviationOf(event) ?? 1) < farOff)) return false;
  return !consequenceKeys.some((key) => view.ofKey(key).length > 0) && !consequenceRoles.some((role) => view.ofRole(role).some(isShown));
}

function isShown(event: LogEvent): boolean {
  return event.event.meaning !== 'state' && event.direction !== 'deassertion';
}

/** A rail this share beyond its critical limit lets no server run on. */
const farOff = 0.2;

function isFarOff(events: readonly LogEvent[]): boolean {
  return events.every((event) => deviationOf(event) !== null);
}

/** How far a reading is from its limit, as a share of the limit; null where the row does not print both. */
function deviationOf({ event: { reading, threshold } }: LogEvent): number | null {
  return reading === null || threshold === null || threshold.value === 0
    ? null
    : Math.abs(reading.value - threshold.value) / Math.abs(threshold.value);
}
