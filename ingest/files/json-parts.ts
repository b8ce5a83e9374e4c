import { jsonLimitBytes } from '#domain/source-block.js';
import { createJsonScanner, type JsonScan } from './json-scanner.js';
import { parseJson, startsLikeJson } from './json-text.js';
import { createPartOutput, type TextPart } from './text-parts.js';

/** Limits of the search, in characters: one value, an array of values of a line each, and all that is looked at again after values that were none. */
export type JsonPartLimits = { readonly value: number; readonly array: number; readonly again: number };

const jsonPartLimits: JsonPartLimits = { value: jsonLimitBytes, array: 16 * 1024 * 1024, again: jsonLimitBytes };

/**
 * Finds the JSON in a text: a document, several one after another, values of a line each (given as arrays), or documents among lines of another
 * kind (after a prompt, an HTTP header, in a ticket). All else comes as lines; stretches of blank lines are left out. Memory is bounded by the limits.
 */
export async function* findJsonParts(
  batches: AsyncIterable<readonly string[]>,
  limits: JsonPartLimits = jsonPartLimits,
): AsyncGenerator<TextPart> {
  const parts: TextPart[] = [];
  const finder = createJsonFinder((part) => void parts.push(part), limits);
  for await (const lines of batches) {
    finder.take(lines);
    yield* parts.splice(0);
  }
  finder.end();
  yield* parts.splice(0);
}

/** A line from a column on: what stands before it is dealt with. */
type LineRest = { readonly text: string; readonly line: number; readonly from: number };

/** A value that has begun. `column` = where, in the first of its lines; `isInside` where text stands before it. */
type Candidate = {
  readonly rests: readonly LineRest[];
  readonly column: number;
  readonly isInside: boolean;
  readonly characters: number;
  readonly scan: (line: string, from: number) => JsonScan;
};

type JsonFinder = { readonly take: (lines: readonly string[]) => void; readonly end: () => void };

function createJsonFinder(emit: (part: TextPart) => void, limits: JsonPartLimits): JsonFinder {
  const output = createPartOutput(emit, limits.array);
  // Still to be looked at, the next one last.
  const waiting: LineRest[] = [];
  let candidate: Candidate | null = null;
  let line = 0;
  let againLeft = limits.again;

  const giveUp = ({ rests: [first, ...others], column, isInside, characters }: Candidate) => {
    if (first === undefined) return;
    if (!isInside && startsLikeJson(first.text.slice(column, column + headCharacters))) output.broken();
    output.line(first.text.slice(isInside ? first.from : saveObjects(first, column, output)), first.line);
    const mayLookAgain = againLeft > 0;
    againLeft -= characters + others.length * lineCost;
    if (mayLookAgain) for (const other of others.reverse()) waiting.push(other);
    else for (const other of others) output.line(other.text, other.line);
  };
  const follow = (open: Candidate, scan: JsonScan) => {
    if (scan.kind === 'open' && open.characters <= limits.value) {
      candidate = open;
      return;
    }
    candidate = null;
    const rest = scan.kind === 'closed' ? acceptValue(open, scan.end, output) : null;
    if (rest === null) giveUp(open);
    else if (!isOnlyPunctuation(rest.text, rest.from)) waiting.push(rest);
  };
  const look = (rest: LineRest) => {
    const begun = candidate === null ? beginValue(rest) : continueValue(candidate, rest);
    if (begun === null) output.line(rest.text.slice(rest.from), rest.line);
    else follow(begun, begun.scan(rest.text, candidate === null ? begun.column : 0));
  };
  const lookAtWaiting = () => {
    for (let rest = waiting.pop(); rest !== undefined; rest = waiting.pop()) look(rest);
  };
  return {
    take: (lines) => {
      for (const text of lines) {
        line += 1;
        look({ text, line, from: 0 });
        if (waiting.length > 0) lookAtWaiting();
      }
      output.flushLines();
    },
    end: () => {
      for (let open = candidate; open !== null; open = candidate) {
        candidate = null;
        giveUp(open);
        lookAtWaiting();
      }
      output.end();
    },
  };
}

const headCharacters = 200;
/** What it costs to look at a line again, whatever its length, in characters. */
const lineCost = 64;

