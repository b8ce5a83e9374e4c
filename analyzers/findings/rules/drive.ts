import type { LogEvent } from '#domain/log-event.js';
import { componentsOfClass } from '../event-view.js';
import { type FindingRule, presentOf } from '../finding-rule.js';
import { eventsOfSign, ruleOfSigns, type Sign } from '../sign.js';
import { raidSigns } from './raid.js';

const driveFault = {
  findingId: 'drive-fault',
  class: 'drive',
  keys: [
    'ipmi/0d/6f/01',
    'dell/PDR1001',
    'dell/PDR1101',
    'dell/PDR3',
    'redfish/StorageDevice/DriveFailure',
    'redfish/StorageDevice/DriveOffline',
    'redfish/OpenBMC/DriveError',
    'redfish/iLOEvents/DrvArrPhysDrvFailed',
    'redfish/iLOEvents/DriveFailed',
    'hpe/DrvArrPhysDrvFailed',
    'hpe/DriveFailed',
    'raid/drive-offline',
  ],
  text: /^(?!.*predict).*(?:(?:drive|disk|ssd).*(?:fail(?:ed|ure)|fault detected)|fault detected on drive)/i,
  isReported: true,
} as const satisfies Sign;

/** Temperature signs of tools, each at the drive's own limit. */
const hotDrive = ['smart/temperature', 'nvme/temperature', 'raid/drive-temperature'] as const;

const driveLinkError = {
  findingId: 'drive-link-error',
  class: 'drive',
  keys: ['smart/link-error', 'raid/link-error'],
  text: /\b(?:drive|disk|phy|port)\b.*(?:crc error|link error|link reset)/i,
} as const satisfies Sign;

/** Signs of IPMI sensor types 0Dh and 29h (IPMI 2.0 table 42-3) and of the vendors' storage messages. */
const driveSigns: readonly Sign[] = [
  driveFault,
  {
    findingId: 'drive-predictive-failure',
    class: 'drive',
    keys: [
      'ipmi/0d/6f/02',
      'dell/PDR1002',
      'dell/PDR1102',
      'dell/PDR16',
      'redfish/StorageDevice/DrivePredictiveFailure',
      'redfish/iLOEvents/DrvArrPhysDrvPredictiveFailure',
      'redfish/iLOEvents/DriveSmartError',
      'hpe/DriveSmartError',
      'smart/attribute-failed-past',
    ],
    text: /(?:drive|disk).*predictive failure|predictive failure.*(?:drive|disk)/i,
  },
  {
    findingId: 'drive-removed',
    class: 'drive',
    keys: [
      'dell/PDR1016',
      'dell/PDR1116',
      'redfish/StorageDevice/DriveRemoved',
      'redfish/StorageDevice/DriveMissing',
      'redfish/iLOEvents/DriveRemoved',
      'hpe/DriveRemoved',
      'raid/drive-missing',
      'smart/unreachable',
    ],
    matchesState: true,
  },
  {
    findingId: 'raid-array-degraded',
    class: null,
    keys: ['ipmi/0d/6f/05', 'dell/PDR1005', 'dell/PDR1105', 'dell/VDR8', 'dell/VDR56', 'redfish/StorageDevice/VolumeDegraded'],
  },
  {
    findingId: 'raid-array-failed',
    class: null,
    keys: [
      'ipmi/0d/6f/06',
      'dell/PDR1006',
      'dell/PDR1106',
      'dell/VDR1',
      'dell/VDR7',
      'redfish/StorageDevice/VolumeFailure',
      'redfish/StorageDevice/VolumeOffline',
      'redfish/iLOEvents/DrvArrLogDrvFailed',
    ],
  },
  { findingId: 'raid-rebuild-failed', class: 'drive', keys: ['ipmi/0d/6f/08', 'dell/PDR1008', 'dell/PDR1108', 'dell/VDR20'] },
  { findingId: 'raid-battery-fault', class: 'raid-battery', of: 'raid-battery', keys: ['ipmi/29/6f/00', 'ipmi/29/6f/01'] },
  {
    findingId: 'raid-battery-fault',
    class: 'raid-battery',
    keys: [
      'dell/BAT0005',
      'dell/BAT0007',
      'dell/BAT0015',
      'dell/BAT0017',
      'dell/BAT1018',
      'dell/BAT1024',
      'dell/BAT1029',
      'redfish/StorageDevice/BatteryFailure',
      'redfish/StorageDevice/BatteryMissing',
      'redfish/StorageDevice/WriteCacheDegraded',
      'redfish/iLOEvents/DrvArrayAccBoardBatteryFailed',
    ],
    text: /(?:perc|raid|storage|cache).*battery.*\b(?:low|failed|degraded)\b/i,
  },
  {
    findingId: 'raid-controller-fault',
    class: 'raid-controller',
    keys: [
      'redfish/StorageDevice/ControllerFailure',
      'redfish/StorageDevice/ControllerDegraded',
      'redfish/StorageDevice/ControllerPreviousError',
      'redfish/iLOEvents/DrvArrControllerFailed',
      'dell/CTL40',
      'dell/CTL46',
    ],
  },
  {
    findingId: 'drive-media-error',
    class: 'drive',
    keys: ['dell/VDR58', 'dell/VDR91', 'dell/PDR46', 'smart/media-error', 'nvme/media_errors', 'raid/media-error'],
    text: /^(?!VD \d|Unrecoverable media errors:).*(?:medium error|media error|bad block|uncorrectable sector)/i,
  },
  driveLinkError,
  { findingId: 'drive-reallocated-sectors', class: 'drive', keys: ['smart/reallocated'] },
  { findingId: 'drive-other-errors', class: 'drive', keys: ['smart/other-error', 'raid/other-error', 'raid/drive-timeout'] },
  { findingId: 'drive-self-test-failed', class: 'drive', keys: ['smart/self-test'] },
  { findingId: 'drive-backup-power-failed', class: 'drive', keys: ['nvme/volatile_backup', 'nvme/pmr'] },
  { findingId: 'drive-over-temperature', class: 'drive', of: 'drive', keys: ['ipmi/01/01/09', 'ipmi/01/01/0b'] },
  { findingId: 'drive-over-temperature', class: 'drive', keys: ['dell/TMP0127', 'dell/PDR104', ...hotDrive] },
  {
    findingId: 'drive-wear-out',
    class: 'drive',
    keys: [
      'dell/PDR112',
      'dell/PDR113',
      'dell/SSD0001',
      'dell/SSD0002',
      'redfish/StorageDevice/DrivePredictedMediaLifeLow',
      'redfish/iLOEvents/DriveWearOut',
      'hpe/DriveWearOut',
      'smart/wear',
      'raid/wear',
      'nvme/percentage_used',
      'nvme/available_spare',
    ],
  },
  { findingId: 'drive-read-only', class: 'drive', keys: ['dell/PDR114', 'dell/PDR115', 'nvme/read_only'] },
  { findingId: 'raid-foreign-configuration', class: null, keys: ['raid/foreign-configuration'], text: /foreign config/i },
  {
    findingId: 'backplane-fault',
    class: 'backplane',
    keys: ['dell/HWC1009', 'raid/enclosure-failed', 'raid/phy-error'],
    text: /^(?!.*\b(?:drive|disk|ssd)\b).*backplane.*(?:fail|fault|absent|communication)/i,
  },
];

