import type { Component } from '#domain/component.js';
import { directionOfWord, draftOfMessage } from '../../../event/draft-of-message.js';
import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import type { TimeReader } from '../../../event/event-time.js';
import { readPrintedTime } from '../../../event/printed-time.js';
import type { JsonFormat } from '../../../log-format.js';
import { readJsonItems } from '../../../readers/json-events.js';
import { isRecord, type JsonRecord } from '../../../syntax/json-fields.js';
import { findRecords } from '../../../syntax/json-walk.js';
import { componentsOfWord } from '../part-words.js';

const id = 'inspur-analysis-json';
const inspectedNodes = 5_000;
const fields = {
  time: /^(?:time|errortime|error_time|event_?time|timestamp|时间)$/i,
  part: /^(?:device|device_?(?:type|name)|component|location|errdevice|err_?dev(?:ice)?|fault_?(?:device|part|component|location)|fru|部件|位置)$/i,
  kind: /^(?:err(?:or)?_?(?:type|name|class|category)|fault_?(?:type|name)|err(?:or)?|类型)$/i,
  text: /^(?:desc(?:ription)?|err(?:or)?_?(?:desc(?:ription)?|info|msg|message|detail)|message|analysis|conclusion|result|描述)$/i,
  severity: /^(?:severity|level|err(?:or)?_?(?:level|severity)|级别)$/i,
  direction: /^(?:assert|status|state|direction)$/i,
  advice: /^(?:suggest(?:ion)?|advice|recommend(?:ation)?|action|solution|建议)$/i,
} as const;
type Field = keyof typeof fields;
const uncorrected = /\b(?:UCE|UCNA|SRAR|SRAO|uncorrect\w*|fatal)\b/i;
const corrected = /\b(?:CE|correct\w*)\b/i;

/** The firmware's own diagnosis of a failure (Inspur `ErrorAnalyReport.json`): an object with `Time` and what it found is an event. */
export const inspurAnalysisJson: JsonFormat = {
  id,
  kind: 'json',
  title: "Inspur firmware's error analysis (ErrorAnalyReport.json)",
  reference: 'Inspur ISBMC one-key log, log/ErrorAnalyReport.json',
  samples: [
    {
      name: 'an uncorrectable memory error',
      kind: 'typical',
      content: JSON.stringify(
        {
          ErrorAnalyReport: [
            {
              Time: '2023-02-03T04:05:06+08:00',
              DeviceType: 'Memory',
              Location: 'CPU1_C2D0',
              ErrorType: 'UCE',
              Description: 'Memory uncorrectable ECC',
            },
          ],
        },
        null,
        2,
      ),
      expect: { events: 1, unread: 0, keys: ['ipmi/0c/6f/01'] },
    },
    {
      name: 'kinds of errors without description, advice, a processor',
      kind: 'extreme',
      content: JSON.stringify([
        { Time: '2023-02-03 04:05:06', Device: 'Memory', ErrorType: 'CE', Suggestion: 'Watch it' },
        { Time: '2023-02-03 04:05:07', Device: 'CPU0', ErrorName: 'IERR', Level: 'Critical' },
        { time: '2023-02-03 04:05:08', FaultDevice: 'PCIe', ErrorType: 'Uncorrectable fatal' },
      ]),
      expect: { events: 3, unread: 0, keys: ['ipmi/0c/6f/00', 'ipmi/07/6f/00', 'ipmi/13/6f/0a'] },
    },
    {
      name: 'a finding of which only the time is left',
      kind: 'broken',
      content: JSON.stringify([
        { Time: '2023-02-03 04:05:06', ErrorType: '', Device: '' },
        { Time: '2023-02-03 04:05:07', Device: 'CPU1', ErrorType: 'IERR' },
      ]),
      expect: { events: 1, unread: 1, keys: ['ipmi/07/6f/00'] },
    },
  ],
  claims: (document) => findRecords(withTimes(document), isFinding, inspectedNodes).length > 0,
  read: readJsonItems({
    format: id,
    items: (document) => findRecords(withTimes(document), isFinding),
    draftsOf: (item, times) => draftsOfFinding(item, times),
  }),
};

/** A report may print its time once, above the list of what it found. */
function withTimes(document: unknown): unknown {
  if (!isRecord(document) || hasField(document, 'part')) return document;
  const times = Object.entries(document).filter(([name, value]) => fields.time.test(name) && typeof value === 'string');
  if (times.length === 0) return document;
  const dated = (item: unknown) => (isRecord(item) && !hasField(item, 'time') ? { ...Object.fromEntries(times), ...item } : item);
  return Object.fromEntries(Object.entries(document).map(([name, value]) => [name, Array.isArray(value) ? value.map(dated) : value]));
}

function isFinding(record: JsonRecord): boolean {
  return hasField(record, 'time') && hasField(record, 'part') && (hasField(record, 'kind') || hasField(record, 'text'));
}

function hasField(record: JsonRecord, field: Field): boolean {
  return Object.entries(record).some(
    ([name, value]) => fields[field].test(name) && (typeof value === 'string' || typeof value === 'number'),
  );
}

/** All values of a kind: a report may name device type and location apart. */
function valuesOf(record: JsonRecord, field: Field): string[] {
  const values = Object.entries(record).filter(
    ([name, value]) => fields[field].test(name) && (typeof value === 'string' || typeof value === 'number'),
  );
  return values.map(([, value]) => String(value).trim()).filter((value) => value !== '');
}

function draftsOfFinding(record: JsonRecord, times: TimeReader): readonly PlacelessDraft[] | null {
  const [parts, kinds, texts] = [valuesOf(record, 'part'), valuesOf(record, 'kind'), valuesOf(record, 'text')];
  const text = [...texts, ...kinds].join(', ');
  if (text === '') return null;
  const where = parts.join(' ');
  const sense = senseOf(where, text);
  const components = withoutTwins(parts.flatMap((part) => componentsOfWord(part, text)));
  const withPlace = components.filter((each) => each.locator !== null);
  const advice = valuesOf(record, 'advice')[0];
  const draft = draftOfMessage({
    text: where === '' ? text : `${where}: ${text}`,
    severity: valuesOf(record, 'severity')[0] ?? null,
    direction: directionOfWord(valuesOf(record, 'direction')[0] ?? ''),
    sense: sense === null ? null : { key: sense, direction: 'assertion' },
    ...(components.length === 0 ? {} : { components: withPlace.length > 0 ? withPlace : components }),
    ...(advice === undefined ? {} : { details: { resolution: advice } }),
  });
  return [{ ...draft, time: readPrintedTime(valuesOf(record, 'time')[0] ?? '', times) }];
}

/** The report names the part and the degree of the error apart from each other. */
function senseOf(where: string, text: string): string | null {
  const isUncorrected = uncorrected.test(text);
  if (!isUncorrected && !corrected.test(text)) return null;
  if (/mem|dimm|内存|C\dD\d/i.test(`${where} ${text}`)) return isUncorrected ? 'ipmi/0c/6f/01' : 'ipmi/0c/6f/00';
  if (/pci/i.test(where)) return /\bfatal\b/i.test(text) ? 'ipmi/13/6f/0a' : isUncorrected ? 'ipmi/13/6f/08' : 'ipmi/13/6f/07';
  return /cpu|processor|处理器/i.test(where) ? (isUncorrected ? 'ipmi/07/6f/0b' : 'ipmi/07/6f/0c') : null;
}

function withoutTwins(components: readonly Component[]): Component[] {
  return components.filter(
    (one, index) => components.findIndex((other) => other.class === one.class && other.locator === one.locator) === index,
  );
}
