import { isEventOfKey, type LogEvent } from '#domain/log-event.js';
import { countOf } from '../event-view.js';
import { type FindingRule, presentOf } from '../finding-rule.js';
import { eventsOfSign, ruleOfSigns, type Sign } from '../sign.js';
import { changeBeforeFault, firmwareChanges, firmwareErrors } from './firmware.js';
import { isSoonAfter } from './order-of-events.js';
import { personRestart, plainRestart, watchdog } from './restart.js';
import { hasSign } from './signs-of-fault.js';

const repeatedResets = 3;

const bmcReset = {
  findingId: 'bmc-reset',
  class: 'bmc',
  keys: ['redfish/ManagerEvent/ManagerReset', 'redfish/ManagerEvent/ManagerResetWatchdogTimer'],
  roles: ['bmc-boot'],
  matchesState: true,
} as const satisfies Sign;

/** Signs of management, boot, operating system and of what people did (IPMI 2.0 table 42-3). */
const managementSigns: readonly Sign[] = [
  { findingId: 'bmc-health-degraded', class: 'bmc', keys: ['ipmi/28/6f/00', 'ipmi/28/6f/01'] },
  { findingId: 'bmc-unavailable', class: 'bmc', keys: ['ipmi/28/6f/02', 'ipmi/28/6f/03'] },
  {
    findingId: 'bmc-sensor-failure',
    class: 'bmc',
    keys: ['ipmi/28/6f/04', 'redfish/SensorEvent/SensorFailure', 'redfish/SensorEvent/InvalidSensorReading'],
  },
  bmcReset,
  {
    findingId: 'bmc-firmware-corrupt',
    class: 'bmc',
    keys: [
      'redfish/ManagerEvent/ManagerSwitchedToBackupSoftwareImage',
      'redfish/OpenBMC/BMCFirmwareResiliencyError',
      'redfish/OpenBMC/BMCFirmwarePanicReason',
    ],
  },
  {
    findingId: 'bmc-bus-errors',
    class: 'bmc',
    text: /\b(?:i2c|i²c|smbus|pmbus|ipmb)\b.{0,60}\b(?:time(?:d)?[- ]?out|nak|nack|no ack|stuck|hung|error|fail\w*|lost)\b/i,
  },
  { findingId: 'fru-communication-lost', class: 'board', keys: ['ipmi/28/6f/05', 'ipmi/2c/6f/07'] },
  { findingId: 'sel-full', class: null, keys: ['ipmi/10/6f/04', 'ipmi/10/6f/05'], matchesState: true },
  { findingId: 'sel-cleared', class: null, keys: ['ipmi/10/6f/02', 'redfish/LogService/LogCleared'], matchesState: true },
  { findingId: 'os-critical-stop', class: 'os', keys: ['ipmi/20/6f/00', 'ipmi/20/6f/01', 'redfish/Platform/OperatingSystemCrash'] },
  { findingId: 'os-graceful-shutdown', class: null, keys: ['ipmi/20/6f/02', 'ipmi/20/6f/03'], matchesState: true },
  {
    findingId: 'boot-failure',
    class: null,
    keys: ['ipmi/1e/6f/00', 'ipmi/1e/6f/01', 'ipmi/1e/6f/02', 'ipmi/1e/6f/03', 'ipmi/1e/6f/04', 'ipmi/1f/6f/0a'],
    matchesState: true,
  },
  { findingId: 'firmware-hang', class: null, keys: ['ipmi/0f/6f/01'] },
  { findingId: 'firmware-incompatible', class: null, keys: ['ipmi/2b/6f/03', 'ipmi/2b/6f/05'] },
  { findingId: 'hardware-changed', class: null, keys: ['ipmi/2b/6f/00', 'ipmi/2b/6f/06'], matchesState: true },
  { findingId: 'hardware-incompatible', class: null, keys: ['ipmi/2b/6f/02', 'ipmi/2b/6f/04'] },
  {
    findingId: 'chassis-intrusion',
    class: 'chassis',
    keys: ['ipmi/05/6f/00', 'redfish/OpenBMC/ChassisIntrusionDetected'],
    text: /\b(?:chassis|hood|cover)\b.*(?:intrusion|open|removed)/i,
    matchesState: true,
  },
  { findingId: 'lan-leash-lost', class: null, keys: ['ipmi/05/6f/04', 'redfish/OpenBMC/LanLost'], matchesState: true },
  { findingId: 'system-failure-undetermined', class: null, keys: ['ipmi/12/6f/02'] },
  { findingId: 'person-pressed-button', class: null, keys: ['ipmi/14/6f/00', 'ipmi/14/6f/02'], matchesState: true },
  {
    findingId: 'server-restarted',
    class: null,
    keys: ['ipmi/1d/6f/00', 'ipmi/1d/6f/01', 'ipmi/1d/6f/02', 'ipmi/1d/6f/05', 'ipmi/1d/6f/06', 'ipmi/1d/6f/07'],
    matchesState: true,
  },
  { findingId: 'time-jump', class: null, keys: ['ipmi/12/6f/05'], matchesState: true },
  {
    findingId: 'board-fault',
    class: 'board',
    keys: ['ipmi/15/04/01', 'ipmi/15/07/02', 'ipmi/15/07/03', 'ipmi/19/6f/01', 'redfish/OpenBMC/SsbThermalTrip'],
  },
  {
    findingId: 'platform-security-violation',
    class: null,
    keys: ['00', '01', '02', '03', '04', '05'].map((offset) => `ipmi/06/6f/${offset}`),
    matchesState: true,
  },
];

