import type { LinesFormat } from '../../../log-format.js';

/** Whole lines only: a fence of Markdown, names and rights of tools, totals that tools print above their rows, firmware versions of an iBMC. */
const wholeLines = [
  /^\s{0,8}(?:`{3,9}|~{3,9})[\w+-]{0,20}$/,
  /^\s{0,8}(?:Supermicro Update Manager|Supermicro Server Manager|IPMICFG Version)\b/,
  /^\s{0,8}Copyright ?(?:\([cC]\)|©) ?[\d -]{4,12},? (?:Super Micro|American Megatrends|Huawei|AMI\b)/,
  /^\.{6,200}$/,
  /^sep=[,;|\t]?$/,
  /^Total (?:events?|records?|entries|logs?) ?[:=] ?\d{1,7}$/i,
  /^-{4,40} ?[A-Za-z][\w ]{0,30} INFO ?-{4,40}$/,
  /^(?:IPMC|(?:Active|Backup|Available) (?:iBMC|Uboot|BIOS)|SDK|IPMI|Mainboard|Mother ?Board|Riser ?\d{0,2}|FPGA|CPLD|BIOS|U-?Boot|Product|Board|PCB|BOM|IPMB)(?: {1,30}(?:CPU|Version|Built|ID|Name|BuildNum|Address|BoardID|BoardName|PCB|BOM))? {0,30}: {4,30}\S/,
] as const;
const longest = 220;

/** Lines that tools and tickets print round a log: banners, fences, totals, versions of firmware. */
export const toolBanners: LinesFormat = {
  kind: 'lines',
  id: 'tool-banners',
  title: 'Banners, versions and fences round a log',
  reference: 'Supermicro SUM user guide; Huawei iBMC `ipmcget -d version`; CommonMark §4.5',
  samples: [
    {
      name: 'a banner of a tool',
      kind: 'typical',
      content: [
        'Supermicro Update Manager (for UEFI BIOS) 2.9.0 (2022/08/06) (x86_64)',
        'Copyright(C) 2013-2022 Super Micro Computer, Inc. All rights reserved.',
        '......................',
        'Total event: 7',
      ].join('\n'),
      expect: { events: 0, unread: 0, keys: [] },
    },
    {
      name: 'versions of an iBMC in a fence',
      kind: 'extreme',
      content: [
        '```text',
        '------------------- iBMC INFO -------------------',
        'IPMC               CPU:           Hi1710',
        'Active iBMC    Version:           (U68)6.10',
        'Active iBMC      Built:           10:20:30 Jan  2 2023',
        'Product             ID:           0x0001',
        '```',
      ].join('\n'),
      expect: { events: 0, unread: 0, keys: [] },
    },
    {
      name: 'a fence with text behind it',
      kind: 'broken',
      content: '``` the log follows here',
      expect: { events: 0, unread: 1, keys: [] },
    },
  ],
  claims: isBanner,
  open: () => ({ read: isBanner, end: () => {} }),
};

function isBanner(line: string): boolean {
  return line.length <= longest && wholeLines.some((pattern) => pattern.test(line));
}
