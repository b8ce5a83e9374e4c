import type { Sensor } from '#domain/log-event.js';
import { cutDirection } from '../../../event/direction-of-text.js';
import { draftOfMessage } from '../../../event/draft-of-message.js';
import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import { createTimeReader, type TimeReader } from '../../../event/event-time.js';
import { readPrintedTime } from '../../../event/printed-time.js';
import { parseSensor } from '../../../ipmi/sel-row.js';
import { identifyEvent } from '../../../ipmi/text-identity.js';
import type { LinesFormat } from '../../../log-format.js';
import { createRecordEmitter } from '../../../readers/record-emitter.js';

const id = 'supermicro-ipmicfg-sel';
const start = /^\s{0,8}(?:Event|SEL Record)\s{0,4}[:#]\s{0,4}\d{1,5}\b/i;
const label = /(?<![\w.])(?<name>Event|Date|Time|Sensor(?: Type| Name)?|Type|Desc(?:ription)?|Direction|Severity|Source)\s{0,4}:\s{0,4}/gi;
const timeText = /^(?<time>\d{1,4}[-/]\d{1,2}[-/]\d{1,4}(?:[ ,T]{1,3}\d{1,2}:\d{2}:\d{2})?|\d{1,2}:\d{2}:\d{2})\s{0,8}(?<rest>.*)$/;
const mostLines = 12;
const mostNameWords = 6;

type Held = { readonly line: number; readonly lines: string[] };

/** SEL as `ipmicfg -sel list` prints it: each event in one line or several, with names before the values. */
export const supermicroIpmicfgSel: LinesFormat = {
  id,
  kind: 'lines',
  title: 'Supermicro ipmicfg -sel list',
  reference: 'Supermicro IPMICFG 1.3x user guide',
  samples: [
    {
      name: 'events in two lines',
      kind: 'typical',
      content: [
        'Event:1 Time:02/03/2023 04:05:06 Sensor:Power Supply PS2 Status',
        '        Power Supply input lost (AC/DC) - Assertion',
        'Event:2 Time:02/03/2023 04:06:06 Sensor:Memory',
        '        Uncorrectable ECC @DIMMB1(CPU1) - Assertion',
      ].join('\n'),
      expect: { events: 2, unread: 0, keys: ['ipmi/08/6f/03', 'ipmi/0c/6f/01'] },
    },
    {
      name: 'date and time apart, one value a line, all in one line',
      kind: 'extreme',
      content: [
        'Event: 3',
        ' Date: 2023/02/03',
        ' Time: 04:07:06',
        ' Sensor Type: Fan',
        ' Sensor: FAN4',
        ' Description: Lower Critical - going low',
        ' Direction: Deassertion',
        'Event:4 Time:02/03/2023 04:08:06 Physical Security Chassis Intru General Chassis Intrusion - Assertion',
      ].join('\n'),
      expect: { events: 2, unread: 0, keys: ['ipmi/04/01/02', 'ipmi/05/6f/00'] },
    },
    {
      name: 'an event of which only the number is left',
      kind: 'broken',
      content: 'Event:5\nEvent:6 Time:02/03/2023 04:09:06 Sensor:Processor CPU1\n IERR - Assertion',
      expect: { events: 1, unread: 1, keys: ['ipmi/07/6f/00'] },
    },
  ],
  claims: (line) => start.test(line),
  open: (context, sink) => {
    const emitDraft = createRecordEmitter(id, context, sink, 'malformedRow');
    const times = createTimeReader(context);
    let held: Held | null = null;
    const flush = () => {
      if (held === null) return;
      const { line, lines } = held;
      held = null;
      const draft = draftOfBlock(lines, times);
      emitDraft(draft, line, lines.join('\n'));
    };
    return {
      read: (raw, line) => {
        if (start.test(raw)) {
          flush();
          held = { line, lines: [raw] };
          return true;
        }
        if (held === null) return false;
        const isMore = raw.trim() !== '' && /^\s/.test(raw) && held.lines.length < mostLines;
        if (isMore) held.lines.push(raw);
        else flush();
        return isMore;
      },
      end: flush,
    };
  },
};

function draftOfBlock(lines: readonly string[], times: TimeReader): PlacelessDraft | null {
  const values = new Map<string, string>();
  const texts: string[] = [];
  for (const line of lines) readLine(line.slice(0, 500).trim(), values, texts);
  const { sensor, text } = sensorAndText(values, texts);
  if (text === '') return null;
  const time = [values.get('date'), values.get('time')].filter((part) => part !== undefined).join(' ');
  const typeText = values.get('sensor type') ?? values.get('type') ?? '';
  return {
    ...draftOfMessage({
      text: `${text}${values.has('direction') ? ` - ${values.get('direction')}` : ''}`,
      severity: values.get('severity') ?? null,
      sensorType: sensor.typeCode ?? parseSensor(typeText).typeCode,
      sensorName: sensor.name,
      sensorNumber: sensor.number,
    }),
    recordId: values.get('event') ?? values.get('sel record') ?? null,
    time: readPrintedTime(time, times),
  };
}

/** The values of a line, each behind its name; what follows a number or time belongs to the text. */
function readLine(line: string, values: Map<string, string>, texts: string[]): void {
  const labels = [...line.matchAll(label)];
  const first = labels[0]?.index ?? line.length;
  if (first > 0) texts.push(line.slice(0, first).trim());
  labels.forEach((match, index) => {
    const value = line.slice(match.index + match[0].length, labels[index + 1]?.index).trim();
    const name = (match.groups?.name ?? '').toLowerCase();
    const split = name === 'time' || name === 'date' ? timeText.exec(value)?.groups : undefined;
    if (!values.has(name)) values.set(name, split?.time ?? value);
    if (split?.rest) texts.push(split.rest);
  });
}

function sensorAndText(values: ReadonlyMap<string, string>, texts: readonly string[]): { readonly sensor: Sensor; readonly text: string } {
  const said = values.get('description') ?? values.get('desc') ?? texts.join(' ').trim();
  const named = values.get('sensor') ?? values.get('sensor name');
  return named === undefined ? splitSensor(said) : { sensor: parseSensor(named), text: said };
}

/** Type, name and event run into each other: the event is the longest end of the text that the standard knows. */
function splitSensor(said: string): { readonly sensor: Sensor; readonly text: string } {
  const sensor = parseSensor(said);
  if (sensor.typeCode === null || sensor.name === null) return { sensor: { ...sensor, name: null }, text: said };
  const words = cutDirection(sensor.name).text.split(' ');
  const at = words
    .slice(0, mostNameWords)
    .findIndex((_, index) => identifyEvent(sensor.typeCode, words.slice(index).join(' ')).offset !== null);
  if (at <= 0) return { sensor: { ...sensor, name: null }, text: sensor.name };
  const name = words.slice(0, at).join(' ');
  return { sensor: { ...sensor, name }, text: sensor.name.slice(name.length).trim() };
}
