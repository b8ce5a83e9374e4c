import { createTimeReader } from '../../event/event-time.js';
import type { LinesFormat } from '../../log-format.js';
import { printedPart } from '../../storage/drive-part.js';
import { keyValueOf } from '../../syntax/key-value.js';
import { createParagraphs, promptOf } from './report-paragraphs.js';
import { createReportEmitter } from './storage-report.js';
import { createStorcliCollector, type StorcliCollector } from './storcli-collector.js';
import { columnsOf, isTableRule, propertyOfLine, rowByOffsets, rowOfLine } from './storcli-rows.js';
import { storcliTextSamples } from './storcli-text-samples.js';

const id = 'storcli-text';
const ownLine =
  /^(?:CLI Version = |Storage ?Cli|Generating detailed summary of the adapter|EID:Sl[ot]{1,2} {1,4}DID |DG\/VD TYPE |Ctl Model |Drive \/c\d{1,3}(?:\/e\d{1,4})?\/s\d{1,4}\b.{0,40}:$|\/c\d{1,3}(?:\/(?:e\d{1,4}|v\d{1,4}|s\d{1,4}|bbu|cv))* :$|(?:VD|PD|BBU|Cachevault|Enclosure) (?:LIST|Info|Information) ?:$|(?:BBU|Cachevault)_\w{2,30} ?:$|Controller = \d{1,3}$|TOPOLOGY :$|Model +State +RetentionTime )/i;
const listRow = /^ {0,4}(?:\d{1,4}|\s):\d{1,3} {1,6}\d{1,5} (?:Onln|Offln|UGood|UBad|GHS|DHS|Rbld|Cpybck|Failed|Msng|JBOD|UGUnsp|Sntze|F) /;
const isOwnPrompt = promptOf(/\b(?:storcli|perccli)(?:64)?\b/i);
const heading = /^\S[^=|]{1,80} ?:\s*$/;
const property = /^[A-Z]\w{1,20}(?: [\w()/.-]{1,20}){0,8} = /;
const underline = /^={3,}\s*$/;
const legend =
  /\|.{0,60}-|^\w{1,12}(?:-|=)\w.{3,60}(?:\||$)|^(?:Status|Description|Operating system) = |^(?:Virtual Drives|Physical Drives|Drive Groups|JBOD Drives|Number of|Strip Size|System Overview)/;
const startOfAnswer = /^CLI Version = /;

/** Text of storcli, storcli64 and perccli: `show`, `show all` and the lists of controllers, drives, virtual drives and batteries. */
export const storcliText: LinesFormat = {
  kind: 'lines',
  id,
  title: 'storcli / perccli show',
  reference: 'StorCLI reference manual 7.x; PERC command line interface reference',
  samples: storcliTextSamples,
  claims: (line) => ownLine.test(line) || listRow.test(line) || isOwnPrompt(line),
  open: (context, sink) => {
    const emit = createReportEmitter({ file: context.file, format: id, sharesLines: true }, sink);
    const times = createTimeReader(context);
    const paragraphs = createParagraphs(startsParagraph);
    let answer = openAnswer();
    const close = (): void => {
      const reports = answer.collector.reports();
      for (const report of reports) emit(report);
      if (reports.length === 0 && answer.said !== null) emit({ ...answer.said, part: null, signs: [stateSign(answer.said.text)] });
      answer = openAnswer();
    };
    return {
      read: (raw, line) => {
        if (!paragraphs.takes(raw)) return isOwnPrompt(raw);
        if (startOfAnswer.test(raw)) close();
        addLine(answer, raw.slice(0, 500), line);
        const date = /^Current System Date\/time = (?<date>.{10,40})$/.exec(raw)?.groups?.date;
        if (date !== undefined) answer.collector.time(times.fromText(date));
        return true;
      },
      end: () => {
        close();
        paragraphs.close();
      },
    };
  },
};

function startsParagraph(line: string): boolean {
  return (
    ownLine.test(line) ||
    listRow.test(line) ||
    heading.test(line) ||
    underline.test(line) ||
    isTableRule(line) ||
    legend.test(line) ||
    property.test(line)
  );
}

function stateSign(text: string) {
  return { condition: 'raid/controller-state', text, component: printedPart('raid-controller', null) } as const;
}

type Answer = {
  readonly collector: StorcliCollector;
  section: string;
  /** Header of the open table; a table is framed by rules above and below its header and below its rows. */
  header: string;
  stage: 'text' | 'header' | 'aboveRows' | 'rows';
  said: { readonly text: string; readonly line: number; readonly raw: string } | null;
};

function openAnswer(): Answer {
  return { collector: createStorcliCollector(), section: '', header: drivesHeader, stage: 'text', said: null };
}

/** Header of drive lists, for rows that were copied without it. */
const drivesHeader = 'EID:Slt DID State DG Size Intf Med SED PI SeSz Model Sp';
const afterRule = { text: 'header', header: 'header', aboveRows: 'rows', rows: 'text' } as const;

function addLine(answer: Answer, raw: string, line: number): void {
  if (isTableRule(raw)) answer.stage = afterRule[answer.stage];
  else if (raw.trim() === '') answer.stage = answer.stage === 'rows' ? 'text' : answer.stage;
  else if (heading.test(raw) && !listRow.test(raw)) openSection(answer, raw);
  else if (answer.stage === 'header') {
    answer.header = raw;
    answer.stage = 'aboveRows';
  } else if (answer.stage === 'rows') addRow(answer, raw, line);
  else if (listRow.test(raw)) answer.collector.row(rowOfLine(columnsOf(drivesHeader), raw), { line, raw });
  else addText(answer, raw, line);
}

function openSection(answer: Answer, raw: string): void {
  answer.section = raw.slice(0, raw.lastIndexOf(':')).trim();
  answer.stage = 'text';
}

function addRow({ collector, section, header }: Answer, raw: string, line: number): void {
  const where = { line, raw };
  const property = /^(?:Property|Ctrl_Prop)\b/.test(header) ? propertyOfLine(header, raw) : null;
  if (property !== null) collector.property(section, property.key, property.value, where);
  else if (/RetentionTime|MfgDate/.test(header)) collector.row(rowByOffsets(header, raw), where);
  else collector.row(rowOfLine(columnsOf(header), raw), where);
}

function addText(answer: Answer, raw: string, line: number): void {
  const pair = keyValueOf(raw, '=');
  if (pair === null) return;
  if (pair.key === 'Controller' && /^\d{1,3}$/.test(pair.value)) answer.collector.controller(Number(pair.value));
  else if (pair.key === 'Status') answer.said = { text: `${pair.value}`, line, raw };
  else if (pair.key === 'Description' && answer.said !== null)
    answer.said = { ...answer.said, text: `${answer.said.text}: ${pair.value}`.slice(0, 500) };
  else answer.collector.property(answer.section, pair.key, pair.value, { line, raw });
}
