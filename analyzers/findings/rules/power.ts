import { componentKey } from '#domain/component.js';
import type { LogEvent } from '#domain/log-event.js';
import { componentsOfClass, type EventView, eventsByComponent } from '../event-view.js';
import { type FindingRule, presentOf, type RuleFinding } from '../finding-rule.js';
import { eventsOfSign, ruleOfSigns, type Sign } from '../sign.js';
import { personRestart } from './restart.js';
import { voltageRails } from './voltage.js';

const inputLost = {
  findingId: 'psu-input-lost',
  class: 'psu',
  keys: [
    'ipmi/08/6f/03',
    'ipmi/08/6f/04',
    'dell/PSU0003',
    'redfish/Power/LossOfInputPower',
    'redfish/OpenBMC/PowerSupplyPowerLost',
    'redfish/iLOEvents/PowerSupplyACPowerLoss',
    'hpe/PowerSupplyACPowerLoss',
  ],
  text: /power supply .*(?:lost|no) (?:ac|input)|\b(?:ac|input) (?:power )?(?:lost|loss)|power input .*(?:is )?lost/i,
  isReported: true,
} as const satisfies Sign;

const failure = {
  findingId: 'psu-failure',
  class: 'psu',
  keys: [
    'ipmi/08/6f/01',
    'dell/PSU0001',
    'redfish/Power/PowerSupplyFailed',
    'redfish/OpenBMC/PowerSupplyFailed',
    'redfish/iLOEvents/PowerSupplyFailed',
    'hpe/PowerSupplyFailed',
  ],
  text: /^(?!.*predict).*power supply .*fail(?:ed|ure)/i,
  isReported: true,
} as const satisfies Sign;

/** Signs of IPMI sensor types 08h and 09h (IPMI 2.0 table 42-3) and of the vendors' power messages. */
const powerSigns: readonly Sign[] = [
  inputLost,
  failure,
  {
    findingId: 'psu-predictive-failure',
    class: 'psu',
    keys: [
      'ipmi/08/6f/02',
      'ipmi/08/04/01',
      'dell/PSU0002',
      'redfish/Power/PowerSupplyPredictiveFailure',
      'redfish/OpenBMC/PowerSupplyFailurePredicted',
    ],
  },
  {
    findingId: 'psu-input-out-of-range',
    class: 'psu',
    keys: ['ipmi/08/6f/05', 'dell/PSU0004', 'dell/PSU0005', 'dell/PSU0034', 'dell/PSU0035', 'redfish/Power/LineInputPowerFault'],
  },
  {
    findingId: 'psu-configuration-error',
    class: 'psu',
    keys: [
      'ipmi/08/6f/06',
      'dell/PSU0006',
      'dell/PSU0076',
      'dell/PSU0077',
      'dell/PSU0078',
      'dell/PSU0080',
      'redfish/OpenBMC/PowerSupplyConfigurationError',
    ],
  },
  {
    findingId: 'psu-presence-lost',
    class: 'psu',
    keys: [
      'redfish/Power/PowerSupplyRemoved',
      'redfish/OpenBMC/PowerSupplyRemoved',
      'redfish/iLOEvents/PowerSupplyRemoved',
      'hpe/PowerSupplyRemoved',
    ],
    matchesState: true,
  },
  { findingId: 'psu-over-temperature', class: 'psu', of: 'psu', keys: ['ipmi/01/01/09', 'ipmi/01/01/0b'] },
  { findingId: 'psu-over-temperature', class: 'psu', keys: ['dell/PSU0032', 'dell/PSU0033'] },
  { findingId: 'psu-fan-fault', class: 'psu', keys: ['dell/PSU0037', 'redfish/OpenBMC/PowerSupplyFanFailed'] },
  { findingId: 'psu-fan-fault', class: 'psu', of: 'psu', keys: ['ipmi/04/01/02', 'ipmi/04/01/04'] },
  {
    findingId: 'psu-redundancy-lost',
    class: null,
    keys: [
      'ipmi/08/0b/01',
      'ipmi/08/0b/02',
      'ipmi/08/0b/05',
      'ipmi/09/0b/01',
      'ipmi/09/0b/02',
      'ipmi/09/0b/05',
      'dell/RDU0012',
      'dell/RDU0013',
      'redfish/OpenBMC/PowerUnitRedundancyLost',
      'redfish/iLOEvents/PowerRedundancyLost',
    ],
  },
  { findingId: 'power-unit-ac-lost', class: null, keys: ['ipmi/09/6f/04'] },
  { findingId: 'power-unit-failure', class: null, keys: ['ipmi/09/6f/06', 'ipmi/09/6f/07'] },
  { findingId: 'power-soft-control-failure', class: null, keys: ['ipmi/09/6f/05', 'ipmi/19/6f/00', 'redfish/OpenBMC/SystemPowerOnFailed'] },
  {
    findingId: 'power-good-lost',
    class: null,
    roles: ['power-good'],
    keys: ['redfish/OpenBMC/SystemPowerGoodFailed', 'redfish/OpenBMC/PowerSupplyPowerGoodFailed'],
  },
  { findingId: 'power-240va-down', class: null, keys: ['ipmi/09/6f/02', 'dell/PSU0904'] },
  {
    findingId: 'power-over-budget',
    class: null,
    keys: ['ipmi/03/01/09', 'ipmi/03/01/0b', 'ipmi/0b/01/09', 'ipmi/0b/01/0b', 'dell/PWR1006', 'dell/PWR1008'],
  },
  {
    findingId: 'cmos-battery-low',
    class: 'cmos-battery',
    of: 'cmos-battery',
    keys: ['ipmi/29/6f/00', 'ipmi/29/6f/01', 'ipmi/02/01/00', 'ipmi/02/01/02', 'ipmi/02/01/04'],
  },
  {
    findingId: 'cmos-battery-low',
    class: 'cmos-battery',
    keys: ['dell/BAT0000', 'dell/BAT0002', 'redfish/iLOEvents/SystemBatteryFailed', 'hpe/SystemBatteryFailed'],
    roles: ['vbat'],
  },
  { findingId: 'power-supply-fault-on-board', class: 'board', roles: ['vr-power-good'], keys: ['redfish/Platform/VoltageRegulatorFault'] },
];