/** Broken transfers to two drives share a path: cable, backplane, expander. */
const manyLinks: FindingRule = {
  id: 'many-links',
  produces: ['drive-many-link-errors'],
  evaluate: (view) => {
    const events = eventsOfSign(driveLinkError, view);
    if (drivesOf(events).size < 2) return [];
    return [presentOf('drive-many-link-errors', null, events)];
  },
};

/** Two drives in one incident share more than bad luck (knowledge of the field, row 60). */
const manyDrives: FindingRule = {
  id: 'many-drives',
  produces: ['drive-many-faults'],
  evaluate: (view) => {
    const events = eventsOfSign(driveFault, view);
    return drivesOf(events).size < 2
      ? []
      : [{ findingId: 'drive-many-faults', state: 'present', component: null, eventIds: events.map((event) => event.id) }];
  },
};

/** Labels of the drives that events name. */
function drivesOf(events: readonly LogEvent[]): ReadonlySet<string> {
  return new Set(
    events.flatMap((event) => componentsOfClass(event, 'drive').flatMap((one) => (one.locator === null ? [] : [one.locator]))),
  );
}

/** A drive whose presence went and did not come back. */
const drivePresence: FindingRule = {
  id: 'drive-presence',
  produces: ['drive-removed'],
  evaluate: (view) => {
    const presence = view.ofKey('ipmi/0d/6f/00');
    const present = new Set(
      presence.filter((event) => event.direction === 'assertion').map((event) => event.sensor?.name ?? event.sensor?.number),
    );
    return presence
      .filter((event) => event.direction === 'deassertion' && !present.has(event.sensor?.name ?? event.sensor?.number))
      .flatMap((event) =>
        componentsOfClass(event, 'drive').map((component) => ({
          findingId: 'drive-removed',
          state: 'present' as const,
          component,
          eventIds: [event.id],
        })),
      );
  },
};

/** Rules over drives and RAID. */
export const driveRules: readonly FindingRule[] = [
  ruleOfSigns('drive-signs', driveSigns),
  ruleOfSigns('raid-signs', raidSigns),
  manyDrives,
  manyLinks,
  drivePresence,
];
