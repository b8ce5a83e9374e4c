import type { ListedPart } from '../../event/draft-of-part.js';
import type { LinesFormat } from '../../log-format.js';
import { printedPart, wholeNumberOf } from '../../storage/drive-part.js';
import type { ConditionSign } from '../../storage/storage-condition.js';
import { keyValueOf } from '../../syntax/key-value.js';
import { arcconfSamples } from './arcconf-text-samples.js';
import { keepField, keepSign, type LinePlace, openRaidBlock, type RaidBlock, reportOfRaidBlock } from './raid-block.js';
import { signOfDriveField } from './raid-counters.js';
import { signOfState } from './raid-states.js';
import { createParagraphs, promptOf } from './report-paragraphs.js';
import { createReportEmitter } from './storage-report.js';

const id = 'arcconf-text';
type Kind = 'controller' | 'battery' | 'array' | 'drive' | 'enclosure';
type Block = RaidBlock<Kind>;

const starts: readonly { readonly kind: Kind; readonly line: RegExp }[] = [
  { kind: 'drive', line: /^\s{2,10}Device #(?<label>\d{1,4})\s*$/ },
  { kind: 'array', line: /^\s{0,6}Logical [Dd]evice number (?<label>\d{1,4})\s*$/ },
  { kind: 'battery', line: /^\s{0,6}Controller (?:Battery|ZMM|Cache Backup Unit|AFM)\b(?<label>[\w ]{0,30})\s*$/ },
  { kind: 'controller', line: /^\s{0,6}Controller information(?<label>)\s*$/i },
];
const isOwnPrompt = promptOf(/\barcconf\b/i);
const ownLine =
  /^\s{0,6}(?:Controllers found: \d|(?:Logical [Dd]evice|Physical Device) information\s*$|Logical [Dd]evice number \d|Device #\d{1,4}\s*$|Status of [Ll]ogical [Dd]evice\s*:|Reported Channel,Device\(T:L\)\s*:)/;
const paragraphStart = /^(?:-{20,}|Controllers found|Command completed|[LP]\w+ [Dd]evice|Controller|Array|MaxCache|Connector|Task)/;
const arrayKeys = /^status of logical device$/;
const segmentKey = /^(?:group \d{1,3}, segment \d{1,3}|segment \d{1,3})$/;

/** Text of Adaptec's arcconf: `getconfig al`, `pd`, `ld`, `ad`, of old and new versions. */
export const arcconfText: LinesFormat = {
  kind: 'lines',
  id,
  title: 'arcconf getconfig',
  reference: 'Adaptec / Microsemi ARCCONF command line utility guide, versions 1–3',
  samples: arcconfSamples,
  claims: (line) => ownLine.test(line) || isOwnPrompt(line),
  open: (context, sink) => {
    const emit = createReportEmitter({ file: context.file, format: id, sharesLines: true }, sink);
    const paragraphs = createParagraphs((line) => ownLine.test(line) || paragraphStart.test(line));
    let block: Block | null = null;
    const close = (): void => {
      if (block !== null) emit(reportOfRaidBlock(block, partOf(block)));
      block = null;
    };
    return {
      read: (raw, line) => {
        if (!paragraphs.takes(raw)) return isOwnPrompt(raw);
        if (/^Controllers found: 0\b/.test(raw))
          emit({ line, raw, part: null, signs: [{ condition: 'raid/controller-state', text: raw }] });
        const start = starts.find((each) => each.line.test(raw));
        if (start !== undefined) {
          close();
          block = openRaidBlock(start.kind, start.line.exec(raw)?.groups?.label?.trim() ?? '', { line, raw });
        }
        if (/^\s{2,12}Device is an? (?:Enclosure|Expander)/.test(raw) && block !== null) block = { ...block, kind: 'enclosure' };
        const pair = keyValueOf(raw.slice(0, 300), ':');
        if (block !== null && pair !== null) addField(block, pair.key, pair.value, { line, raw });
        return true;
      },
      end: () => {
        close();
        paragraphs.close();
      },
    };
  },
};

function addField(block: Block, key: string, value: string, where: LinePlace): void {
  const name = key.toLowerCase();
  keepField(block, name, value);
  const sign = signOf(block, name, key, value);
  if (sign === null) return;
  const { component, ...own } = sign;
  keepSign(block, block.kind === 'array' ? sign : own, where);
}

const unnamed = printedPart('drive', null);

function signOf({ kind, label }: Block, name: string, key: string, value: string): ConditionSign | null {
  const text = `${key}: ${value}`;
  if (kind === 'drive')
    return name === 'state' ? signOfState({ of: 'drive', state: value, text, component: unnamed }) : signOfDriveField(key, value, unnamed);
  if (kind === 'battery')
    return name === 'status' ? signOfState({ of: 'battery', state: value.replace(/not installed/i, ''), text, component: unnamed }) : null;
  if (kind === 'enclosure') return /status/.test(name) ? signOfState({ of: 'enclosure', state: value, text, component: unnamed }) : null;
  if (kind === 'controller') return signOfController(name, value, text);
  if (arrayKeys.test(name)) return signOfState({ of: 'array', state: value, text: `Logical device ${label}: ${value}`, component: null });
  if (name === 'failed stripes' && /^yes/i.test(value)) return { condition: 'raid/bad-blocks', text, component: null };
  return segmentKey.test(name) ? segmentSign(value) : null;
}

function signOfController(name: string, value: string, text: string): ConditionSign | null {
  if (name === 'controller status') return signOfState({ of: 'controller', state: value, text, component: unnamed });
  if (name === 'temperature')
    return /\((?:alarm|warning|critical|danger|too high|abnormal)/i.test(value) ? { condition: 'raid/controller-temperature', text } : null;
  const defunct = name === 'defunct disk drive count' ? (wholeNumberOf(value) ?? 0) : 0;
  return defunct > 0 ? { condition: 'raid/drive-failed', text, component: unnamed, details: { count: defunct } } : null;
}

/** A member of an array that is not present; its connector is not printed then. */
function segmentSign(value: string): ConditionSign | null {
  const state = value.split('(')[0]?.trim() ?? '';
  if (/^present/i.test(state)) return null;
  return signOfState({ of: 'drive', state, text: `Array segment: ${state}`, component: unnamed });
}

function partOf({ kind, label, fields }: Block): ListedPart | null {
  const field = (...names: readonly string[]) => names.map((name) => fields.get(name)).find((value) => value !== undefined) ?? null;
  if (kind === 'array') return null;
  if (kind === 'battery') return /not installed/i.test(field('status') ?? '') ? null : { component: printedPart('raid-battery', null) };
  const common = {
    model: field('model', 'controller model'),
    firmware: field('firmware'),
    serialNumber: field('serial number', 'controller serial number'),
  };
  if (kind === 'controller')
    return { component: printedPart('raid-controller', field('physical slot') && `Slot ${field('physical slot')}`), ...common };
  const location = field('reported location')?.replace(/\(.*$/, '').trim() ?? null;
  const slot = /(?:Slot|Device) (?<slot>\d{1,4})$/.exec(location ?? '')?.groups?.slot ?? null;
  const component = printedPart(kind === 'enclosure' ? 'backplane' : 'drive', location ?? `Device #${label}`, slot);
  return { component, manufacturer: field('vendor'), capacity: field('total size', 'size'), ...common };
}
