import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '#domain/article.js';
import type { Grades } from '../../usecases/search/ranking-measures.js';
import { textArticle } from './memory-source.js';
import { readXzText } from './xz-text.js';

/** A collection with questions and judgements over the ids of its documents. */
export type Collection = {
  readonly documents: readonly Article[];
  readonly questions: readonly { readonly text: string; readonly grades: Grades }[];
};

const noInterest = 5;
const nearest = -1;

/**
 * The Cranfield collection (Cleverdon 1967): 1,400 abstracts, 225 questions. Judgements number the questions by position, not by their
 * `.I`. The file lists relevant documents alone: Cleverdon's codes 1 (complete answer) to 4 (minimum interest), here grades 4 to 1, and no 5
 * (no interest). One document a question has the code -1, which is none of his. It stands in the list without codes as well (CRAN.REL), and
 * any plain ranking has it first in 90 of 225 questions: it is the document nearest to the question, and counts as a complete answer.
 */
export async function readCranfield(folder: string): Promise<Collection> {
  const records = splitRecords(await readXzText(join(folder, 'cran.all.1400.xz')));
  const documents = records.map(({ number, fields }) => textArticle(documentId(number), 'en', fields.T ?? '', fields.W ?? ''));
  const grades = readJudgements(readFileSync(join(folder, 'cranqrel'), 'utf8'));
  const asked = splitRecords(readFileSync(join(folder, 'cran.qry'), 'utf8'));
  const questions = asked.map(({ fields }, index) => ({
    text: fields.W ?? '',
    grades: grades.get(index + 1) ?? new Map<string, number>(),
  }));
  return { documents, questions };
}

type SmartRecord = { readonly number: number; readonly fields: Readonly<Partial<Record<string, string>>> };

// The format of the SMART system: `.I number`, then fields that begin with a line of a full stop and a letter.
function splitRecords(text: string): readonly SmartRecord[] {
  return text
    .split(/^\.I /m)
    .slice(1)
    .map((record) => {
      const [head = '', ...fields] = record.split(/^\.([TABW])[^\S\n]*$/m);
      const pairs = fields.flatMap((letter, at) => (at % 2 === 0 ? [[letter, (fields[at + 1] ?? '').replace(/\s+/g, ' ').trim()]] : []));
      return { number: Number(head.trim()), fields: Object.fromEntries(pairs) };
    });
}

function readJudgements(text: string): ReadonlyMap<number, Grades> {
  const judged = new Map<number, Map<string, number>>();
  for (const line of text.trim().split('\n')) {
    const [question = 0, document = 0, code = 0] = line.trim().split(/\s+/).map(Number);
    const grades = judged.get(question) ?? new Map<string, number>();
    if (code < noInterest) grades.set(documentId(document), code === nearest ? noInterest - 1 : noInterest - code);
    judged.set(question, grades);
  }
  return judged;
}

function documentId(number: number): string {
  return `cranfield-${number}`;
}