/** Input lost at every supply at once is upstream of the server. */
const allInputsLost: FindingRule = {
  id: 'all-inputs-lost',
  produces: ['psu-all-inputs-lost'],
  evaluate: (view) => {
    const events = eventsOfSign(inputLost, view).filter((event) => event.event.meaning === 'fault');
    const supplies = new Set(
      events.flatMap((event) => componentsOfClass(event, 'psu').flatMap((one) => (one.locator === null ? [] : [one.locator]))),
    );
    if (supplies.size >= 2) return [presentOf('psu-all-inputs-lost', null, events)];
    // A log that reports one lost input reports every one.
    const isOneOnly = supplies.size === 1 && view.hasCompleteEventLog;
    return isOneOnly ? [{ findingId: 'psu-all-inputs-lost', state: 'absent', component: null, eventIds: [] }] : [];
  },
};

/** Input that was lost and came back with the supply in place: what failed stands before it. */
const inputRestored: FindingRule = {
  id: 'input-restored',
  produces: ['psu-input-restored'],
  evaluate: (view) => {
    const rows = eventsOfSign(inputLost, view);
    return eventsByComponent(rows, 'psu')
      .filter(({ events }) => events.some((event) => event.event.meaning === 'fault') && events.some(isEnd))
      .map(({ component, events }) => presentOf('psu-input-restored', component, events.filter(isEnd)));
  },
};

function isEnd({ event }: LogEvent): boolean {
  return event.meaning === 'recovery';
}

/** What a supply says of its own failure: a wording, or the maker's byte of the row (Intel SEL troubleshooting guide, power supply status). */
const supplyFaults = [
  {
    findingId: 'psu-output-fault',
    says: /output (?:over|under)?-?(?:voltage|power|current)|\bov(?:er)?[- ]?(?:voltage|current) fault\b|\b(?:vout|iout)\b/i,
  },
  { findingId: 'psu-over-temperature', says: /over-?temperature/i },
  { findingId: 'psu-fan-fault', says: /\bfan\b/i },
] as const satisfies readonly { readonly findingId: string; readonly says: RegExp }[];

/** Failure or predicted failure of a supply whose row says which of its parts it is. */
const supplyByte: FindingRule = {
  id: 'supply-byte',
  produces: supplyFaults.map(({ findingId }) => findingId),
  evaluate: (view) =>
    ['ipmi/08/6f/01', 'ipmi/08/6f/02']
      .flatMap((key) => view.ofKey(key))
      .flatMap((event) => {
        const said = String(event.event.details.supplyFault ?? event.event.text);
        const fault = supplyFaults.find(({ says }) => says.test(said));
        if (fault === undefined || event.event.meaning === 'state') return [];
        return componentsOfClass(event, 'psu').map((component) => presentOf(fault.findingId, component, [event]));
      }),
};

/** Three failures of one supply in one incident: it comes and goes. */
const flappingSupply: FindingRule = {
  id: 'flapping-supply',
  produces: ['psu-failure-flapping'],
  evaluate: (view) => {
    const bySupply = new Map<string, LogEvent[]>();
    for (const event of eventsOfSign(failure, view)) {
      const key = componentKey(componentsOfClass(event, 'psu')[0] ?? null);
      bySupply.set(key, [...(bySupply.get(key) ?? []), event]);
    }
    return [...bySupply.values()]
      .filter((events) => events.length >= 3)
      .flatMap((events) =>
        componentsOfClass(events[0] as LogEvent, 'psu').map((component) => ({
          findingId: 'psu-failure-flapping',
          state: 'present' as const,
          component,
          eventIds: events.map((event) => event.id),
        })),
      );
  },
};

/** A supply that was there and is no longer reported; power off that no person asked for. */
const powerState: FindingRule = {
  id: 'power-state',
  produces: ['psu-presence-lost', 'power-off-unexpected'],
  evaluate: (view) => [...lostSupplies(view), ...unexpectedPowerOff(view)],
};

function lostSupplies(view: EventView): RuleFinding[] {
  return view
    .ofKey('ipmi/08/6f/00')
    .filter((event) => event.direction === 'deassertion')
    .flatMap((event) =>
      componentsOfClass(event, 'psu').map((component) => ({
        findingId: 'psu-presence-lost',
        state: 'present' as const,
        component,
        eventIds: [event.id],
      })),
    );
}

function unexpectedPowerOff(view: EventView): RuleFinding[] {
  const isAsked =
    ['ipmi/14/6f/00', 'ipmi/20/6f/02', 'ipmi/20/6f/03'].some((key) => view.ofKey(key).length > 0) ||
    personRestart.evaluate(view).length > 0;
  const events = view.ofKey('ipmi/09/6f/00').filter((event) => event.direction === 'assertion');
  return isAsked || events.length === 0
    ? []
    : [{ findingId: 'power-off-unexpected', state: 'present', component: null, eventIds: events.map((event) => event.id) }];
}

/** Rules over power events. */
export const powerRules: readonly FindingRule[] = [
  ruleOfSigns('power-signs', powerSigns),
  voltageRails,
  allInputsLost,
  inputRestored,
  supplyByte,
  flappingSupply,
  powerState,
];
