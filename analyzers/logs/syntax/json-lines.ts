import { endOfQuoted } from './quoted-text.js';

/** Finds the line (from 1) on which an object of a parsed JSON document begins in its text; null where it cannot be told. */
export type LineFinder = (node: object) => number | null;

/**
 * Makes a line finder: objects of the text and of the document come in the same order, so the n-th brace opens the n-th object.
 * Where the numbers differ (duplicate keys drop an object) every answer is null.
 */
export function createLineFinder(document: unknown, text: string): LineFinder {
  const lines = linesOfObjects(text);
  const nodes = objectsInOrder(document);
  if (lines.length !== nodes.length) return () => null;
  const lineOfNode = new Map(nodes.map((node, index) => [node, lines[index] ?? null]));
  return (node) => lineOfNode.get(node) ?? null;
}

function linesOfObjects(text: string): number[] {
  const lines: number[] = [];
  let line = 1;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    // Strings are passed over whole, so that a brace in a message does not count; a pattern would overflow on one of some megabytes.
    if (character === '"') at = (endOfQuoted(text, at) ?? text.length) - 1;
    else if (character === '\n') line += 1;
    else if (character === '{') lines.push(line);
  }
  return lines;
}

function objectsInOrder(document: unknown): object[] {
  const found: object[] = [];
  const pending: unknown[] = [document];
  while (pending.length > 0) {
    const node = pending.pop();
    if (typeof node !== 'object' || node === null) continue;
    if (!Array.isArray(node)) found.push(node);
    for (const child of Object.values(node).reverse()) pending.push(child);
  }
  return found;
}
