import { createHash } from 'node:crypto';

/** Id of the article made of a document, or of a chapter of it: readable, the same at every import, of its name below the folder that was given. */
export function documentId(kind: string, uri: string, chapter: number | null = null): string {
  const name = uri.replace(/\.[a-z0-9]{1,8}$/i, '');
  const readable = name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 100);
  // Two names may read alike.
  const digest = createHash('sha256').update(uri).digest('hex').slice(0, 8);
  return [kind, readable, digest, ...(chapter === null ? [] : [String(chapter)])].join('-');
}
