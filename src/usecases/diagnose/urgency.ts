import type { Bilingual } from '#domain/causal-graph.js';
import type { Diagnosis } from '#domain/diagnosis.js';
import type { Language } from '#domain/language.js';

type Urgency = Diagnosis['urgency'];

type UrgencyRule = {
  readonly level: Urgency['level'];
  readonly findings: readonly string[];
  readonly why: Bilingual;
};

/** First rule whose finding is present decides. */
const urgencyRules: readonly UrgencyRule[] = [
  {
    level: 'now',
    findings: [
      'raid-array-failed',
      'drive-many-faults',
      'drive-many-other-errors',
      'drive-many-weak',
      'drive-hours-at-known-limit',
      'raid-cache-pinned',
      'raid-rebuild-failed',
      'raid-array-degraded',
    ],
    why: {
      en: 'Data is at risk: do not pull drives and do not restart before a backup is verified.',
      zh: '数据有风险：在确认备份之前不要拔盘、不要重启。',
    },
  },
  {
    level: 'now',
    findings: [
      'psu-all-inputs-lost',
      'psu-redundancy-lost',
      'power-off-unexpected',
      'power-soft-control-failure',
      'power-240va-down',
      'power-good-lost',
    ],
    why: { en: 'Power is lost or has no reserve: one more loss takes the server down.', zh: '供电中断或已无冗余，再失去一路即会宕机。' },
  },
  {
    level: 'now',
    findings: ['cpu-thermal-trip', 'fan-all-affected', 'temperature-many-sensors'],
    why: { en: 'The server overheats and may switch itself off.', zh: '服务器过热，可能自动关机。' },
  },
  {
    level: 'now',
    findings: [
      'cpu-ierr',
      'cpu-caterr',
      'cpu-mcerr',
      'cpu-msmi',
      'cpu-uncorrectable-machine-check',
      'memory-uncorrectable-ecc',
      'pcie-fatal-error',
      'pcie-surprise-down',
      'watchdog-reset',
      'watchdog-in-post',
      'firmware-hang',
      'firmware-rom-corrupt',
      'os-critical-stop',
    ],
    why: {
      en: 'An uncorrected error stopped the server or part of it: it can happen again at any time.',
      zh: '发生过不可纠正错误，随时可能再次宕机。',
    },
  },
  {
    level: 'nextWindow',
    findings: [
      'psu-failure',
      'psu-input-lost',
      'drive-fault',
      'drive-predictive-failure',
      'drive-not-answering',
      'nvme-not-answering',
      'nvme-reliability-degraded',
      'drive-read-only',
      'drive-media-error',
      'raid-controller-fault',
      'fan-failed',
      'fan-speed-low',
      'memory-device-disabled',
      'memory-correctable-storm',
      'memory-self-heal-failed',
      'raid-battery-fault',
      'cmos-battery-low',
      'psu-predictive-failure',
      'psu-fan-fault',
      'psu-over-temperature',
      'psu-output-fault',
      'psu-configuration-error',
      'fan-presence-lost',
      'fans-full-speed',
      'bmc-firmware-corrupt',
      'memory-configuration-error',
      'cpu-configuration-error',
      'cpu-over-temperature',
      'memory-over-temperature',
      'board-over-temperature',
      'inlet-over-temperature',
      'voltage-rail-out-of-range',
      'pcie-uncorrectable-error',
      'pcie-correctable-flood',
      'gpu-fault',
      'gpu-memory-error',
      'gpu-row-remap-failed',
      'gpu-internal-error',
      'gpu-link-error',
      'nic-failure',
    ],
    why: {
      en: 'Something failed or will fail, the server runs on: repair it in the next maintenance window.',
      zh: '部件已故障或即将故障，服务器仍在运行：请在下一个维护窗口处理。',
    },
  },
  {
    level: 'monitor',
    findings: [],
    why: {
      en: 'Nothing in the log calls for action today: watch whether it comes back.',
      zh: '日志中没有需要立即处理的内容，请观察是否复现。',
    },
  },
];

const noRedundancy = [
  'psu-redundancy-lost',
  'psu-all-inputs-lost',
  'raid-array-degraded',
  'raid-array-failed',
  'fan-redundancy-lost',
  'memory-redundancy-lost',
];
const dataRisk = [
  'raid-array-degraded',
  'raid-array-failed',
  'drive-many-faults',
  'drive-many-weak',
  'raid-rebuild-failed',
  'raid-cache-pinned',
  'raid-battery-fault',
];

/** How soon somebody must act, from the findings that are present. `redundancyLeft` and `dataAtRisk` are null where the log does not tell. */
export function urgencyOf(present: ReadonlySet<string>, lang: Language): Urgency {
  const rule = urgencyRules.find((candidate) => candidate.findings.length === 0 || candidate.findings.some((id) => present.has(id)));
  const has = (ids: readonly string[]) => ids.some((id) => present.has(id));
  return {
    level: rule?.level ?? 'monitor',
    why: rule?.why[lang] ?? '',
    redundancyLeft: has(noRedundancy) ? false : null,
    dataAtRisk: has(dataRisk) ? true : null,
  };
}
