import { join } from 'node:path';
import type { Collection } from './cranfield.js';
import { textArticle } from './memory-source.js';
import { readXzRows } from './xz-text.js';

type Passage = { readonly id: string; readonly title: string; readonly text: string };
type Question = { readonly text: string; readonly relevant: string };

/** CMRC 2018 as retrieval (Cui et al. 2019): 4,221 Chinese questions, each asked of one of 1,104 passages. */
export async function readCmrc(folder: string): Promise<Collection> {
  const passages = await readXzRows<Passage>(join(folder, 'corpus.jsonl.xz'));
  const questions = await readXzRows<Question>(join(folder, 'queries.jsonl.xz'));
  return {
    documents: passages.map(({ id, title, text }) => textArticle(id, 'zh', title, text)),
    questions: questions.map(({ text, relevant }) => ({ text, grades: new Map([[relevant, 1]]) })),
  };
}
