import { AppError } from '#domain/app-error.js';
import { hostFormats } from './formats/host.js';
import { redfishFormats } from './formats/redfish.js';
import { bareSensorRows, selFormats } from './formats/sel.js';
import { storageFormats } from './formats/storage.js';
import { vendorFormats } from './formats/vendors.js';
import type { LogFormat } from './log-format.js';

/** Every log format, in the order in which they are tried: the more exactly a format knows its lines, the earlier. */
export const logFormats: readonly LogFormat[] = [
  ...redfishFormats,
  ...selFormats,
  ...vendorFormats,
  ...storageFormats,
  ...hostFormats,
  ...bareSensorRows,
];

/** The formats a read may use: all, or the one named. Throws `AppError('notFound')` for an unknown id. */
export function formatsToTry(formatId: string | undefined): readonly LogFormat[] {
  if (formatId === undefined) return logFormats;
  const format = logFormats.find((each) => each.id === formatId);
  if (format === undefined) throw new AppError('notFound', `no log format has the id ${formatId}`, { formatId });
  return [format];
}
