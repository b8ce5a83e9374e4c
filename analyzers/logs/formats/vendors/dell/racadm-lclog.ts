import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import { createTimeReader, type TimeReader } from '../../../event/event-time.js';
import type { LinesFormat } from '../../../log-format.js';
import { createRecordEmitter } from '../../../readers/record-emitter.js';
import { createTextBlocks, type TextBlock } from '../../../syntax/text-blocks.js';
import { draftOfDellEntry } from './dell-message.js';
import { racadmLclogSamples } from './racadm-lclog-samples.js';

const id = 'racadm-lclog';
const startKeys = ['seqnumber', 'sequence number', 'sequencenumber'] as const;
const start = /^\s*(?:SeqNumber|Sequence ?Number)\s*=\s*\d{1,9}\s*$/i;
const keys: ReadonlySet<string> = new Set([
  ...startKeys,
  'message id',
  'messageid',
  'category',
  'agentid',
  'agent id',
  'severity',
  'timestamp',
  'raweventdata',
  'raw event data',
  'fqdd',
  'message',
  'comment',
  'detailed description',
  'recommended action',
  'recommended response action',
  'lifecycle log',
]);
const argument = /^message ?arg(?:ument)? ?(?<number>\d{1,2})$/;

/** Entries of the lifecycle log as `racadm lclog view` prints them. Times are the controller's, its zone is not printed. */
export const racadmLclog: LinesFormat = {
  kind: 'lines',
  id,
  title: 'racadm lclog view',
  reference: 'Dell iDRAC RACADM CLI Guide, lclog view; Dell Lifecycle Log profile',
  samples: racadmLclogSamples,
  claims: (line) => start.test(line),
  open: (context, sink) => {
    const emitDraft = createRecordEmitter(id, context, sink, 'malformedRecord');
    const times = createTimeReader(context);
    const grammar = {
      separator: '=',
      isStart: (key: string) => (startKeys as readonly string[]).includes(key),
      isKey: (key: string) => keys.has(key) || argument.test(key),
    } as const;
    return createTextBlocks(grammar, (block) => {
      const raw = block.lines.join('\n');
      const draft = draftOfBlock(block, times);
      emitDraft(draft, block.line, raw);
    });
  },
};

function draftOfBlock({ fields }: TextBlock, times: TimeReader): PlacelessDraft | null {
  const field = (...names: readonly string[]) =>
    names.map((name) => fields.get(name)).find((value) => value !== undefined && value !== '') ?? null;
  const messageId = field('message id', 'messageid');
  const text = field('message') ?? (messageId === null ? null : [messageId, ...argsOf(fields)].join(' '));
  if (text === null) return null;
  const entry = {
    text,
    id: messageId,
    recordId: field(...startKeys),
    time: times.fromText(field('timestamp') ?? ''),
    severity: field('severity'),
    args: argsOf(fields),
    agent: field('agentid', 'agent id'),
    category: field('category'),
    fqdd: field('fqdd'),
    comment: field('comment'),
    rawEventData: field('raweventdata', 'raw event data'),
  };
  const draft = draftOfDellEntry(entry, times);
  const advice = field('recommended action', 'recommended response action');
  return advice === null ? draft : { ...draft, details: { ...draft.details, resolution: advice } };
}

function argsOf(fields: ReadonlyMap<string, string>): string[] {
  return [...fields].filter(([key, value]) => argument.test(key) && value !== '').map(([, value]) => value);
}
