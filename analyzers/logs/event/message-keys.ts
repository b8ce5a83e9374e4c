import type { LogEvent } from '#domain/log-event.js';
import { hexByte } from '../ipmi/event-key.js';

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
  FanDegraded: came('ipmi/04/0a/06'),
  StorageSystemFanFailed: came('ipmi/04/01/02'),
  PowerSupplyDegraded: came('ipmi/08/0a/06'),
  StorageSystemPwrSupplyDegraded: came('ipmi/08/6f/01'),
  NoPowerSupplyDetected: came('ipmi/08/6f/06'),
  PowerFailureErrorInputPowerLoss: came('ipmi/09/6f/04'),
  PowerFailureErrorBadFuse: came('ipmi/09/6f/06'),
  PowerFailureErrorTempAboveCritical: came('ipmi/01/01/09'),
  PowerFailurePowerOn: came('ipmi/09/6f/06'),
  PowerFailureRuntime: came('ipmi/09/6f/06'),
  PowerFailureStandby: came('ipmi/09/6f/06'),
  PowerFailureUnknown: came('ipmi/09/6f/06'),
  PowerProtectionFault: came('ipmi/09/6f/06'),
  PowerDegradedEventDetected: came('ipmi/09/6f/07'),
  InterlockFailureErrorPowerOn: came('ipmi/09/6f/03'),
  InterlockFailureErrorRuntime: came('ipmi/09/6f/03'),
  InterlockFailureErrorStandby: came('ipmi/09/6f/03'),
  InterlockFailureErrorUnknown: came('ipmi/09/6f/03'),
  ServerPowerOnFailure: came('ipmi/09/6f/05'),
  ThermalStatusDegradedSysContinue: came('ipmi/01/01/07'),
  ThermalStatusDegradedSysShutdown: came('ipmi/01/01/07'),
  ThermalStatusFailure: came('ipmi/01/01/09'),
  StorageSystemTemperatureDegraded: came('ipmi/01/01/07'),
  StorageSystemTemperatureFailed: came('ipmi/01/01/09'),
  PCIeDiskTemperatureFailed: came('ipmi/01/01/09'),
  UserDefThresholdWarningAlert: came('ipmi/01/01/07'),
  UserDefThresholdCriticalAlert: came('ipmi/01/01/09'),
  InletAmbientPreCautionThresAlert: came('ipmi/01/01/07'),
  HoodRemoved: came('ipmi/05/6f/00'),
  HoodRemovedOnPowerOff: came('ipmi/05/6f/00'),
  LiquidCoolingModuleFailed: came('ipmi/0a/07/02'),
  LiquidCoolingModuleDegraded: came('ipmi/0a/07/01'),
  LiquidCoolingModuleRedundancyLost: came('ipmi/0a/0b/01'),
  DrvArrSpareDriveFailed: came('ipmi/0d/6f/01'),
  PCIeDriveConditionFailed: came('ipmi/0d/6f/01'),
  PCIeDriveConditionDegraded: came('ipmi/0d/07/01'),
  DrvArrPhysDrvWearOut: came('ipmi/0d/6f/02'),
  DrvArrSolidStateDiskWearOut: came('ipmi/0d/6f/02'),
  DriveWearOut: came('ipmi/0d/6f/02'),
  DriveWearOut2: came('ipmi/0d/6f/02'),
  PCIeDriveWearStatusWearOut: came('ipmi/0d/6f/02'),
  DriveRemoved2: went('ipmi/0d/6f/00'),
  DriveInserted2: came('ipmi/0d/6f/00'),
  DrvArrLogDrvRecovering: came('ipmi/0d/6f/05'),
  DrvArrLogDrvRebuilding: came('ipmi/0d/6f/07'),
  DrvArrayAccBoardBatteryFailed: came('ipmi/29/6f/01'),
  BatteryBackupUnitError: came('ipmi/29/6f/01'),
  BatteryBackupUnitErrorRepaired: went('ipmi/29/6f/01'),
  SystemBatteryRemoved: went('ipmi/29/6f/02'),
  ProcessorStatusFailed: came('ipmi/07/6f/08'),
  ProcessorStatusDisabled: came('ipmi/07/6f/08'),
  ProcessorStatusDegraded: came('ipmi/07/07/01'),
  PMMHealthFailure: came('ipmi/0c/07/02'),
  PMMConfigError: came('ipmi/0c/6f/07'),
  NvdimmConfigurationError: came('ipmi/0c/6f/07'),
  NvdimmControllerError: came('ipmi/0c/07/02'),
  NvdimmPersistencyLost: came('ipmi/0c/07/02'),
  NicConnectivityLost: came('ipmi/27/6f/00'),
  NicAllLinksDown: came('ipmi/27/6f/00'),
  POSTErrorsOccurred: came('ipmi/0f/6f/00'),
};

/** Sensor types of quantities whose thresholds have registry messages (DMTF Environmental and Power). */
const quantityTypes: Readonly<Record<string, string>> = { Temperature: '01', Voltage: '02', Current: '03', Fan: '04' };
const thresholdKey =
  /^(?<quantity>[A-Z][a-z]+)(?<side>AboveUpper|BelowLower|BelowUpper|AboveLower)(?<level>Caution|Critical|Fatal)Threshold$/;
/** Threshold offsets (IPMI 2.0 table 42-2) at level caution; the next level adds 2. */
const thresholdOffsets: Readonly<Record<string, number>> = { BelowLower: 0, AboveLower: 1, BelowUpper: 6, AboveUpper: 7 };
const levels = ['Caution', 'Critical', 'Fatal'];

/** Crossings of the OpenBMC registry, of a sensor of any type (`SensorThresholdCriticalHighGoingLow`). */
const crossingKey = /^SensorThreshold(?<level>Warning|Critical)(?<side>High|Low)Going(?<way>High|Low)$/;

function offsetOfCrossing({ level, side, way }: Readonly<Record<string, string | undefined>>): number {
  return (side === 'High' ? 6 : 0) + (level === 'Critical' ? 2 : 0) + (way === 'High' ? 1 : 0);
}

/** The IPMI sense of a registry's message key (`PowerSupplyFailed`); null where the table has none. */
export function senseOfMessageKey(messageKey: string): MessageSense | null {
  if (Object.hasOwn(messageSenses, messageKey)) return messageSenses[messageKey] ?? null;
  const crossed = crossingKey.exec(messageKey)?.groups;
  if (crossed) return came(`ipmi/--/01/${hexByte(offsetOfCrossing(crossed))}`);
  const found = thresholdKey.exec(messageKey)?.groups;
  const type = quantityTypes[found?.quantity ?? ''];
  if (!found || type === undefined) return null;
  const offset = (thresholdOffsets[found.side ?? ''] ?? 0) + 2 * levels.indexOf(found.level ?? '');
  return came(`ipmi/${type}/01/${hexByte(offset)}`);
}
