import type { MessageTable } from './message-rule.js';

/** Table: what the kernel says when it stops or hangs (kernel/panic.c, watchdog.c, arch/x86/kernel/nmi.c). Numbers of CPUs are logical ones, so no part is named. */
export const panicMessages = {
  starts:
    /^(?:Kernel panic|BUG|watchdog|NMI|INFO: |rcu|Oops|general protection|kernel BUG|Uhhuh|Dazed|Out of memory|divide error|invalid opcode|Internal error|Unable to handle)/,
  rules: [
    {
      pattern: /^Kernel panic - not syncing: (?:Fatal (?:local )?machine check|Machine check|Timeout: Not all CPUs|MCE)/i,
      key: 'linux/kernel/panic',
      aliases: ['ipmi/20/6f/01', 'linux/kernel/panic/machine-check'],
      severity: 'critical',
      says: 'Kernel panic: a machine check that cannot be recovered from',
    },
    {
      pattern: /^Kernel panic - not syncing: (?:NMI|An NMI occurred)/i,
      key: 'linux/kernel/panic',
      aliases: ['ipmi/20/6f/01'],
      severity: 'critical',
      says: 'Kernel panic: non-maskable interrupt',
    },
    {
      pattern: /^Kernel panic(?: - not syncing)?: /,
      key: 'linux/kernel/panic',
      aliases: ['ipmi/20/6f/01'],
      severity: 'critical',
    },
    {
      pattern:
        /^(?:BUG: (?:unable to handle|kernel NULL pointer)|Oops: |general protection fault|kernel BUG at|divide error|invalid opcode|Internal error: |Unable to handle kernel)/,
      key: 'linux/kernel/oops',
      severity: 'warning',
    },
    {
      pattern: /^(?:watchdog: )?BUG: soft lockup - CPU#(?<logicalCpu>\d{1,5}) stuck for (?<seconds>\d{1,8})s/,
      key: 'linux/kernel/soft-lockup',
      severity: 'warning',
      says: 'Soft lockup of a CPU',
    },
    {
      pattern: /^(?:(?:NMI )?watchdog: )?Watchdog detected hard LOCKUP on cpu (?<logicalCpu>\d{1,5})/,
      key: 'linux/kernel/hard-lockup',
      severity: 'critical',
      says: 'Hard lockup of a CPU',
    },
    {
      pattern: /^(?:rcu: )?INFO: rcu_\w{1,16} (?:self-)?detected (?:expedited )?stalls? on CPU/,
      key: 'linux/kernel/rcu-stall',
      severity: 'warning',
      says: 'Stall of a CPU (RCU)',
    },
    {
      pattern: /^INFO: task (?<task>[^:]{1,40}):\d{1,8} blocked for more than (?<seconds>\d{1,6}) seconds/,
      key: 'linux/kernel/hung-task',
      severity: 'warning',
    },
    {
      pattern: /^NMI: PCI system error \(SERR\)/,
      key: 'linux/kernel/nmi',
      aliases: ['ipmi/13/6f/05'],
      severity: 'critical',
      part: 'pcie-card',
      says: 'NMI: PCI system error (SERR)',
    },
    {
      pattern: /^NMI: IOCK error/,
      key: 'linux/kernel/nmi',
      aliases: ['ipmi/13/6f/02'],
      severity: 'critical',
      says: 'NMI: I/O check',
    },
    {
      pattern: /^NMI: memory parity error/i,
      key: 'linux/kernel/nmi',
      aliases: ['ipmi/0c/6f/02'],
      severity: 'critical',
      part: 'memory',
      says: 'NMI: memory parity error',
    },
    {
      pattern: /^Uhhuh\. NMI received(?: for unknown reason (?<reason>[0-9a-f]{2}))?/,
      key: 'linux/kernel/nmi',
      severity: 'warning',
      says: 'NMI for an unknown reason',
    },
    {
      pattern: /^NMI watchdog: (?:enabled|Enabled|Perf NMI|disabled)/,
      key: 'linux/kernel/watchdog',
      meaning: 'state',
      severity: 'ok',
      says: 'NMI watchdog set',
    },
  ],
} as const satisfies MessageTable;

