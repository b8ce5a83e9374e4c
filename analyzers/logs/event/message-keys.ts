import type { LogEvent } from '#domain/log-event.js';

/** What a message of a registry says in IPMI's terms: the key of the condition, and whether it came or went. */
export type MessageSense = { readonly key: string; readonly direction: NonNullable<LogEvent['direction']> };

const came = (key: string): MessageSense => ({ key, direction: 'assertion' });
const went = (key: string): MessageSense => ({ key, direction: 'deassertion' });

/**
 * Message keys of Redfish registries that mean the same as an IPMI event (DMTF Power, Environmental, StorageDevice, Platform,
 * NetworkDevice and LogService; OpenBMC; HPE iLOEvents). Keys without an IPMI counterpart are left out: their own key stands.
 */
const messageSenses: Readonly<Record<string, MessageSense>> = {
  PowerSupplyFailed: came('ipmi/08/6f/01'),
  PowerSupplyRestored: went('ipmi/08/6f/01'),
  PowerSupplyRecovered: went('ipmi/08/6f/01'),
  PowerSupplyOK: went('ipmi/08/6f/01'),
  PwrSupplyError: came('ipmi/08/6f/01'),
  PwrSupplyErrorRepaired: went('ipmi/08/6f/01'),
  PowerSupplyPredictiveFailure: came('ipmi/08/6f/02'),
  PowerSupplyFailurePredicted: came('ipmi/08/6f/02'),
  PowerSupplyPredictedFailureRecovered: went('ipmi/08/6f/02'),
  LossOfInputPower: came('ipmi/08/6f/03'),
  LineInputPowerFault: came('ipmi/08/6f/03'),
  LineInputPowerRestored: went('ipmi/08/6f/03'),
  PowerSupplyPowerLost: came('ipmi/08/6f/03'),
  PowerSupplyPowerRestored: went('ipmi/08/6f/03'),
  PowerSupplyACPowerLoss: came('ipmi/08/6f/03'),
  PowerSupplyConfigurationError: came('ipmi/08/6f/06'),
  PowerSupplyConfigurationErrorRecovered: went('ipmi/08/6f/06'),
  UnsupportedPowerSupplyUnitDetected: came('ipmi/08/6f/06'),
  PowerSupplyInserted: came('ipmi/08/6f/00'),
  PowerSupplyRemoved: went('ipmi/08/6f/00'),
  PowerUnitRedundancyLost: came('ipmi/09/0b/01'),
  PowerUnitRedundancyRegained: came('ipmi/09/0b/00'),
  PowerRedundancyLost: came('ipmi/08/0b/01'),
  PowerRedundancyRestored: came('ipmi/08/0b/00'),
  SystemPowerLost: came('ipmi/09/6f/04'),
  SystemPowerGoodFailed: came('ipmi/09/6f/05'),
  SystemPowerOnFailed: came('ipmi/09/6f/05'),
  FanFailed: came('ipmi/04/01/02'),
  FanRestored: went('ipmi/04/01/02'),
  FanRepaired: went('ipmi/04/01/02'),
  FanInserted: came('ipmi/04/08/01'),
  FanRemoved: came('ipmi/04/08/00'),
  FanRedundancyLost: came('ipmi/04/0b/01'),
  FanRedundancyRegained: came('ipmi/04/0b/00'),
  FanRedundancyRestored: came('ipmi/04/0b/00'),
  CPUThermalTrip: came('ipmi/07/6f/01'),
  PowerFailureCpuThermalTrip: came('ipmi/07/6f/01'),
  SeCpuUncorrectableError: came('ipmi/07/6f/06'),
  CPUMismatch: came('ipmi/07/6f/05'),
  SsbThermalTrip: came('ipmi/19/6f/01'),
  MemoryECCCorrectable: came('ipmi/0c/6f/00'),
  MemoryECCUncorrectable: came('ipmi/0c/6f/01'),
  MemoryUncorrectableError: came('ipmi/0c/6f/01'),
  MemoryParityCommandAndAddress: came('ipmi/0c/6f/02'),
  MemoryParityNotKnown: came('ipmi/0c/6f/02'),
  MemoryThermTrip: came('ipmi/0c/6f/0a'),
  DriveFailure: came('ipmi/0d/6f/01'),
  DriveFailed: came('ipmi/0d/6f/01'),
  DriveFailed2: came('ipmi/0d/6f/01'),
  DriveError: came('ipmi/0d/6f/01'),
  DrvArrPhysDrvFailed: came('ipmi/0d/6f/01'),
  DriveFailureCleared: went('ipmi/0d/6f/01'),
  DriveOK: went('ipmi/0d/6f/01'),
  DriveOk: went('ipmi/0d/6f/01'),
  DriveOk2: went('ipmi/0d/6f/01'),
  DrivePredictiveFailure: came('ipmi/0d/6f/02'),
  DriveSmartError: came('ipmi/0d/6f/02'),
  DriveSmartError2: came('ipmi/0d/6f/02'),
  DrvArrPhysDrvPredictiveFailure: came('ipmi/0d/6f/02'),
  DrivePredictiveFailureCleared: went('ipmi/0d/6f/02'),
  DriveInserted: came('ipmi/0d/6f/00'),
  DriveRemoved: went('ipmi/0d/6f/00'),
  LegacyPCIPERR: came('ipmi/13/6f/04'),
  LegacyPCISERR: came('ipmi/13/6f/05'),
  PCIeUncorrectableError: came('ipmi/13/6f/08'),
  NMIButtonPressed: came('ipmi/13/6f/00'),
  NMIDiagnosticInterrupt: came('ipmi/13/6f/00'),
  IPMIWatchdog: came('ipmi/23/6f/00'),
  IPMIWatchdogTimerReset: came('ipmi/23/6f/01'),
  SystemBatteryFailed: came('ipmi/29/6f/01'),
  ChassisIntrusionDetected: came('ipmi/05/6f/00'),
  ChassisIntrusionReset: went('ipmi/05/6f/00'),
  LanLost: came('ipmi/27/6f/00'),
  LanRegained: went('ipmi/27/6f/00'),
  EventLogCleared: came('ipmi/10/6f/02'),
  LogCleared: came('ipmi/10/6f/02'),
  LogClear: came('ipmi/10/6f/02'),
  PowerButtonPressed: came('ipmi/14/6f/00'),
  ResetButtonPressed: came('ipmi/14/6f/02'),
  OperatingSystemCrash: came('ipmi/20/6f/01'),
};

