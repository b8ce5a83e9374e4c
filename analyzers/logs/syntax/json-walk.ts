import { isRecord, type JsonRecord } from './json-fields.js';

/** Values of a document that are looked at, so that a hostile document costs little. */
const mostNodes = 500_000;

/**
 * Objects of a document that pass a test, in the order of the document, at any depth. What is inside one that passes is not looked at.
 * `limit` bounds how many values are looked at.
 */
export function findRecords(document: unknown, isWanted: (record: JsonRecord) => boolean, limit = mostNodes): JsonRecord[] {
  const found: JsonRecord[] = [];
  const pending: unknown[] = [document];
  for (let seen = 0; pending.length > 0 && seen < limit; seen += 1) {
    const node = pending.pop();
    if (isRecord(node) && isWanted(node)) found.push(node);
    else if (typeof node === 'object' && node !== null) pushChildren(pending, Object.values(node));
  }
  return found;
}

function pushChildren(pending: unknown[], children: readonly unknown[]): void {
  for (let index = children.length - 1; index >= 0; index -= 1) {
    const child = children[index];
    if (typeof child === 'object' && child !== null) pending.push(child);
  }
}