function beginValue(rest: LineRest): Candidate | null {
  const start = findStart(rest.text, rest.from);
  return start && { rests: [rest], ...start, characters: rest.text.length - rest.from, scan: createJsonScanner() };
}

function continueValue(open: Candidate, rest: LineRest): Candidate {
  (open.rests as LineRest[]).push(rest);
  return { ...open, characters: open.characters + rest.text.length };
}

type Output = ReturnType<typeof createPartOutput>;

/** Gives the complete objects of an array that is cut off on its line to the output as an array of theirs; the column behind them, or where the line's rest began. */
function saveObjects({ text, line, from }: LineRest, column: number, output: Output): number {
  const start = text.indexOf('[{', column);
  if (start < 0) return from;
  let end = start + 1;
  for (let next = end; text[next] === '{'; next = text[end] === ',' ? skipBlanks(text, end + 1, 1) : -1) {
    const scan = createJsonScanner()(text, next);
    if (scan.kind !== 'closed') break;
    end = scan.end;
  }
  const saved = end === start + 1 ? null : `${text.slice(start, end)}]`;
  const parsed = saved === null ? null : parseJson(saved);
  if (saved === null || parsed === null || !isDocument(parsed.document)) return from;
  output.json(parsed.document, saved, line);
  return end;
}

/** Gives a complete value to the output, and the rest of its last line back; null where it is none, or stands inside one line of text. */
function acceptValue({ rests, column, isInside }: Candidate, end: number, output: Output): LineRest | null {
  const [first, last] = [rests[0], rests.at(-1)];
  if (first === undefined || last === undefined || (isInside && first === last)) return null;
  const text = textOf(rests, column, end);
  const parsed = parseJson(text);
  if (parsed === null || !isDocument(parsed.document)) return null;
  const isOwnLine = first === last && first.from === 0 && isOnlyPunctuation(last.text, end);
  if (isOwnLine) output.value(parsed.document, text, first.line);
  else {
    if (isInside) output.line(first.text.slice(first.from, column), first.line);
    output.json(parsed.document, text, first.line);
  }
  return { ...last, from: end };
}

function textOf(rests: readonly LineRest[], column: number, end: number): string {
  const lines = rests.map(({ text }) => text);
  lines[lines.length - 1] = (lines.at(-1) ?? '').slice(0, end);
  lines[0] = (lines[0] ?? '').slice(column);
  return lines.join('\n');
}

/** Arrays of numbers and the like are no documents: text has brackets too. */
function isDocument(value: unknown): boolean {
  const first: unknown = Array.isArray(value) ? value[0] : null;
  return first === null || first === undefined ? typeof value === 'object' : typeof first === 'object' || typeof first === 'string';
}

/** What closes or parts the values of a broken document. */
function isOnlyPunctuation(text: string, from: number): boolean {
  for (let index = from; index < text.length; index += 1) if (!' \t\r,;]})'.includes(text[index] ?? '')) return false;
  return true;
}

/** Where a value may begin: first on its line; at the end of the line by its bracket; inside the line by `{"`. */
function findStart(text: string, from: number): { readonly column: number; readonly isInside: boolean } | null {
  const first = startOfData(text, skipBlanks(text, from, 1));
  if (isOpening(text[first]) && startsValue(text.slice(first, first + headCharacters))) return { column: first, isInside: false };
  const last = skipBlanks(text, text.length - 1, -1);
  if (last >= from && isOpening(text[last])) return { column: last, isInside: last > first };
  const inside = text.indexOf('{"', from);
  if (inside < 0) return null;
  return { column: inside > from && text[inside - 1] === '[' ? inside - 1 : inside, isInside: true };
}

/** Behind the name of a field of server-sent events, as event services of Redfish stream them. */
function startOfData(text: string, first: number): number {
  return text.startsWith('data:', first) ? skipBlanks(text, first + 'data:'.length, 1) : first;
}

function startsValue(head: string): boolean {
  return startsLikeJson(head) || /^(?:\{|\[\s*[{[]?)\s*$/.test(head);
}

function skipBlanks(text: string, from: number, step: 1 | -1): number {
  let index = from;
  while (text[index] === ' ' || text[index] === '\t') index += step;
  return index;
}

function isOpening(character: string | undefined): boolean {
  return character === '{' || character === '[';
}
