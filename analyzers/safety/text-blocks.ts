/** A piece of a Markdown text that is shown or left out by itself. `depth` = columns before its sign; `head` = what stands before its words (sign of a list). */
export type TextBlock = {
  readonly kind: 'step' | 'item' | 'paragraph' | 'row' | 'code' | 'heading' | 'blank';
  readonly depth: number;
  readonly head: string;
  readonly text: string;
};

const fence = /^\s*(?:```|~~~)/;
const numbered =
  /^(?<head>\s*(?:\d{1,3}(?:[.)](?=\s|\P{ASCII})|、)|[(（]\d{1,3}[)）]|[①-⑳]|step \d{1,3}[.:]?|步骤\s*\d{1,3}[：:.、]?|第[一二三四五六七八九十]+步[：:，,]?)\s*)(?<text>.*)$/iu;
const bulleted = /^(?<head>\s*[-*+•·]\s+)(?<text>.*)$/;
const heading = /^#{1,6}\s/;

/** Cuts a Markdown (or plain) text into blocks, nothing lost: their lines joined are the text. A line that follows on belongs to the block before. */
export function textBlocks(text: string): readonly TextBlock[] {
  const blocks: TextBlock[] = [];
  let isCode = false;
  for (const line of text.split('\n')) {
    const last = blocks.at(-1);
    const isFence = fence.test(line);
    const block = isCode || isFence ? codeBlock(line) : blockOf(line);
    const goesOn = isCode ? last?.kind === 'code' : block.kind === 'paragraph' && last !== undefined && canGoOn(last);
    if (goesOn && last !== undefined) blocks[blocks.length - 1] = { ...last, text: `${last.text}\n${line}` };
    else blocks.push(block);
    if (isFence) isCode = !isCode;
  }
  return blocks;
}

/** The text of a block as it stood. */
export function blockText({ head, text }: TextBlock): string {
  return `${head}${text}`;
}

function blockOf(line: string): TextBlock {
  if (line.trim() === '') return { kind: 'blank', depth: 0, head: '', text: line };
  if (heading.test(line)) return { kind: 'heading', depth: 0, head: '', text: line };
  if (/^\s*\|/.test(line)) return { kind: 'row', depth: 0, head: '', text: line };
  const step = numbered.exec(line)?.groups;
  if (step !== undefined) return { kind: 'step', depth: depthOf(line), head: step.head ?? '', text: step.text ?? '' };
  const item = bulleted.exec(line)?.groups;
  if (item !== undefined && !/^\s*\*\*/.test(line))
    return { kind: 'item', depth: depthOf(line), head: item.head ?? '', text: item.text ?? '' };
  return { kind: 'paragraph', depth: depthOf(line), head: '', text: line };
}

function codeBlock(line: string): TextBlock {
  return { kind: 'code', depth: depthOf(line), head: '', text: line };
}

function canGoOn({ kind }: TextBlock): boolean {
  return kind === 'paragraph' || kind === 'step' || kind === 'item';
}

function depthOf(line: string): number {
  return line.length - line.trimStart().length;
}
