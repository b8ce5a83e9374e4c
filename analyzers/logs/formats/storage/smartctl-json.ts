import type { EventTime } from '#domain/log-event.js';
import type { ListedPart } from '../../event/draft-of-part.js';
import { createTimeReader, type TimeReader } from '../../event/event-time.js';
import type { EventSink, JsonFormat, ReadContext } from '../../log-format.js';
import { smartDrive } from '../../storage/drive-part.js';
import { isRecord, type JsonRecord, numberAt, rawJson, recordsOf, textAt } from '../../syntax/json-fields.js';
import { createLineFinder, type LineFinder } from '../../syntax/json-lines.js';
import { smartctlJsonSamples } from './smartctl-json-samples.js';
import { collectSmartctl } from './smartctl-json-shapes.js';
import { signsOfSmartctl } from './smartctl-json-signs.js';
import { createReportEmitter, type StorageReport } from './storage-report.js';

const id = 'smartctl-json';
const rawLimitCharacters = 500;

/** Output of `smartctl --json`: one device, several, or the list of a scan. Each device is an inventory row with its signs of trouble. */
export const smartctlJson: JsonFormat = {
  kind: 'json',
  id,
  title: 'smartctl --json',
  reference: 'smartmontools 7.0–7.5, smartctl(8)',
  samples: smartctlJsonSamples,
  claims: (document) => collectSmartctl(document).length > 0,
  read,
};

function read(document: unknown, context: ReadContext, sink: EventSink, text: string): void {
  const emit = createReportEmitter({ file: context.file, format: id, sharesLines: true }, sink);
  const lineOf = createLineFinder(document, text);
  const times = createTimeReader(context);
  for (const node of collectSmartctl(document)) {
    for (const report of reportsOf(node, lineOf, times)) emit(report);
  }
}

function reportsOf(document: JsonRecord, lineOf: LineFinder, times: TimeReader): StorageReport[] {
  const listed = recordsOf(document.devices);
  const own = listed.length > 0 ? [] : [reportOf(document, lineOf, times)];
  const scanned = listed.map(
    (device): StorageReport => ({ line: lineOf(device), raw: rawJson(device, rawLimitCharacters), part: partOf({ device }), signs: [] }),
  );
  return [...own, ...scanned];
}

function reportOf(document: JsonRecord, lineOf: LineFinder, times: TimeReader): StorageReport {
  const part = partOf(document);
  const signs = signsOfSmartctl(document).map(({ sign, node }) => ({
    ...sign,
    component: part.component,
    line: lineOf(node),
    raw: rawJson(node, rawLimitCharacters),
  }));
  // A device that could not be opened is no installed part.
  const isUnseen = part.model === null && part.serialNumber === null && signs.length > 0;
  const common = { line: lineOf(document), raw: rawJson(document, rawLimitCharacters), time: timeOf(document, times) };
  return { ...common, part: isUnseen ? null : part, signs };
}

/** `time_t` counts from 1970 in UTC; the printed date beside it may be of another zone or made up. */
function timeOf(document: JsonRecord, times: TimeReader): EventTime | null {
  const seconds = numberAt(document, 'local_time', 'time_t');
  return seconds === null || seconds < 0 || seconds > 8e9 ? null : times.fromUnixSeconds(seconds);
}

function partOf(document: JsonRecord): ListedPart {
  const scsiName = [
    textAt(document, 'vendor') ?? textAt(document, 'scsi_vendor'),
    textAt(document, 'product') ?? textAt(document, 'scsi_product'),
  ];
  const bytes =
    numberAt(document, 'user_capacity', 'bytes') ?? numberAt(document, 'user_capacity') ?? numberAt(document, 'nvme_total_capacity');
  const hours = numberAt(document, 'power_on_time', 'hours');
  return {
    component: driveOf(document),
    model:
      textAt(document, 'model_name') ?? textAt(document, 'scsi_model_name') ?? (scsiName.filter((name) => name !== null).join(' ') || null),
    serialNumber: textAt(document, 'serial_number'),
    firmware: textAt(document, 'firmware_version') ?? textAt(document, 'revision') ?? textAt(document, 'scsi_revision'),
    capacity: bytes === null || bytes === 0 ? null : `${bytes} bytes`,
    powerOnHours: hours === null ? null : `${hours} h`,
  };
}

/** The device's own fields, else the device that the command line named. */
function driveOf(document: JsonRecord): ListedPart['component'] {
  const name = textAt(document, 'device', 'name') ?? deviceArgument(document);
  const type = textAt(document, 'device', 'type') ?? '';
  return smartDrive(name, `${type} ${textAt(document, 'device', 'info_name') ?? ''}`);
}

function deviceArgument(document: JsonRecord): string | null {
  const argv = isRecord(document.smartctl) ? document.smartctl.argv : null;
  const named = Array.isArray(argv) ? argv.find((word) => typeof word === 'string' && word.startsWith('/dev/')) : undefined;
  return typeof named === 'string' ? named : null;
}
