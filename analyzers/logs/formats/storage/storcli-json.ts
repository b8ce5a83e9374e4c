import { createTimeReader, type TimeReader } from '../../event/event-time.js';
import type { JsonFormat } from '../../log-format.js';
import { printedPart } from '../../storage/drive-part.js';
import { isRecord, type JsonRecord, numberAt, rawJson, recordAt, textAt } from '../../syntax/json-fields.js';
import { createLineFinder, type LineFinder } from '../../syntax/json-lines.js';
import { createReportEmitter, type StorageReport } from './storage-report.js';
import { createStorcliCollector, type StorcliCollector } from './storcli-collector.js';
import { storcliJsonSamples } from './storcli-json-samples.js';

const id = 'storcli-json';
const rawLimitCharacters = 500;
const deepest = 8;

/** JSON of storcli, storcli64 and perccli (`… J`): controllers, drives, virtual drives, batteries, enclosures. */
export const storcliJson: JsonFormat = {
  kind: 'json',
  id,
  title: 'storcli / perccli … J',
  reference: 'StorCLI reference manual 7.x; PERC command line interface reference',
  samples: storcliJsonSamples,
  claims: (document) => controllersOf(document).length > 0,
  read: (document, context, sink, text) => {
    const emit = createReportEmitter({ file: context.file, format: id, sharesLines: true }, sink);
    const lineOf = createLineFinder(document, text);
    const times = createTimeReader(context);
    for (const controller of controllersOf(document)) for (const report of reportsOf(controller, lineOf, times)) emit(report);
  },
};

function controllersOf(document: unknown): JsonRecord[] {
  if (Array.isArray(document)) return document.slice(0, 200).flatMap((member) => (isRecord(member) ? controllersOf(member) : []));
  if (!isRecord(document) || !Array.isArray(document.Controllers)) return [];
  return document.Controllers.filter((each): each is JsonRecord => isRecord(each) && ('Command Status' in each || 'Response Data' in each));
}

function reportsOf(controller: JsonRecord, lineOf: LineFinder, times: TimeReader): StorageReport[] {
  const status = recordAt(controller, 'Command Status');
  const collector = createStorcliCollector();
  collector.controller(numberAt(status, 'Controller') ?? 0);
  const data = controller['Response Data'];
  const date = isRecord(data) ? textAt(data, 'Basics', 'Current System Date/time') : null;
  if (date !== null) collector.time(times.fromText(date));
  walk(data, 'Response Data', { collector, lineOf }, 0);
  const found = collector.reports();
  return found.length > 0 ? found : [answerOf(controller, status, lineOf)];
}

/** An answer without any device: a command that failed, or found nothing. */
function answerOf(controller: JsonRecord, status: JsonRecord, lineOf: LineFinder): StorageReport {
  const said = [textAt(status, 'Status'), textAt(status, 'Description')].filter((word) => word !== null).join(': ');
  const component = numberAt(status, 'Controller') === null ? null : printedPart('raid-controller', `c${numberAt(status, 'Controller')}`);
  const sign = {
    condition: 'raid/controller-state',
    text: said === '' ? 'No data' : said,
    reported: textAt(status, 'Status'),
    component,
  } as const;
  return { line: lineOf(controller), raw: rawJson(controller, rawLimitCharacters), part: null, signs: [sign] };
}

type Walk = { readonly collector: StorcliCollector; readonly lineOf: LineFinder };

/** Goes through all sections; rows and properties are told by their columns and keys, wherever a version puts them. */
function walk(value: unknown, section: string, { collector, lineOf }: Walk, depth: number): void {
  if (depth > deepest) return;
  if (Array.isArray(value)) {
    for (const member of value) walk(member, section, { collector, lineOf }, depth + 1);
    return;
  }
  if (!isRecord(value)) return;
  const where = { line: lineOf(value), raw: rawJson(value, rawLimitCharacters) };
  const row = Object.fromEntries(Object.entries(value).flatMap(([key, cell]) => (isPlain(cell) ? [[key, String(cell).trim()]] : [])));
  const property = textAt(value, 'Property') ?? textAt(value, 'Ctrl_Prop');
  if (property !== null) collector.property(section, property, textAt(value, 'Value') ?? '', where);
  else if (isRow(row)) collector.row(row, where);
  else for (const [key, cell] of Object.entries(row)) collector.property(section, key, cell, where);
  for (const [key, child] of Object.entries(value))
    if (!isPlain(child)) walk(child, sectionOf(section, key), { collector, lineOf }, depth + 1);
}

const tableColumns = ['EID:Slt', 'EID:Slot', 'DG/VD', 'RetentionTime', 'MfgDate', 'Hlth', 'Slots', 'Drive-ID'];

function isRow(row: Readonly<Record<string, string>>): boolean {
  return tableColumns.some((column) => column in row);
}

/** A drive's sections are nested; what is below stays the drive's. */
function sectionOf(section: string, key: string): string {
  return /^Drive \//.test(section) && !/^Drive \//.test(key) ? section : key;
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
