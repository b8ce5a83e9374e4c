/** Table: collections of logs, told by paths in them, and what to read first in each. Reading is by content: this gives a name and an order only. */
import type { BundleKind } from '#domain/bundle.js';

type BundleHints = {
  readonly kind: BundleKind;
  /** Paths that no other collection has. */
  readonly tells: readonly RegExp[];
  /** Paths of what matters most, in this order. */
  readonly first: readonly RegExp[];
};

/** The first that is told wins: H3C's tree is Huawei's with more in it. */
const bundles: readonly BundleHints[] = [
  {
    kind: 'dellSupportAssist',
    tells: [/(?:^|\/)tsr\/(?:metadata\.json|hardware\/)/i, /sysinfo_DCIM_\w+\.xml$/i, /(?:^|\/)TSR\w*\.pl\.zip$/i, /curr_lclog\.xml/i],
    first: [/lclog[^/]*\.xml/i, /sysinfo_DCIM_/i, /storagelog/i, /tty/i],
  },
  {
    kind: 'h3cDump',
    tells: [/LogDump\/(?:arm_fdm_log|fdm_pfae_log)/i, /PD_SMART_INFO_C/i, /dump_info\/(?:3rdDump|SpLogDump|Register)\//i],
    first: [
      /current_event\.txt/i,
      /sel(?:\.tar|_cur|_his|\.db)/i,
      /arm_fdm_log|fdm_pfae_log|fdm_output/i,
      /PD_SMART_INFO/i,
      /LSI_RAID|StorageMgnt/i,
    ],
  },
  {
    kind: 'huaweiDump',
    tells: [/dump_info\/(?:App|Log|OS|RTOS|Core)Dump\//i, /LogDump\/fdm_output/i, /AppDump\/SensorAlarm\//i],
    first: [
      /current_event\.txt/i,
      /sel(?:\.db|\.tar)/i,
      /sensor_info/i,
      /fdm_output/i,
      /maintenance_log/i,
      /ps_black_box/i,
      /RAID_Controller_Info|StorageMgnt/i,
    ],
  },
  {
    kind: 'inspurOneKeyLog',
    tells: [/(?:^|\/)onekeylog\//i, /ErrorAnalyReport\.json$/i],
    first: [
      /ErrorAnalyReport/i,
      /selelist\.csv/i,
      /idl\.log/i,
      /RegRawData/i,
      /(?:emerg|alert|crit|err)\.log/i,
      /psuFaultHistory/i,
      /solHostCaptured/i,
    ],
  },
  {
    kind: 'lenovoServiceData',
    tells: [/_xcc_|(?:^|\/)ffdc\//i, /service_?data/i],
    first: [/event|sel\b/i, /audit/i, /inventory/i],
  },
  {
    kind: 'sosReport',
    tells: [/(?:^|\/)sos_(?:commands|reports|logs)\//],
    first: [
      /sos_commands\/ipmitool\//,
      /ipmi/i,
      /sos_commands\/(?:hardware|mce|edac|rasdaemon|ata|nvme|megaraid|megacli)/,
      /messages|syslog|kern\.log|dmesg|journalctl/,
    ],
  },
  {
    kind: 'openEulerInfocollect',
    tells: [/(?:^|\/)infocollect_logs?\//i],
    first: [/dmesg|messages/i, /disk_smart/i, /sasraidlog|raid/i, /diskmap/i],
  },
  {
    kind: 'openBmcDump',
    tells: [/(?:^|\/)(?:obmc|bmc)dump[_-]/i, /(?:^|\/)(?:BMC|SYS)DUMP\./i, /(?:^|\/)pels?\//i],
    first: [/pel/i, /redfish|event/i, /sel/i, /journal/i],
  },
];

/** The collection that paths belong to; null where it is none we know. */
export function recogniseBundle(paths: readonly string[]): BundleKind | null {
  return bundles.find(({ tells }) => paths.some((path) => tells.some((tell) => tell.test(path))))?.kind ?? null;
}

/** How early a member of a collection is read: 0 = first. */
export function readingRank(kind: BundleKind | null, path: string): number {
  const first = bundles.find((bundle) => bundle.kind === kind)?.first ?? [];
  const rank = first.findIndex((pattern) => pattern.test(path));
  return rank < 0 ? first.length : rank;
}
