import type { Bilingual } from '#domain/causal-graph.js';
import type { Diagnosis } from '#domain/diagnosis.js';
import type { Language } from '#domain/language.js';

type Collectable = {
  readonly findings: readonly string[];
  readonly what: Bilingual;
  readonly how: Bilingual;
  readonly lostBy: Diagnosis['collectFirst'][number]['lostBy'];
};

const crash = [
  'cpu-ierr',
  'cpu-caterr',
  'cpu-mcerr',
  'cpu-msmi',
  'cpu-uncorrectable-machine-check',
  'cpu-three-strike',
  'pcie-fatal-error',
  'watchdog-reset',
];
/** A server went down and came back, and what was read does not say why. */
const restart = ['restart-without-hardware-event'];
const memory = [
  'memory-correctable-ecc',
  'memory-correctable-storm',
  'memory-uncorrectable-ecc',
  'memory-device-disabled',
  'memory-parity-error',
];
const storage = [
  'drive-fault',
  'drive-predictive-failure',
  'drive-many-faults',
  'drive-many-weak',
  'drive-many-other-errors',
  'drive-not-answering',
  'nvme-not-answering',
  'raid-foreign-configuration',
  'raid-array-degraded',
  'raid-array-failed',
  'raid-battery-fault',
  'raid-controller-fault',
];

/** What is gone after a reboot, a power cycle, a cleared log or an exchanged part, and so is saved first. */
const collectables: readonly Collectable[] = [
  {
    findings: crash,
    what: { en: 'processor crash dump with the machine-check banks', zh: 'CPU 崩溃转储（含 MCA 寄存器）' },
    how: {
      en: 'export it from the BMC (vendor log bundle or Redfish Crashdump log service)',
      zh: '从 BMC 导出（厂商一键日志或 Redfish Crashdump 日志服务）',
    },
    lostBy: 'acCycle',
  },
  {
    findings: [...crash, 'os-critical-stop'],
    what: { en: 'console screen and kernel crash dump', zh: '控制台屏幕与内核转储（vmcore）' },
    how: { en: 'screenshot through the BMC console; copy /var/crash before a reinstall', zh: '通过 BMC 控制台截屏；重装前拷贝 /var/crash' },
    lostBy: 'reboot',
  },
  {
    findings: memory,
    what: { en: 'error counters, slot and serial number of the DIMM', zh: '内存错误计数、槽位和序列号' },
    how: {
      en: 'EDAC counters of the running system, dmidecode -t 17, memory inventory of the BMC',
      zh: '在运行系统中读取 EDAC 计数、dmidecode -t 17 以及 BMC 内存清单',
    },
    lostBy: 'reboot',
  },
  {
    findings: memory,
    what: { en: 'which DIMM sat in which slot', zh: '内存与槽位的对应关系' },
    how: { en: 'note serial numbers by slot, take a photo before anything is moved', zh: '移动前按槽位记录序列号并拍照' },
    lostBy: 'partSwap',
  },
  {
    findings: storage,
    what: {
      en: 'controller event log, state of every virtual and physical drive, SMART of every member',
      zh: '阵列卡事件日志、所有虚拟盘与物理盘状态、成员盘 SMART',
    },
    how: {
      en: 'export with the RAID command-line tool of the vendor before a drive is touched',
      zh: '在动盘之前用厂商 RAID 命令行工具导出',
    },
    lostBy: 'partSwap',
  },
  {
    findings: restart,
    what: { en: 'processor crash dump, in case the restart left one', zh: 'CPU 崩溃转储（如重启时产生）' },
    how: {
      en: 'export it from the BMC, with the audit log and the cause of the last restart (ipmitool chassis restart_cause)',
      zh: '从 BMC 导出，并附审计日志和最近一次重启原因（ipmitool chassis restart_cause）',
    },
    lostBy: 'acCycle',
  },
  {
    findings: restart,
    what: { en: 'log and crash dump of the operating system', zh: '操作系统日志与崩溃转储' },
    how: {
      en: 'journal of the boot before (journalctl -b -1), /var/crash, memory dump and events 41, 1074, 6008 of Windows',
      zh: '上一次启动的日志（journalctl -b -1）、/var/crash；Windows 内存转储及事件 41、1074、6008',
    },
    lostBy: 'reboot',
  },
  {
    findings: [...restart, 'power-off-unexpected', 'psu-all-inputs-lost'],
    what: { en: 'event log of PDU and UPS for that minute', zh: 'PDU 与 UPS 在该时刻的事件日志' },
    how: {
      en: 'ask the data centre, and compare with other servers of the rack; these logs overwrite themselves',
      zh: '向机房索取，并与同机柜其他服务器对照；此类日志会循环覆盖',
    },
    lostBy: 'acCycle',
  },
  {
    findings: ['sel-full', 'sel-cleared'],
    what: { en: 'the system event log itself', zh: '系统事件日志（SEL）本身' },
    how: {
      en: 'ipmitool sel writeraw FILE and the vendor log bundle, then clear it',
      zh: '先用 ipmitool sel writeraw 文件 和厂商日志包导出，再清除',
    },
    lostBy: 'selClear',
  },
];

/** What to save before it is gone, in the order of how easily it is lost. */
export function collectFirst(present: ReadonlySet<string>, lang: Language): Diagnosis['collectFirst'] {
  return collectables
    .filter((collectable) => collectable.findings.some((id) => present.has(id)))
    .map(({ what, how, lostBy }) => ({ what: what[lang], how: how[lang], lostBy }));
}
