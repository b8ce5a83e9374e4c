/** Table of the signs of drives and of what lies between them and the controller. */
import type { Sign } from '../sign.js';

/** Events by which a driver says that a drive no longer answers; they share the key of a failed drive. */
const silentNvme = ['linux/nvme/timeout', 'linux/nvme/controller-down', 'linux/nvme/not-ready', 'linux/nvme/removed'] as const;
const silentDrive = ['linux/scsi/offline', 'linux/ata/device-lost'] as const;

/** What a solid-state drive on PCI Express says of its media: it has no surface that wears by sectors. */
const nvmeMedia = ['nvme/media_errors', 'linux/nvme/media-error'] as const;

/** A drive that failed, in any source's words. A fan or supply of a drive bay is none. */
export const driveFault = {
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
  except: [...silentDrive, ...silentNvme],
  text: /^(?!.*(?:predict|\b(?:fan|power supply)s?\b)).*(?:(?:drive|disk|ssd).*(?:fail(?:ed|ure)|fault detected)|fault detected on drive)/i,
  isReported: true,
} as const satisfies Sign;

/** A drive that stopped answering. */
export const notAnswering = {
  findingId: 'drive-not-answering',
  class: 'drive',
  keys: [...silentDrive, 'raid/drive-timeout'],
  except: silentNvme,
} as const satisfies Sign;

/** An NVMe drive that stopped answering: its controller sits on the bus itself. */
export const nvmeNotAnswering = { findingId: 'nvme-not-answering', class: 'drive', keys: silentNvme } as const satisfies Sign;

/** A drive that is gone. */
export const driveRemoved = {
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
} as const satisfies Sign;

/** Data that could not be read from a drive. */
export const driveMediaError = {
  findingId: 'drive-media-error',
  class: 'drive',
  keys: ['dell/VDR58', 'dell/VDR91', 'dell/PDR46', 'smart/media-error', 'raid/media-error'],
  text: /^(?!VD \d|Unrecoverable media errors:).*(?:medium error|media error|bad block|uncorrectable sector)/i,
  except: nvmeMedia,
} as const satisfies Sign;

/** A drive that foretells its failure. */
export const drivePredictiveFailure = {
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
  except: ['nvme/reliability'],
} as const satisfies Sign;

/** Transfers that arrived damaged. */
export const driveLinkError = {
  findingId: 'drive-link-error',
  class: 'drive',
  keys: ['smart/link-error', 'raid/link-error'],
  text: /\b(?:drive|disk|phy|port)\b.*(?:crc error|link error|link reset)/i,
} as const satisfies Sign;

/** Commands that failed for a reason that is not told. */
export const driveOtherErrors = {
  findingId: 'drive-other-errors',
  class: 'drive',
  keys: ['smart/other-error', 'raid/other-error'],
  except: nvmeMedia,
} as const satisfies Sign;

/** A drive that a tool calls hot at the drive's own limit. */
export const driveOverTemperature = {
  findingId: 'drive-over-temperature',
  class: 'drive',
  keys: ['dell/TMP0127', 'dell/PDR104', 'smart/temperature', 'nvme/temperature', 'raid/drive-temperature'],
} as const satisfies Sign;

/** Signs of IPMI sensor types 0Dh and 29h (IPMI 2.0 table 42-3) and of the vendors' storage messages. */
export const driveSigns: readonly Sign[] = [
  driveFault,
  notAnswering,
  nvmeNotAnswering,
  driveMediaError,
  drivePredictiveFailure,
  driveRemoved,
  driveOverTemperature,
  driveOtherErrors,
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
  driveLinkError,
  { findingId: 'drive-reallocated-sectors', class: 'drive', keys: ['smart/reallocated'] },
  { findingId: 'drive-self-test-failed', class: 'drive', keys: ['smart/self-test'] },
  { findingId: 'drive-backup-power-failed', class: 'drive', keys: ['nvme/volatile_backup', 'nvme/pmr'] },
  { findingId: 'drive-over-temperature', class: 'drive', of: 'drive', keys: ['ipmi/01/01/09', 'ipmi/01/01/0b'] },
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
  { findingId: 'nvme-media-errors', class: 'drive', keys: nvmeMedia },
  { findingId: 'nvme-reliability-degraded', class: 'drive', keys: ['nvme/reliability'] },
  { findingId: 'drive-read-only', class: 'drive', keys: ['dell/PDR114', 'dell/PDR115', 'nvme/read_only'] },
  { findingId: 'raid-foreign-configuration', class: null, keys: ['raid/foreign-configuration'], text: /foreign config/i },
  { findingId: 'backplane-alarm', class: 'backplane', of: 'backplane', keys: ['ipmi/01/01/07', 'ipmi/01/01/09', 'ipmi/01/01/0b'] },
  {
    findingId: 'backplane-alarm',
    class: 'backplane',
    text: /(?:backplane|expander).*(?:temperature|i2c|i²c|overheat)/i,
  },
  {
    findingId: 'backplane-fault',
    class: 'backplane',
    keys: ['dell/HWC1009', 'raid/enclosure-failed', 'raid/phy-error'],
    text: /^(?!.*\b(?:drive|disk|ssd)\b).*backplane.*(?:fail|fault|absent|communication)/i,
  },
];
