import { draftOfPart } from '../../../event/draft-of-part.js';
import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import type { TimeReader } from '../../../event/event-time.js';
import type { JsonFormat } from '../../../log-format.js';
import { readJsonItems } from '../../../readers/json-events.js';
import { isRecord, type JsonRecord, textAt } from '../../../syntax/json-fields.js';
import { findRecords } from '../../../syntax/json-walk.js';
import { calloutsOf, type PelCallout, priorityLetter } from './pel-callouts.js';
import { draftOfPelFacts } from './pel-facts.js';
import { pelSamples } from './pel-samples.js';

const id = 'pel-json';
const inspectedNodes = 5_000;
const mostCallouts = 10;

/** Platform event logs of OpenPOWER and IBM servers as `peltool` prints them: whole ones, and the list of `-l`. */
export const pelJson: JsonFormat = {
  id,
  kind: 'json',
  title: 'IBM / OpenPOWER platform event logs (peltool)',
  reference: 'openbmc/phosphor-logging, extensions/openpower-pels, peltool',
  samples: pelSamples,
  claims: (document) => findRecords(document, isPel, inspectedNodes).length > 0,
  read: readJsonItems({
    format: id,
    items: (document) => findRecords(document, isPel),
    draftsOf: (item, times) => (isRecord(item['User Header']) ? draftsOfPel(item, times) : draftsOfRow(item, times)),
  }),
};

function isPel(record: JsonRecord): boolean {
  if (isRecord(record['User Header']) || isRecord(record['Private Header'])) return true;
  return 'SRC' in record && 'PLID' in record && 'Sev' in record;
}

function draftsOfPel(pel: JsonRecord, times: TimeReader): readonly PlacelessDraft[] {
  const subsystem = textAt(pel, 'User Header', 'Subsystem') ?? '';
  const code = textAt(pel, 'Primary SRC', 'Reference Code');
  const callouts = calloutsOf(pel, subsystem).slice(0, mostCallouts);
  const message = textAt(pel, 'Primary SRC', 'Error Details', 'Message') ?? textAt(pel, 'User Header', 'Event Type') ?? '';
  const event = draftOfPelFacts({
    code,
    message,
    subsystem,
    severity: textAt(pel, 'User Header', 'Event Severity') ?? '',
    time: textAt(pel, 'Private Header', 'Created at') ?? '',
    entry: textAt(pel, 'Private Header', 'Platform Log Id') ?? textAt(pel, 'Private Header', 'Entry Id'),
    times,
  });
  const components = callouts.flatMap(({ component }) => (component === null ? [] : [component]));
  const withCallouts = {
    ...event,
    details: { ...event.details, ...Object.fromEntries(callouts.map(detailOfCallout)) },
    ...(components.length === 0 ? {} : { components }),
  };
  return [withCallouts, ...callouts.flatMap(partOf)];
}

function draftsOfRow(row: JsonRecord, times: TimeReader): readonly PlacelessDraft[] | null {
  const code = textAt(row, 'SRC');
  const message = textAt(row, 'Message') ?? '';
  if (code === null && message === '') return null;
  const subsystem = textAt(row, 'Subsystem') ?? '';
  const [severity, time] = [textAt(row, 'Sev') ?? '', textAt(row, 'Commit Time') ?? textAt(row, 'Created at') ?? ''];
  return [draftOfPelFacts({ code, message, subsystem, severity, time, entry: textAt(row, 'PLID'), times })];
}

function detailOfCallout(callout: PelCallout, index: number): readonly [string, string] {
  const facts = [priorityLetter(callout.priority), callout.location, callout.procedure, callout.partNumber, callout.serialNumber];
  return [`callout${index + 1}`, facts.filter((fact) => fact !== null && fact !== '').join(' ')];
}

function partOf({ component, partNumber, serialNumber, ccin }: PelCallout): PlacelessDraft[] {
  if (component === null || (partNumber === null && serialNumber === null)) return [];
  return [draftOfPart({ component, partNumber, serialNumber, model: ccin })];
}
