import type { EventView } from '../event-view.js';
import { type FindingRule, presentOf } from '../finding-rule.js';
import { ruleOfSigns, type Sign } from '../sign.js';
import { isMemoryPostError } from './memory.js';

/** Signs of management, boot, operating system and of what people did (IPMI 2.0 table 42-3). */
const managementSigns: readonly Sign[] = [
  { findingId: 'bmc-health-degraded', class: 'bmc', keys: ['ipmi/28/6f/00', 'ipmi/28/6f/01'] },
  { findingId: 'bmc-unavailable', class: 'bmc', keys: ['ipmi/28/6f/02', 'ipmi/28/6f/03'] },
  {
    findingId: 'bmc-sensor-failure',
    class: 'bmc',
    keys: ['ipmi/28/6f/04', 'redfish/SensorEvent/SensorFailure', 'redfish/SensorEvent/InvalidSensorReading'],
  },
  {
    findingId: 'bmc-reset',
    class: 'bmc',
    keys: ['redfish/ManagerEvent/ManagerReset', 'redfish/ManagerEvent/ManagerResetWatchdogTimer'],
    roles: ['bmc-reset'],
    matchesState: true,
  },
  {
    findingId: 'bmc-firmware-corrupt',
    class: 'bmc',
    keys: [
      'redfish/ManagerEvent/ManagerSwitchedToBackupSoftwareImage',
      'redfish/OpenBMC/BMCFirmwareResiliencyError',
      'redfish/OpenBMC/BMCFirmwarePanicReason',
    ],
  },
  { findingId: 'fru-communication-lost', class: 'board', keys: ['ipmi/28/6f/05', 'ipmi/2c/6f/07'] },
  { findingId: 'sel-full', class: null, keys: ['ipmi/10/6f/04', 'ipmi/10/6f/05'], matchesState: true },
  { findingId: 'sel-cleared', class: null, keys: ['ipmi/10/6f/02', 'redfish/LogService/LogCleared'], matchesState: true },
  {
    findingId: 'watchdog-reset',
    class: null,
    keys: [
      'ipmi/23/6f/01',
      'ipmi/23/6f/02',
      'ipmi/23/6f/03',
      'ipmi/11/6f/00',
      'ipmi/11/6f/01',
      'ipmi/11/6f/03',
      'ipmi/11/6f/04',
      'redfish/Platform/PlatformResetWatchdogTimer',
      'redfish/iLOEvents/IPMIWatchdogTimerReset',
    ],
    matchesState: true,
  },
  { findingId: 'watchdog-expired', class: null, keys: ['ipmi/23/6f/00', 'ipmi/11/6f/06'], matchesState: true },
  { findingId: 'os-critical-stop', class: 'os', keys: ['ipmi/20/6f/00', 'ipmi/20/6f/01', 'redfish/Platform/OperatingSystemCrash'] },
  { findingId: 'os-graceful-shutdown', class: null, keys: ['ipmi/20/6f/02', 'ipmi/20/6f/03'], matchesState: true },
  {
    findingId: 'boot-failure',
    class: null,
    keys: ['ipmi/1e/6f/00', 'ipmi/1e/6f/01', 'ipmi/1e/6f/02', 'ipmi/1e/6f/03', 'ipmi/1e/6f/04', 'ipmi/1f/6f/0a'],
    matchesState: true,
  },
  { findingId: 'firmware-hang', class: null, keys: ['ipmi/0f/6f/01'] },
  { findingId: 'firmware-changed', class: null, keys: ['ipmi/2b/6f/01', 'ipmi/2b/6f/07'], matchesState: true },
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

/** Restart causes that a person gives (IPMI 2.0 table 42-3, type 1Dh offset 7, event data 2: chassis command, reset and power button). */
const personRestart: FindingRule = {
  id: 'person-restart',
  produces: ['person-reset'],
  evaluate: (view) => {
    const events = view.ofKey('ipmi/1d/6f/07').filter((event) => /command|button/i.test(String(event.event.details.restartCause ?? '')));
    return events.length === 0 ? [] : [presentOf('person-reset', null, events)];
  },
};

/** Firmware errors in POST that are not about memory (memory has its own rule). */
const firmwareError: FindingRule = {
  id: 'firmware-error',
  produces: ['firmware-post-error'],
  evaluate: (view) => {
    const events = view.ofKey('ipmi/0f/6f/00').filter((event) => event.event.meaning === 'fault' && !isMemoryPostError(event));
    return events.length === 0 ? [] : [presentOf('firmware-post-error', null, events)];
  },
};

/** A clock that stands at an epoch after power was lost: the battery did not hold it. */
const clockReset: FindingRule = {
  id: 'clock-reset',
  produces: ['clock-reset'],
  evaluate: (view) => {
    const events = view.events.filter((event) => /^(?:1970|2000)-01-01T/.test(event.time.instant ?? ''));
    return events.length === 0 || events.length === view.events.length ? [] : [presentOf('clock-reset', null, events)];
  },
};

/** Nothing but presence, boot and clock rows: the log holds no sign of a fault. */
const onlyState: FindingRule = {
  id: 'only-state',
  produces: ['only-state-events'],
  evaluate: (view) => (view.events.length > 0 && !hasSign(view) ? [presentOf('only-state-events', null, view.events.slice(0, 20))] : []),
};

function hasSign(view: EventView): boolean {
  return view.events.some(
    (event) =>
      event.event.meaning === 'fault' ||
      event.event.meaning === 'recovery' ||
      event.severity.derived !== 'ok' ||
      (event.event.meaning === 'unknown' && event.event.role !== null),
  );
}

/** Rules over management events and what people did. */
export const managementRules: readonly FindingRule[] = [
  ruleOfSigns('management-signs', managementSigns),
  personRestart,
  firmwareError,
  clockReset,
  onlyState,
];
