import { createHash } from 'node:crypto';

/** Fold of a group: first four bytes, big-endian, of SHA-256 over its UTF-8 text, modulo the number of folds. */
export function foldOf(group: string, folds: number): number {
  return createHash('sha256').update(group, 'utf8').digest().readUInt32BE(0) % folds;
}
