import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ArticleView } from '#domain/article-view.js';
import { GraphFile } from '#domain/causal-graph.js';
import { Diagnosis } from '#domain/diagnosis.js';
import { SearchResult } from '#domain/search.js';
import { SupportCase } from '#domain/support-case.js';

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(`../../fixtures/web/${name}.json`, import.meta.url), 'utf8'));

describe('the answers that stand in for a server', () => {
  it.each([
    ['diagnosis', Diagnosis],
    ['diagnosis-inconclusive', Diagnosis],
    ['graph', GraphFile],
    ['search', SearchResult],
    ['article', ArticleView],
    ['case', SupportCase],
  ])('%s.json has the shape of the contract', (name, schema) => {
    const parsed = schema.safeParse(read(name));

    expect(parsed.error?.issues ?? []).toEqual([]);
  });

  it('cite only events that have an excerpt', () => {
    const diagnosis = Diagnosis.parse(read('diagnosis'));

    const cited = diagnosis.causes.flatMap(({ evidence }) => [...evidence.for, ...evidence.against].flatMap((line) => line.eventIds));

    const excerpts = new Set(diagnosis.excerpts.map((excerpt) => excerpt.eventId));
    expect(cited.filter((eventId) => !excerpts.has(eventId))).toEqual([]);
  });
});
