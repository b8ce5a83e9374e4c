/** Meaning of a code in event data 2 or 3: our words first, then what tools print for it. */
type CodeNames = Readonly<Record<number, readonly [string, ...string[]]>>;

/** System firmware error, sensor type 0Fh offset 0, event data 2 (IPMI 2.0 Table 42-3). */
export const firmwareErrors = {
  0: ['unspecified'],
  1: ['no memory installed', 'No system memory installed', 'No system memory is physically installed in the system'],
  2: [
    'no usable memory',
    'No usable system memory',
    'No usable system memory, all installed memory has experienced an unrecoverable failure',
  ],
  3: ['unrecoverable disk failure', 'Unrecoverable IDE device failure', 'Unrecoverable hard-disk/ATAPI/IDE device failure'],
  4: ['unrecoverable system board failure', 'Unrecoverable system-board failure'],
  5: ['unrecoverable diskette failure', 'Unrecoverable diskette subsystem failure'],
  6: ['unrecoverable disk controller failure', 'Unrecoverable hard-disk controller failure'],
  7: ['unrecoverable keyboard failure', 'Unrecoverable PS/2 or USB keyboard failure'],
  8: ['boot media not found', 'Removable boot media not found'],
  9: ['unrecoverable video controller failure'],
  10: ['no video device', 'No video device selected', 'No video device detected'],
  11: ['firmware corruption', 'BIOS corruption detected', 'Firmware (BIOS) ROM corruption detected'],
  12: ['CPU voltage mismatch', 'CPU voltage mismatch (processors that share same supply have mismatched voltage requirements)'],
  13: ['CPU speed mismatch', 'CPU speed mismatch failure', 'CPU speed matching failure'],
} as const satisfies CodeNames;

/** Stage of start-up where the firmware is or hangs, sensor type 0Fh offsets 1 and 2, event data 2 (IPMI 2.0 Table 42-3). */
export const firmwareStages = {
  0: ['unspecified'],
  1: ['memory initialization'],
  2: ['disk initialization', 'Hard-disk initialization'],
  3: ['secondary processor initialization', 'Secondary CPU Initialization', 'Secondary processor(s) initialization'],
  4: ['user authentication'],
  5: ['user setup', 'User-initiated system setup'],
  6: ['USB configuration', 'USB resource configuration'],
  7: ['PCI configuration', 'PCI resource configuration'],
  8: ['option ROM initialization'],
  9: ['video initialization'],
  10: ['cache initialization'],
  11: ['SM bus initialization', 'SMBus initialization'],
  12: ['keyboard controller initialization'],
  13: ['management controller initialization', 'Embedded controller/management controller initialization'],
  14: ['docking station attachment'],
  15: ['enabling docking station'],
  16: ['docking station ejection'],
  17: ['disabling docking station'],
  18: ['calling wake-up vector', 'Calling operating system wake-up vector'],
  19: ['starting operating system boot', 'System boot initiated', 'Starting operating system boot process'],
  20: ['baseboard initialization', 'Motherboard initialization', 'Baseboard or motherboard initialization'],
  22: ['floppy initialization'],
  23: ['keyboard test'],
  24: ['pointing device test'],
  25: ['primary processor initialization', 'Primary CPU initialization'],
} as const satisfies CodeNames;

/** What changed, sensor type 2Bh, event data 2 (IPMI 2.0 Table 42-3); the second name is the tail that ipmitool prints. */
export const changeTypes = {
  0: ['unspecified'],
  1: ['management controller device id', 'Mngmt Ctrl Dev Id'],
  2: ['management controller firmware revision', 'Mngmt Ctrl Firm Rev'],
  3: ['management controller device revision', 'Mngmt Ctrl Dev Rev'],
  4: ['management controller manufacturer id', 'Mngmt Ctrl Manuf Id'],
  5: ['management controller IPMI version', 'Mngmt Ctrl IPMI Vers'],
  6: ['management controller auxiliary firmware id', 'Mngmt Ctrl Aux Firm Id'],
  7: ['management controller firmware boot block', 'Mngmt Ctrl Firm Boot Block'],
  8: ['other management controller firmware', 'Mngmt Ctrl Other'],
  9: ['BIOS', 'BIOS/EFI change'],
  10: ['SMBIOS', 'SMBIOS change'],
  11: ['operating system', 'O/S change'],
  12: ['operating system loader', 'O/S loader change'],
  13: ['service or diagnostic partition', 'Service Diag change'],
  14: ['management software agent', 'Mngmt SW agent change'],
  15: ['management software application', 'Mngmt SW App change'],
  16: ['management software middleware', 'Mngmt SW Middle'],
  17: ['programmable hardware', 'Prog HW Change (FPGA)'],
  18: ['board or FRU module', 'board/FRU module change'],
  19: ['board or FRU component', 'board/FRU component change'],
  20: ['board or FRU replaced, equal version', 'board/FRU replace equ ver'],
  21: ['board or FRU replaced, newer version', 'board/FRU replace new ver'],
  22: ['board or FRU replaced, older version', 'board/FRU replace old ver'],
  23: ['board or FRU hardware configuration', 'board/FRU HW conf change'],
} as const satisfies CodeNames;

