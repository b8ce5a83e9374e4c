import type { EventRow } from './event-row.js';

/** Threshold events, event/reading type 01h (IPMI 2.0 Table 42-2). A limit crossed back is a recovery. */
const thresholdEvents = [
  [0x0, 'fault', 'warning', 'Lower Non-critical going low'],
  [0x1, 'recovery', 'ok', 'Lower Non-critical going high'],
  [0x2, 'fault', 'critical', 'Lower Critical going low'],
  [0x3, 'recovery', 'warning', 'Lower Critical going high'],
  [0x4, 'fault', 'critical', 'Lower Non-recoverable going low'],
  [0x5, 'recovery', 'warning', 'Lower Non-recoverable going high'],
  [0x6, 'recovery', 'ok', 'Upper Non-critical going low'],
  [0x7, 'fault', 'warning', 'Upper Non-critical going high'],
  [0x8, 'recovery', 'warning', 'Upper Critical going low'],
  [0x9, 'fault', 'critical', 'Upper Critical going high'],
  [0xa, 'recovery', 'warning', 'Upper Non-recoverable going low'],
  [0xb, 'fault', 'critical', 'Upper Non-recoverable going high'],
] as const satisfies readonly EventRow[];

/**
 * Events by event/reading type 01h–0Ch (IPMI 2.0 Table 42-2).
 * 03h says nothing by itself: `State Asserted` is a fault or not by the name of the sensor, `State Deasserted` is the absence of it.
 */
export const genericEvents = {
  1: thresholdEvents,
  2: [
    [0x0, 'state', 'ok', 'Transition to Idle'],
    [0x1, 'state', 'ok', 'Transition to Active'],
    [0x2, 'state', 'ok', 'Transition to Busy'],
  ],
  3: [
    [0x0, 'state', 'ok', 'State Deasserted'],
    [0x1, 'unknown', 'warning', 'State Asserted'],
  ],
  4: [
    [0x0, 'recovery', 'ok', 'Predictive Failure Deasserted'],
    [0x1, 'fault', 'critical', 'Predictive Failure Asserted'],
  ],
  5: [
    [0x0, 'recovery', 'ok', 'Limit Not Exceeded'],
    [0x1, 'fault', 'critical', 'Limit Exceeded'],
  ],
  6: [
    [0x0, 'recovery', 'ok', 'Performance Met'],
    [0x1, 'fault', 'warning', 'Performance Lags'],
  ],
  7: [
    [0x0, 'recovery', 'ok', 'Transition to OK'],
    [0x1, 'fault', 'warning', 'Transition to Non-critical from OK'],
    [0x2, 'fault', 'critical', 'Transition to Critical from less severe'],
    [0x3, 'fault', 'critical', 'Transition to Non-recoverable from less severe'],
    [0x4, 'fault', 'warning', 'Transition to Non-critical from more severe'],
    [0x5, 'fault', 'critical', 'Transition to Critical from Non-recoverable'],
    [0x6, 'fault', 'critical', 'Transition to Non-recoverable'],
    [0x7, 'state', 'warning', 'Monitor'],
    [0x8, 'state', 'ok', 'Informational'],
  ],
  8: [
    [0x0, 'state', 'warning', 'Device Absent', 'Device Removed/Device Absent', 'Device Removed'],
    [0x1, 'state', 'ok', 'Device Present', 'Device Inserted/Device Present', 'Device Inserted'],
  ],
  9: [
    [0x0, 'state', 'warning', 'Device Disabled'],
    [0x1, 'state', 'ok', 'Device Enabled'],
  ],
  10: [
    [0x0, 'state', 'ok', 'Transition to Running'],
    [0x1, 'state', 'ok', 'Transition to In Test'],
    [0x2, 'state', 'ok', 'Transition to Power Off'],
    [0x3, 'state', 'ok', 'Transition to On Line', 'Transition to Online'],
    [0x4, 'state', 'warning', 'Transition to Off Line', 'Transition to Offline'],
    [0x5, 'state', 'ok', 'Transition to Off Duty'],
    [0x6, 'fault', 'critical', 'Transition to Degraded'],
    [0x7, 'state', 'ok', 'Transition to Power Save'],
    [0x8, 'fault', 'critical', 'Install Error'],
  ],
  11: [
    [0x0, 'recovery', 'ok', 'Fully Redundant', 'Redundancy Regained'],
    [0x1, 'fault', 'critical', 'Redundancy Lost'],
    [0x2, 'fault', 'warning', 'Redundancy Degraded'],
    [0x3, 'fault', 'critical', 'Non-Redundant: Sufficient from Redundant', 'Non-redundant:Sufficient Resources from Redundant'],
    [
      0x4,
      'fault',
      'warning',
      'Non-Redundant: Sufficient from Insufficient',
      'Non-redundant:Sufficient Resources from Insufficient Resources',
    ],
    [0x5, 'fault', 'critical', 'Non-Redundant: Insufficient Resources'],
    [0x6, 'fault', 'warning', 'Redundancy Degraded from Fully Redundant'],
    [0x7, 'fault', 'warning', 'Redundancy Degraded from Non-Redundant'],
  ],
  12: [
    [0x0, 'state', 'ok', 'D0 Power State'],
    [0x1, 'state', 'ok', 'D1 Power State'],
    [0x2, 'state', 'ok', 'D2 Power State'],
    [0x3, 'state', 'ok', 'D3 Power State'],
  ],
} as const satisfies Readonly<Record<number, readonly EventRow[]>>;

/** Severity of `State Asserted` where the type of the sensor alone decides it (defaults of FreeIPMI 1.6 ipmi-sel); elsewhere `warning`. */
export const stateAssertedSeverities = {
  7: 'critical',
  12: 'critical',
  13: 'ok',
  20: 'ok',
  21: 'critical',
  30: 'critical',
  32: 'critical',
} as const satisfies Readonly<Record<number, EventRow[2]>>;
