import { blockText, type TextBlock, textBlocks } from './text-blocks.js';
import { isUnsafeSentence, type ReplaceableParts, type TextKind } from './unsafe-sentence.js';
import { namesService, ownerOfStep, type StepOwner } from './who-mark.js';

/** A text as a customer may read it; `hidden` = steps and paragraphs that were left out, whole or from some sentence on. */
export type CustomerText = { readonly text: string; readonly hidden: number };

/** Whose steps these are where they do not say; `isBroken` = an engineer's step came before in the same list, which later ones may need. */
type Place = { readonly owner: StepOwner; readonly depth: number; readonly isBroken: boolean };

const listStart: Place = { owner: null, depth: -1, isBroken: false };

/**
 * What a customer may read of a Markdown or plain text. A step that names in bold who acts ("**Customer, no downtime.**", "**现场工程师**") is
 * shown where that is the customer. Any other step, paragraph or row is shown up to the first sentence that {@link isUnsafeSentence} refuses;
 * after a step that was cut so, the rest of its numbered list is left out. In a text of steps, code is left out.
 */
export function customerText(text: string, kind: TextKind, replaceable: ReplaceableParts): CustomerText {
  const kept: string[] = [];
  let hidden = 0;
  let place = listStart;
  for (const block of textBlocks(text)) {
    place = placeOf(block, place);
    const shown = shownOf(block, place, kind, replaceable);
    const isCut = shown !== blockText(block);
    if (isCut) hidden += block.kind === 'code' && place.owner === 'service' ? 0 : 1;
    if (shown !== '' || !isCut) kept.push(shown);
    if (isCut && block.kind === 'step') place = { ...place, isBroken: true };
  }
  return hidden === 0
    ? { text, hidden }
    : {
        text: renumbered(kept)
          .join('\n')
          .replace(/\n{3,}/g, '\n\n')
          .trim(),
        hidden,
      };
}

/** The place after a block: what is further in belongs to the step before it. */
function placeOf(block: TextBlock, before: Place): Place {
  if (block.kind === 'blank') return before;
  if (block.kind === 'heading') return listStart;
  const isInside = before.depth >= 0 && block.depth > before.depth;
  // A list goes on behind a paragraph ("After:"): what an engineer's step was needed for still is.
  if (block.kind !== 'step' && block.kind !== 'item')
    return isInside ? before : { ...listStart, depth: block.depth, isBroken: before.isBroken };
  const own = ownerOfStep(block.text);
  if (isInside && own === null) return before;
  return { owner: own, depth: block.depth, isBroken: before.isBroken };
}

function shownOf(block: TextBlock, { owner, depth, isBroken }: Place, kind: TextKind, replaceable: ReplaceableParts): string {
  const whole = blockText(block);
  if (block.kind === 'blank' || block.kind === 'heading') return whole;
  if (owner === 'service') return '';
  if (block.kind === 'code') return owner === 'customer' || kind === 'account' ? whole : '';
  if (isBroken && owner === null && (block.kind === 'step' || block.depth > depth)) return '';
  const isRefused = (sentence: string) => namesService(sentence) || (owner !== 'customer' && isUnsafeSentence(sentence, kind, replaceable));
  const shown = untilRefused(block.text, isRefused);
  return shown === block.text ? whole : shown.trim() === '' ? '' : `${block.head}${shown.trimEnd()}`;
}

const sentenceEnd = /[.!?;](?:["')\]*]*)(?=\s)|[。！？；](?:["”）*]*)/g;

/** The sentences before the first refused one; a bold name or a condition alone is none. */
function untilRefused(text: string, isRefused: (sentence: string) => boolean): string {
  let at = 0;
  for (const end of [...[...text.matchAll(sentenceEnd)].map((match) => match.index + match[0].length), text.length]) {
    if (isRefused(text.slice(at, end))) return text.slice(0, at);
    at = end;
  }
  return text;
}

/** Steps at the margin are numbered anew where some were left out. */
function renumbered(lines: readonly string[]): readonly string[] {
  let number = 0;
  return lines.map((line) => {
    if (/^#{1,6}\s/.test(line)) number = 0;
    return line.replace(/^\d{1,3}(?=[.)、])/, () => {
      number += 1;
      return String(number);
    });
  });
}