/** Table: heat that the kernel hears of (arch/x86/kernel/cpu/mce/therm_throt.c, drivers/thermal). */
export const thermalMessages = {
  starts: /^(?:mce: CPU|CPU\d|thermal|ACPI: .{0,20}[Cc]ritical|critical temperature|coretemp)/,
  rules: [
    {
      pattern:
        /^(?:mce: )?CPU(?<logicalCpu>\d{1,5}): (?<unit>Core|Package) (?:temperature|power limit)(?: is)? above threshold, cpu clock (?:is )?throttled(?: \(total events = (?<total>\d{1,12})\))?/i,
      key: 'linux/thermal/throttled',
      aliases: ['ipmi/07/6f/0a'],
      severity: 'warning',
      direction: 'assertion',
      part: 'cpu',
      says: 'Temperature above threshold, clock of the processor throttled',
    },
    {
      pattern: /^(?:mce: )?CPU(?<logicalCpu>\d{1,5}): (?<unit>Core|Package) (?:temperature\/speed|power limit) normal/i,
      key: 'linux/thermal/throttled',
      aliases: ['ipmi/07/6f/0a'],
      meaning: 'recovery',
      severity: 'ok',
      direction: 'deassertion',
      part: 'cpu',
      says: 'Temperature and clock of the processor normal again',
    },
    {
      pattern: /^(?:mce: )?CPU(?<logicalCpu>\d{1,5}): (?:Core|Package) power limit notification/i,
      key: 'linux/thermal/power-limit',
      meaning: 'state',
      severity: 'ok',
      says: 'Power limit of the processor reached',
    },
    {
      pattern: /^(?:thermal [\w ]{1,24}: )?critical temperature reached(?: ?\(?(?<celsius>\d{1,4}) ?C\)?)?/i,
      key: 'linux/thermal/critical',
      aliases: ['ipmi/01/01/09'],
      severity: 'critical',
      part: 'cpu',
    },
  ],
} as const satisfies MessageTable;

/** Table: pages of memory that the kernel gives up (mm/memory-failure.c). */
export const memoryFailureMessages = {
  starts:
    /^(?:Memory failure|MCE 0x|MCE: Killing|mce: Uncorrected|mce: \[Hardware Error\]: (?:Uncorrected|Machine check events)|Uncorrected hardware|soft.?offline|Soft offlining|Offlining|RAS: |unpoison)/i,
  rules: [
    {
      pattern: /^(?:mce: )?(?:\[Hardware Error\]: )?Machine check events logged/,
      key: 'linux/mce/logged',
      meaning: 'unknown',
      severity: 'warning',
      says: 'Machine check events logged',
    },
    {
      pattern:
        /^Memory failure: (?<page>0x[0-9a-f]{1,16}): (?:recovery action|[a-z ]{1,40} page recovery)(?: for)? (?<pageKind>[^:]{1,60}): (?<result>\w{1,20})/i,
      key: 'linux/memory/failure',
      aliases: ['ipmi/0c/6f/01'],
      severity: 'critical',
      part: 'memory',
    },
    {
      pattern: /^(?:Memory failure: (?<page>0x[0-9a-f]{1,16}): (?:Sending SIGBUS|Killing)|MCE(?: 0x[0-9a-f]{1,16})?: Killing)/,
      key: 'linux/memory/failure',
      aliases: ['ipmi/0c/6f/01'],
      severity: 'critical',
      part: 'memory',
      says: 'Process killed: uncorrected memory error in its page',
    },
    {
      pattern: /^Memory failure: (?<page>0x[0-9a-f]{1,16}): /,
      key: 'linux/memory/failure',
      aliases: ['ipmi/0c/6f/01'],
      severity: 'critical',
      part: 'memory',
    },
    {
      pattern: /^(?:mce: )?(?:\[Hardware Error\]: )?Uncorrected hardware memory error in user-access at (?<physicalAddress>[0-9a-f]{1,16})/,
      key: 'linux/memory/failure',
      aliases: ['ipmi/0c/6f/01'],
      severity: 'critical',
      part: 'memory',
    },
    {
      pattern: /^(?:soft[ _]offline: |Soft offlining (?:page|pfn) |Offlining page )(?<page>(?:0x)?[0-9a-f]{1,16})/i,
      key: 'linux/memory/page-offline',
      meaning: 'activity',
      severity: 'warning',
      part: 'memory',
    },
  ],
} as const satisfies MessageTable;
