import type { ListedPart } from '../../event/draft-of-part.js';
import type { JsonFormat } from '../../log-format.js';
import { printedPart } from '../../storage/drive-part.js';
import { signsOfNvmeHealth } from '../../storage/nvme-health.js';
import { isRecord, type JsonRecord, numberAt, rawJson, recordsOf, textAt } from '../../syntax/json-fields.js';
import { createLineFinder } from '../../syntax/json-lines.js';
import { signOfNvmeError } from './nvme-error-entry.js';
import { nvmeJsonSamples } from './nvme-json-samples.js';
import { createReportEmitter, type StorageReport } from './storage-report.js';

const id = 'nvme-json';
const rawLimitCharacters = 500;
const membersSearched = 500;

/** JSON of nvme-cli: `smart-log`, `error-log` and `list`, each for one device or keyed by device. */
export const nvmeJson: JsonFormat = {
  kind: 'json',
  id,
  title: 'nvme smart-log / error-log / list -o json',
  reference: 'nvme-cli 1.x–2.x; NVM Express base specification, log pages 01h and 02h',
  samples: nvmeJsonSamples,
  claims: (document) => pieces(document).length > 0,
  read: (document, context, sink, text) => {
    const emit = createReportEmitter({ file: context.file, format: id, sharesLines: true }, sink);
    const lineOf = createLineFinder(document, text);
    for (const { node, ...piece } of pieces(document)) {
      emit({ ...piece.report, line: lineOf(node), raw: rawJson(node, rawLimitCharacters) });
    }
  },
};

type Piece = { readonly node: JsonRecord; readonly report: Pick<StorageReport, 'part' | 'signs'> };

/** What a document holds, itself or as members of an array or of an object keyed by device. */
function pieces(document: unknown): Piece[] {
  const own = isRecord(document) ? piecesOf(document, textAt(document, 'device') ?? textAt(document, 'DevicePath')) : [];
  if (own.length > 0) return own;
  const members = Array.isArray(document) ? document.map((member) => [null, member] as const) : entriesOf(document);
  return members
    .slice(0, membersSearched)
    .flatMap(([key, member]) => (isRecord(member) ? piecesOf(member, textAt(member, 'device') ?? key) : []));
}

function entriesOf(document: unknown): (readonly [string, unknown])[] {
  return isRecord(document) ? Object.entries(document) : [];
}

function piecesOf(node: JsonRecord, name: string | null): Piece[] {
  if (isSmartLog(node)) return [{ node, report: smartLogReport(node, name) }];
  if (isErrorLog(node)) return [{ node, report: errorLogReport(node, name) }];
  return listedControllers(node);
}

function isSmartLog(node: JsonRecord): boolean {
  return 'critical_warning' in node && ['avail_spare', 'available_spare', 'percent_used', 'percentage_used'].some((key) => key in node);
}

function isErrorLog(node: JsonRecord): boolean {
  return Array.isArray(node.errors) && node.errors.every((entry) => isRecord(entry) && 'error_count' in entry && 'status_field' in entry);
}

function deviceOf(name: string | null): ListedPart['component'] {
  const isDevice = name !== null && /^(?:\/dev\/)?nvme\d/.test(name);
  return printedPart('drive', isDevice ? (name.startsWith('/') ? name : `/dev/${name}`) : null);
}

function smartLogReport(node: JsonRecord, name: string | null): Piece['report'] {
  const warning = isRecord(node.critical_warning) ? numberAt(node, 'critical_warning', 'value') : numberAt(node, 'critical_warning');
  const health = {
    criticalWarning: warning,
    availableSpare: numberAt(node, 'avail_spare') ?? numberAt(node, 'available_spare'),
    spareThreshold: numberAt(node, 'spare_thresh') ?? numberAt(node, 'available_spare_threshold'),
    percentageUsed: numberAt(node, 'percent_used') ?? numberAt(node, 'percentage_used'),
    mediaErrors: numberAt(node, 'media_errors'),
  };
  const signs = signsOfNvmeHealth(health).map(({ field: _field, ...sign }) => sign);
  return { part: { component: deviceOf(name) }, signs };
}

function errorLogReport(node: JsonRecord, name: string | null): Piece['report'] {
  const entries = recordsOf(node.errors);
  const signs = entries.flatMap((entry) => {
    const sign = signOfNvmeError({ count: numberAt(entry, 'error_count') ?? 0, status: textAt(entry, 'status_field') ?? '' });
    return sign === null ? [] : [sign];
  });
  return { part: { component: deviceOf(name) }, signs };
}

/** Devices of `nvme list`: flat, or since 2.0 with subsystems and controllers. */
function listedControllers(node: JsonRecord): Piece[] {
  const devices = recordsOf(node.Devices);
  const flat = devices.filter((device) => 'DevicePath' in device);
  const controllers = devices.flatMap((device) => recordsOf(device.Subsystems)).flatMap((subsystem) => recordsOf(subsystem.Controllers));
  return [
    ...flat.map((device) => ({ node: device, report: { part: listedPart(device, textAt(device, 'DevicePath')), signs: [] } })),
    ...controllers.map((device) => ({ node: device, report: { part: listedPart(device, textAt(device, 'Controller')), signs: [] } })),
  ];
}

function listedPart(device: JsonRecord, name: string | null): ListedPart {
  const bytes = numberAt(device, 'PhysicalSize') ?? recordsOf(device.Namespaces).map((space) => numberAt(space, 'PhysicalSize'))[0] ?? null;
  return {
    component: deviceOf(name),
    model: textAt(device, 'ModelNumber'),
    serialNumber: textAt(device, 'SerialNumber'),
    firmware: textAt(device, 'Firmware'),
    capacity: bytes === null ? null : `${bytes} bytes`,
  };
}
