import { AppError } from '#domain/app-error.js';
import { freeipmiSel } from './formats/freeipmi-sel.js';
import { hexSel } from './formats/hex-sel.js';
import { ipmitoolSelCsv } from './formats/ipmitool-sel-csv.js';
import { ipmitoolSelList } from './formats/ipmitool-sel-list.js';
import { ipmitoolSelVerbose } from './formats/ipmitool-sel-verbose.js';
import { rawSel } from './formats/raw-sel.js';
import { redfishLogEntry } from './formats/redfish-log-entry.js';
import { selSave } from './formats/sel-save.js';
import { sensorRows } from './formats/sensor-rows.js';
import type { LogFormat } from './log-format.js';

/** Every log format, in the order in which they are tried: the more exactly a format knows its lines, the earlier. */
export const logFormats: readonly LogFormat[] = [
  rawSel,
  redfishLogEntry,
  hexSel,
  selSave,
  ipmitoolSelVerbose,
  ipmitoolSelList,
  freeipmiSel,
  ipmitoolSelCsv,
  sensorRows,
];

/** The formats a read may use: all, or the one named. Throws `AppError('notFound')` for an unknown id. */
export function formatsToTry(formatId: string | undefined): readonly LogFormat[] {
  if (formatId === undefined) return logFormats;
  const format = logFormats.find((each) => each.id === formatId);
  if (format === undefined) throw new AppError('notFound', `no log format has the id ${formatId}`, { formatId });
  return [format];
}