/** Why a power supply is not accepted, sensor type 08h offset 6, event data 3 [3:0]. */
export const powerSupplyMismatches = {
  0: ['vendor mismatch'],
  1: ['revision mismatch'],
  2: ['processor missing', 'Processor missing or unexpected/unsupported condition'],
  3: ['power supply rating mismatch'],
  4: ['voltage rating mismatch'],
} as const satisfies CodeNames;

/** Action on an auxiliary log, sensor type 12h offset 3, event data 2 [3:0]. */
export const auxiliaryLogActions = {
  0: ['entry added'],
  1: ['entry added without IPMI equivalent'],
  2: ['entry added with SEL entries'],
  3: ['log cleared'],
  4: ['log disabled'],
  5: ['log enabled'],
} as const satisfies CodeNames;

/** Kind of auxiliary log, sensor type 12h offset 3, event data 2 [7:4]. */
export const auxiliaryLogTypes = { 0: ['MCA log'], 1: ['OEM 1'], 2: ['OEM 2'] } as const satisfies CodeNames;

/** Actions of platform event filtering by bit, sensor type 12h offset 4, event data 2 [5:0]. */
export const platformEventActions = ['alert', 'power off', 'reset', 'power cycle', 'OEM action', 'diagnostic interrupt'] as const;

/** System power states, sensor type 19h offset 0, event data 2 and 3; the numbers are the offsets of sensor type 22h. */
export const powerStates = {
  0: ['S0/G0'],
  1: ['S1'],
  2: ['S2'],
  3: ['S3'],
  4: ['S4'],
  5: ['S5/G2'],
  6: ['S4/S5'],
  7: ['G3'],
  8: ['sleeping'],
  9: ['G1'],
  10: ['S5 by override'],
  11: ['legacy on'],
  12: ['legacy off'],
  13: ['unknown'],
} as const satisfies CodeNames;

/** Cause of a restart, sensor type 1Dh offset 7, event data 2 [3:0] (IPMI 2.0 §28.11). */
export const restartCauses = {
  0: ['unknown'],
  1: ['chassis control command'],
  2: ['reset button'],
  3: ['power button'],
  4: ['watchdog'],
  5: ['OEM'],
  6: ['power restore policy: always on'],
  7: ['power restore policy: previous state'],
  8: ['reset by platform event filter'],
  9: ['power cycle by platform event filter'],
  10: ['soft reset'],
  11: ['wake by real-time clock'],
} as const satisfies CodeNames;

/** What a slot or connector is for, sensor type 21h, event data 2 [6:0]. */
export const slotTypes = {
  0: ['PCI'],
  1: ['drive array'],
  2: ['external peripheral connector'],
  3: ['docking'],
  4: ['other internal expansion'],
  5: ['entity of the sensor'],
  6: ['AdvancedTCA'],
  7: ['memory device'],
  8: ['fan'],
  9: ['PCI Express'],
  10: ['SCSI'],
  11: ['SATA/SAS'],
  12: ['USB'],
} as const satisfies CodeNames;

/** Interrupt of a watchdog, sensor type 23h, event data 2 [7:4]. */
export const watchdogInterrupts = { 0: ['none'], 1: ['SMI'], 2: ['NMI'], 3: ['messaging interrupt'] } as const satisfies CodeNames;

/** Who had armed the watchdog, sensor type 23h, event data 2 [3:0]. */
export const watchdogUses = {
  1: ['BIOS FRB2'],
  2: ['BIOS/POST'],
  3: ['OS load'],
  4: ['SMS/OS'],
  5: ['OEM'],
} as const satisfies CodeNames;

/** Why a session ended, sensor type 2Ah offset 1, event data 3 [5:4]. */
export const sessionEndCauses = {
  0: ['unspecified'],
  1: ['close session command'],
  2: ['timeout'],
  3: ['configuration change'],
} as const satisfies CodeNames;

/** Why the state of a FRU changed, sensor type 2Ch, event data 2 [7:4]. */
export const fruStateCauses = {
  0: ['normal state change'],
  1: ['commanded by external software'],
  2: ['operator changed handle latch'],
  3: ['operator pressed hot swap button'],
  4: ['FRU programmatic action'],
  5: ['communication lost'],
  6: ['communication lost by local failure'],
  7: ['unexpected extraction'],
  8: ['operator intervention or update'],
  9: ['no IPMB address'],
  10: ['unexpected deactivation'],
  15: ['unknown'],
} as const satisfies CodeNames;

/** Our words for a code, or null where the standard reserves it. */
export function codeName(codes: CodeNames, code: number): string | null {
  return codes[code]?.[0] ?? null;
}