/** Sensor types of quantities whose thresholds have registry messages (DMTF Environmental and Power). */
const quantityTypes: Readonly<Record<string, string>> = { Temperature: '01', Voltage: '02', Current: '03', Fan: '04' };
const thresholdKey =
  /^(?<quantity>[A-Z][a-z]+)(?<side>AboveUpper|BelowLower|BelowUpper|AboveLower)(?<level>Caution|Critical|Fatal)Threshold$/;
/** Threshold offsets (IPMI 2.0 table 42-2) at level caution; the next level adds 2. */
const thresholdOffsets: Readonly<Record<string, number>> = { BelowLower: 0, AboveLower: 1, BelowUpper: 6, AboveUpper: 7 };
const levels = ['Caution', 'Critical', 'Fatal'];

/** The IPMI sense of a registry's message key (`PowerSupplyFailed`); null where the table has none. */
export function senseOfMessageKey(messageKey: string): MessageSense | null {
  if (Object.hasOwn(messageSenses, messageKey)) return messageSenses[messageKey] ?? null;
  const found = thresholdKey.exec(messageKey)?.groups;
  const type = quantityTypes[found?.quantity ?? ''];
  if (!found || type === undefined) return null;
  const offset = (thresholdOffsets[found.side ?? ''] ?? 0) + 2 * levels.indexOf(found.level ?? '');
  return came(`ipmi/${type}/01/${offset.toString(16).padStart(2, '0')}`);
}