/** A clock that stands at an epoch after power was lost: the battery did not hold it. */
const clockReset: FindingRule = {
  id: 'clock-reset',
  produces: ['clock-reset'],
  evaluate: (view) => {
    const events = view.events.filter((event) => /^(?:1970|2000)-01-01T/.test(event.time.instant ?? ''));
    return events.length === 0 || events.length === view.events.length ? [] : [presentOf('clock-reset', null, events)];
  },
};

const logClearedKey = 'ipmi/10/6f/02';

/** The log was cleared, and the next thing it tells is a fault: somebody had been at the machine (knowledge of the field, row 80). */
const clearedBeforeFault: FindingRule = {
  id: 'cleared-before-fault',
  produces: ['sel-cleared-before-fault'],
  evaluate: (view) => {
    const cleared = view.log
      .filter((event) => isEventOfKey(event, logClearedKey))
      .filter((event) => view.faults.some((fault) => fault.event.meaning === 'fault' && isSoonAfter(event, fault)));
    return cleared.length === 0 ? [] : [presentOf('sel-cleared-before-fault', null, cleared)];
  },
};

/** A controller that restarts again and again has no rest of its own: its firmware or its chip. */
const repeatedBmcReset: FindingRule = {
  id: 'repeated-bmc-reset',
  produces: ['bmc-reset-repeated'],
  evaluate: (view) => {
    const events = eventsOfSign(bmcReset, view).filter((event) => event.direction !== 'deassertion');
    return countOf(events) < repeatedResets ? [] : [presentOf('bmc-reset-repeated', { class: 'bmc', locator: null }, events)];
  },
};

/** Serial numbers that makers and tools print where nobody wrote one. */
const blankSerial =
  /^(?:[.\s*x0_-]*|to be filled.*|not specified|default string|system serial number|none|n\/a|unknown|0?123456789\w*|<?empty>?)$/i;
/** The field as a listing prints it, with what it says. */
const serialField = /^\s*(?:Board|Product|System|Chassis)? ?Serial(?: Number)?\s*:[ \t]*(?<serial>.*)$/im;

/** Board or machine whose identity was never written: the FRU record of a spare part (knowledge of the field, row 81). */
const blankIdentity: FindingRule = {
  id: 'blank-identity',
  produces: ['fru-serial-blank'],
  evaluate: (view) => {
    const events = ['inventory/board', 'inventory/chassis'].flatMap((key) => view.ofKey(key)).filter(hasBlankSerial);
    return events.length === 0 ? [] : [presentOf('fru-serial-blank', { class: 'board', locator: null }, events)];
  },
};

/** Readers leave out what says nothing: then the printed field decides, where there is one. */
function hasBlankSerial({ event, raw }: LogEvent): boolean {
  const printed = event.details.serialNumber ?? serialField.exec(raw)?.groups?.serial;
  return printed !== undefined && blankSerial.test(String(printed).trim());
}

/** Nothing but presence, boot and clock rows: the log holds no sign of a fault. */
const onlyState: FindingRule = {
  id: 'only-state',
  produces: ['only-state-events'],
  evaluate: (view) => (view.events.length > 0 && !hasSign(view) ? [presentOf('only-state-events', null, view.events.slice(0, 20))] : []),
};

/** Rules over management events and what people did. */
export const managementRules: readonly FindingRule[] = [
  ruleOfSigns('management-signs', managementSigns),
  watchdog,
  plainRestart,
  personRestart,
  firmwareChanges,
  changeBeforeFault,
  firmwareErrors,
  clearedBeforeFault,
  repeatedBmcReset,
  blankIdentity,
  clockReset,
  onlyState,
];
