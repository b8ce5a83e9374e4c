import { createXmlParser, type XmlHandlers } from './xml-parser.js';
import { createXmlTree, type XmlElement, type XmlTag } from './xml-tree.js';

/** A record: its tree, what lies around it (outermost first), the line where it begins and its text as printed. */
export type XmlRecord = { readonly element: XmlElement; readonly parents: readonly XmlTag[]; readonly line: number; readonly raw: string };

/** What a log's elements are to its format: which of them are records (by name without prefix), and who takes them. */
export type XmlVocabulary = {
  readonly isRecord: (name: string) => boolean;
  readonly record: (record: XmlRecord) => void;
  /** A piece that is no well-formed XML, with the line where it begins. Reading goes on at the next record. */
  readonly damage: (place: { readonly line: number; readonly raw: string }) => void;
};

/** The text of documents on its way to the parser: knows what is unfinished, and where to go on behind damage. */
export type XmlFeed = {
  readonly write: (text: string, line: number) => void;
  readonly isOpen: () => boolean;
  /** Inside a document, outside a record and a tag: only tags may follow. */
  readonly isBetweenRecords: () => boolean;
  /** Reports the open record as damage. */
  readonly cutOff: () => void;
};

const recordLimitCharacters = 262_144;
const damageLimitCharacters = 2_000;
/** Each recovery reads the rest of its line again: after this many the rest of a line is given up. */
const recoveriesPerLine = 64;
const pieceCharacters = 2_048;
/** `&` and `<` that writers forgot to escape. */
const strayAmpersand = /&(?!#?\w{1,31};)/g;
const strayLess = /<(?![A-Za-z_/!?])/g;
const openingTag = /<(?:[\w.-]{1,80}:)?(?<name>[A-Za-z_][\w.-]{0,80})/g;

/** `text` = what was given since the open record or tag began, `before` = what came before it, `begin` = where in it that is. */
type Held = { text: string; before: number; begin: number; beginLine: number; line: number; failedAt: number | null; isInTag: boolean };

/** Makes the feed of one run of documents. */
export function createXmlFeed(vocabulary: XmlVocabulary): XmlFeed {
  const tree = createXmlTree(vocabulary.isRecord);
  const held: Held = { text: '', before: 0, begin: 0, beginLine: 0, line: 0, failedAt: null, isInTag: false };
  const handlers = handlersOf(vocabulary, tree, held);
  let parse = createXmlParser(handlers);
  const isHeld = () => tree.isInRecord() || held.isInTag;
  /** Reports the broken piece, and gives what can be read again: from the next record on. */
  const recover = (): string => {
    const start = isHeld() ? held.begin : 0;
    vocabulary.damage({ line: isHeld() ? held.beginLine : held.line, raw: held.text.slice(start, start + damageLimitCharacters).trim() });
    const rest = nextRecord(held.text, Math.max(start + 1, (held.failedAt ?? held.text.length) - 1), vocabulary.isRecord);
    tree.drop(false);
    Object.assign(held, { text: '', before: 0, begin: 0, failedAt: null, isInTag: false });
    parse = createXmlParser(handlers);
    return rest;
  };
  return {
    write: (printed, line) => {
      held.line = line;
      let rest = `${printed.replace(strayAmpersand, '&amp;').replace(strayLess, '&lt;')}\n`;
      for (let attempt = 0; rest !== '' && attempt < recoveriesPerLine; attempt += 1) {
        give(rest, held, parse);
        rest = held.failedAt === null ? '' : recover();
      }
      forgetRead(held, isHeld());
    },
    isOpen: () => tree.parents().length > 0 || isHeld() || isUnfinished(held.text),
    isBetweenRecords: () => tree.parents().length > 0 && !isHeld() && !isUnfinished(held.text),
    cutOff: () => {
      if (isHeld()) recover();
    },
  };
}

function handlersOf(vocabulary: XmlVocabulary, tree: ReturnType<typeof createXmlTree>, held: Held): XmlHandlers {
  const lastTag = (position: number) => held.text.lastIndexOf('<', position - held.before - 1);
  const whileTrusted = (act: () => void) => {
    if (held.failedAt === null) act();
  };
  return {
    tagBegins: (position) =>
      whileTrusted(() => {
        if (!tree.isInRecord()) Object.assign(held, { begin: Math.max(0, lastTag(position)), beginLine: held.line });
        held.isInTag = true;
      }),
    tagOpened: (name, attributes, position) =>
      whileTrusted(() => {
        held.isInTag = false;
        const outcome = tree.open(name, attributes);
        if (outcome === 'cutOff') held.failedAt = lastTag(position) + 1;
        if (outcome === 'tooLarge') {
          tree.drop(true);
          held.failedAt = position - held.before;
        }
      }),
    tagClosed: (position) =>
      whileTrusted(() => {
        const element = tree.close();
        if (element === null) return;
        const raw = held.text.slice(held.begin, position - held.before);
        vocabulary.record({ element, parents: tree.parents(), line: held.beginLine, raw });
      }),
    unmatched: (name) => whileTrusted(() => !tree.isInRecord() && tree.leave(name)),
    text: (text) => whileTrusted(() => tree.addText(text)),
    failed: (position) => {
      held.failedAt ??= position - held.before;
    },
  };
}

/** In pieces, so that a failure costs only the piece in which it is seen. */
function give(text: string, held: Held, parse: (piece: string) => void): void {
  held.text += text;
  for (let at = 0; at < text.length && held.failedAt === null; at += pieceCharacters) parse(text.slice(at, at + pieceCharacters));
  if (held.failedAt === null && held.text.length - held.begin > recordLimitCharacters) held.failedAt = held.text.length;
}

/** Keeps only the open record or tag, or the markup that the line left unfinished. */
function forgetRead(held: Held, isHeld: boolean): void {
  const start = isHeld ? held.begin : isUnfinished(held.text) ? held.text.lastIndexOf('<') : held.text.length;
  Object.assign(held, { text: held.text.slice(start), before: held.before + start, begin: Math.max(0, held.begin - start) });
}

function isUnfinished(text: string): boolean {
  return text.lastIndexOf('<') > text.lastIndexOf('>');
}

function nextRecord(text: string, from: number, isRecord: (name: string) => boolean): string {
  const rest = text.slice(from);
  for (const found of rest.matchAll(openingTag)) {
    if (isRecord(found.groups?.name ?? '')) return rest.slice(found.index);
  }
  return '';
}
