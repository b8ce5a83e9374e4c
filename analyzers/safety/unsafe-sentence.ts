import { asking, forbidding, handling, unsafe, unsafePairs, wayRound } from './action-words.js';
import { partWords } from './part-words.js';

/** Ids of the field-replaceable units that a customer may handle. */
export type ReplaceableParts = ReadonlySet<string>;

/** How a text is read: one of steps, where every action counts, or one that tells what happened, where only what it asks for counts. */
export type TextKind = 'steps' | 'account';

const parts = partWords.map(({ fruId, en, zh }) => ({
  pattern: new RegExp(`\\b(?:${en})(?![a-z])${zh === '' ? '' : `|${zh}`}`, 'g'),
  fruId,
}));

/**
 * True where a sentence asks for what a customer may not do: work on parts that are not his to replace (or that are not named), on firmware,
 * settings, logs, arrays, power, inside the chassis, or a raw command. Errs towards true.
 */
export function isUnsafeSentence(sentence: string, kind: TextKind, replaceable: ReplaceableParts): boolean {
  const folded = sentence
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^[\s*>"“_-]+/, '');
  if (kind === 'account' && !asking.test(folded)) return false;
  const asked = folded
    .split(/[,:](?=\s|\P{ASCII})|\n|\bbefore\b|\buntil\b/u)
    .filter((clause) => !(forbidding.test(clause) && !wayRound.test(clause)))
    .join(' , ');
  if (unsafe.some((pattern) => pattern.test(asked))) return true;
  if (unsafePairs.some(([one, other]) => one.test(asked) && other.test(asked))) return true;
  return handling.test(asked) && !isOnReplaceable(asked, replaceable);
}

function isOnReplaceable(text: string, replaceable: ReplaceableParts): boolean {
  let left = text;
  const named: (string | null)[] = [];
  for (const { pattern, fruId } of parts) {
    left = left.replace(pattern, () => {
      named.push(fruId);
      return ' # ';
    });
  }
  return named.length > 0 && named.every((fruId) => fruId !== null && replaceable.has(fruId));
}
