import type { LogFormat } from '../log-format.js';
import { dimmLabelList } from './host/dimm-label-list.js';
import { dmidecode } from './host/dmidecode.js';
import { edacCounters } from './host/edac-counters.js';
import { journalJson } from './host/journal-json.js';
import { linuxLog } from './host/linux-log.js';
import { lspci } from './host/lspci.js';
import { mcelog } from './host/mcelog.js';
import { nvidiaSmi } from './host/nvidia-smi.js';
import { rasMcCtl } from './host/ras-mc-ctl.js';
import { rasdaemonTables } from './host/rasdaemon-tables.js';

/** Logs of the operating system: kernel, machine checks, rasdaemon. */
export const hostFormats: readonly LogFormat[] = [
  dmidecode,
  rasdaemonTables,
  journalJson,
  mcelog,
  rasMcCtl,
  edacCounters,
  dimmLabelList,
  nvidiaSmi,
  lspci,
  linuxLog,
];
