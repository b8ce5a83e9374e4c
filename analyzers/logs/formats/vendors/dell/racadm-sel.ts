import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import { createTimeReader, type TimeReader } from '../../../event/event-time.js';
import type { LinesFormat } from '../../../log-format.js';
import { createRecordEmitter } from '../../../readers/record-emitter.js';
import { blockKey, createTextBlocks, type TextBlock } from '../../../syntax/text-blocks.js';
import { draftOfDellEntry } from './dell-message.js';
import { racadmSelSamples } from './racadm-sel-samples.js';

const id = 'racadm-sel';
const keys: ReadonlySet<string> = new Set([
  'record',
  'date/time',
  'source',
  'severity',
  'description',
  'message id',
  'messageid',
  'message',
]);
const total = /^\s*(?:total (?:number of )?records|number of (?:sel )?(?:records|entries)|sel entries)\s*[:=]\s*\d{1,6}\s*$/i;
/** What people typed and copied with the output. */
const command = /^(?:\/admin1->|[^|]{0,60}[#$>%])\s{0,3}racadm\b|^racadm(?:>>?|\s+(?:getsel|getraclog|lclog|-r)\b)/i;
const startKey = /^\s*record\s*:\s*\d{1,6}\s*$/i;
/** `getsel -o`, `getraclog -o`: id, time, severity and text on one line. */
const oneLine =
  /^\s*(?:(?<id>\d{1,6})[\s,:|]{1,8})?(?<time>\d{1,2}\/\d{1,2}\/\d{4} \d{2}:\d{2}:\d{2}|\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}|[A-Z][a-z]{2} [A-Z][a-z]{2} {1,2}\d{1,2} \d{4} \d{2}:\d{2}:\d{2}|System Boot)[\s,|]{1,8}(?<severity>Ok|Normal|Non-Critical|Critical|Non-Recoverable|Informational|Unknown)[\s,|]{1,8}(?!" |[A-Z]{3,4}\d{3,4}\b)(?<text>\S[^|]*(?:\|[^|]*)?)$/i;

/** Older controllers print the severity first. */
const severityFirst =
  /^(?<severity>Ok|Normal|Non-Critical|Critical|Non-Recoverable|Informational|Unknown)[ ,|]{1,8}(?<time>\d{1,2}\/\d{1,2}\/\d{4} \d{2}:\d{2}:\d{2}|\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}|[A-Z][a-z]{2} [A-Z][a-z]{2} {1,2}\d{1,2} \d{4} \d{2}:\d{2}:\d{2}|System Boot)[ ,|]{1,8}(?!" |[A-Z]{3,4}\d{3,4}\b)(?<text>[A-Z][^|]*)$/i;

/** SEL and RAC log as iDRAC's own command line prints them. Times are the controller's, its zone is not printed. */
export const racadmSel: LinesFormat = {
  kind: 'lines',
  id,
  title: 'racadm getsel / getraclog',
  reference: 'Dell iDRAC RACADM CLI Guide, getsel and getraclog; iDRAC 6–9',
  samples: racadmSelSamples,
  claims: (line) => startKey.test(line) || command.test(line) || total.test(line) || rowOf(line) !== undefined,
  open: (context, sink) => {
    const emitDraft = createRecordEmitter(id, context, sink, 'malformedRecord');
    const times = createTimeReader(context);
    const blocks = createTextBlocks({ separator: ':', isStart: (key) => key === 'record', isKey: (key) => keys.has(key) }, (block) => {
      emitDraft(draftOfBlock(block, times), block.line, block.lines.join('\n'));
    });
    return {
      read: (raw, line) => {
        if (blockKey(raw, ':') === 'record' && !startKey.test(raw)) return false;
        if (blocks.read(raw, line)) return true;
        if (total.test(raw) || command.test(raw)) return true;
        const row = rowOf(raw);
        if (!row) return false;
        emitDraft(draftOfRow(row, times), line, raw);
        return true;
      },
      end: blocks.end,
    };
  },
};

function rowOf(line: string): Readonly<Record<string, string | undefined>> | undefined {
  return (oneLine.exec(line) ?? severityFirst.exec(line))?.groups;
}

/** A record without its text was cut off. */
function draftOfBlock({ fields }: TextBlock, times: TimeReader): PlacelessDraft | null {
  const text = fields.get('description') ?? fields.get('message') ?? '';
  if (text === '') return null;
  const entry = {
    text,
    id: fields.get('message id') ?? fields.get('messageid') ?? null,
    recordId: fields.get('record') ?? null,
    time: times.fromText(fields.get('date/time') ?? ''),
    severity: fields.get('severity') ?? null,
    source: fields.get('source') ?? null,
  };
  const draft = draftOfDellEntry(entry, times);
  // The RAC log tells of people and sessions, and rates nothing.
  return fields.has('severity') || draft.ipmi != null ? draft : { ...draft, meaning: 'activity' };
}

function draftOfRow(row: Readonly<Record<string, string | undefined>>, times: TimeReader): PlacelessDraft {
  const { id: recordId = null, time = '', severity = null, text = '' } = row;
  return draftOfDellEntry({ text, recordId, time: times.fromText(time), severity }, times);
}
