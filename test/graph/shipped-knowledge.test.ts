import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { producibleFindings } from '#analyzers/findings/rules.js';
import type { Article } from '#domain/article.js';
import type { GraphFile } from '#domain/causal-graph.js';
import { checkGraph } from '#graph/checking/check-graph.js';
import { compileGraph } from '#graph/model/compile-graph.js';
import { createArticleSource } from '#ingest/sources/article-kinds.js';
import { readShippedGraph } from './shipped-graph.js';

let graph: GraphFile;
const articles: Article[] = [];
beforeAll(async () => {
  graph = await readShippedGraph();
  for await (const item of createArticleSource([fileURLToPath(new URL('../../ingest/starter/articles', import.meta.url))]).read()) {
    if (!item.ok) throw new Error(`${item.rejected.file}: ${item.rejected.reason}`);
    articles.push(item.value);
  }
});

describe('the shipped graph', () => {
  it('has no error and no warning', () => {
    expect(checkGraph(graph, producibleFindings)).toEqual([]);
  });

  it('defines every finding that a rule can produce', () => {
    const defined = new Set(graph.findings.map((finding) => finding.id));

    expect(producibleFindings.filter((id) => !defined.has(id))).toEqual([]);
  });

  it('binds each finding of a rule to components of one class, or to the server', () => {
    const bound = graph.links.filter((link) => link.scope === 'sameComponent');
    const classOfFinding = new Map(graph.findings.map((finding) => [finding.id, finding.componentClass]));

    expect(bound.filter((link) => classOfFinding.get(link.findingId) == null)).toEqual([]);
  });

  it('states every outcome of a test for components that inference can tell apart', () => {
    const compiled = compileGraph(graph);

    const outcomes = graph.tests.flatMap((test) => test.outcomes.map((outcome) => outcome.findingId));

    expect(new Set(outcomes).size).toBe(outcomes.length);
    expect(outcomes.every((id) => compiled.testOfFinding.has(id))).toBe(true);
  });

  it('has a prior for each fault that is far from certain, and one for the unknown', () => {
    const total = graph.faults.reduce<number>((sum, fault) => sum + fault.prior, graph.unknownPrior);

    expect(graph.unknownPrior / total).toBeGreaterThan(0.01);
    expect(Math.max(...graph.faults.map((fault) => fault.prior / total))).toBeLessThan(0.5);
  });
});

describe('the starter articles', () => {
  it('name only faults that exist', () => {
    const faults = new Set(graph.faults.map((fault) => fault.id));

    const unknown = articles.flatMap((article) => article.faultIds.filter((id) => !faults.has(id)).map((id) => `${article.id}: ${id}`));

    expect(unknown).toEqual([]);
  });

  it.each(['en', 'zh'] as const)('explain every fault in %s', (lang) => {
    const explained = new Set(articles.filter((article) => article.lang === lang).flatMap((article) => article.faultIds));

    expect(graph.faults.map((fault) => fault.id).filter((id) => !explained.has(id))).toEqual([]);
  });
});
