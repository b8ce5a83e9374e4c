import { keyValueOf } from './key-value.js';

/** A block of `key: value` lines that a tool prints for one record. Keys are in lower case with single blanks; the first value of a key stands. */
export type TextBlock = { readonly line: number; readonly lines: readonly string[]; readonly fields: ReadonlyMap<string, string> };

/** How a tool prints its blocks: the key that begins one, and all keys that may stand in one. */
export type BlockGrammar = {
  readonly separator: ':' | '=';
  readonly isStart: (key: string) => boolean;
  readonly isKey: (key: string) => boolean;
};

/** Reads blocks line by line; `read` is false for a line that is of no block. */
export type TextBlocks = { readonly read: (text: string, line: number) => boolean; readonly end: () => void };

type OpenBlock = {
  readonly line: number;
  readonly lines: string[];
  readonly fields: Map<string, string>;
  lastKey: string;
  isAfterBlank: boolean;
};

const mostLines = 80;
const rule = /^\s*[-=*_]{3,}\s*$/;
/** A prompt of a shell or service processor ends what the command before it printed. */
const prompt = /^(?:\S{0,60}[#$>%]\s?(?:racadm|ipmitool|omreport|show|hp\w+)\b|\/admin1->|<\/?>hpiLO->|hpasmcli>|\[[\w@.~ -]{1,60}\][#$])/;

/** A field or row of another tool, which printed right behind without a rule between. */
const otherStart = /^\s*(?:[A-Z][\w#()/. -]{0,30}\s+[=:]\s|[0-9a-f]{1,5}\s*\|)/;

/** Key of a line as blocks know it, or null where the line is none of the form. */
export function blockKey(line: string, separator: ':' | '='): string | null {
  const found = keyValueOf(line.slice(0, 200), separator);
  return found === null || found.key.length > 60 ? null : found.key.toLowerCase().replace(/\s+/g, ' ');
}

/** Makes the reader of blocks. A line without a known key right below a field goes on with it: tools wrap long texts. */
export function createTextBlocks(grammar: BlockGrammar, emit: (block: TextBlock) => void): TextBlocks {
  let open: OpenBlock | null = null;
  const close = (): void => {
    if (open !== null) emit(open);
    open = null;
  };
  return {
    read: (text, line) => {
      const key = blockKey(text, grammar.separator);
      if (key !== null && grammar.isStart(key)) {
        close();
        open = { line, lines: [], fields: new Map(), lastKey: '', isAfterBlank: false };
      }
      if (open === null) return false;
      if (addLine(open, text, key !== null && grammar.isKey(key) ? key : null, grammar.separator)) return true;
      const isRule = rule.test(text);
      close();
      return isRule;
    },
    end: close,
  };
}

/** True where the line belongs to the block. */
function addLine(block: OpenBlock, text: string, key: string | null, separator: ':' | '='): boolean {
  if (text.trim() === '') {
    block.isAfterBlank = true;
    return true;
  }
  if (rule.test(text) || block.lines.length >= mostLines) return false;
  if (key === null && (block.isAfterBlank || prompt.test(text) || otherStart.test(text.slice(0, 80)))) return false;
  const value = key === null ? text.trim() : (keyValueOf(text, separator)?.value ?? '');
  const name = key ?? block.lastKey;
  const known = block.fields.get(name);
  if (known === undefined) block.fields.set(name, value);
  else if (key === null) block.fields.set(name, `${known} ${value}`.trim());
  block.lines.push(text);
  block.lastKey = name;
  block.isAfterBlank = false;
  return true;
}
