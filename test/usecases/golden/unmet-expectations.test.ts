import { beforeAll, describe, expect, it } from 'vitest';
import type { GoldenExpectation } from '#domain/golden-case.js';
import type { CompiledGraph } from '#graph/model/compile-graph.js';
import type { GraphAnswer } from '#usecases/diagnose/answer.js';
import { goldenAnswer } from '#usecases/golden/golden-answer.js';
import { unmetExpectations } from '#usecases/golden/unmet-expectations.js';
import { compileShippedGraph } from '../../graph/shipped-graph.js';

const rows = [
  '1a | 06/02/2025 | 19:42:11 | Memory CPU1_DIMM_A3 | Correctable ECC | Asserted',
  '1d | 06/04/2025 | 04:51:33 | Memory CPU1_DIMM_A3 | Uncorrectable ECC | Asserted',
  '1e | 06/04/2025 | 04:51:34 | Processor CPU1_Status | IERR | Asserted',
];
const case_ = (expected: GoldenExpectation) => ({ title: '', reasoning: '', log: rows, expected });
const least: GoldenExpectation = { status: ['ranked', 'inconclusive'], classes: ['memory'] };
let graph: CompiledGraph;
let answer: GraphAnswer;

beforeAll(async () => {
  graph = await compileShippedGraph();
  answer = goldenAnswer(graph, case_(least));
});

describe('the expectations of a golden case', () => {
  it('are met where the answer is what they say', () => {
    const met: GoldenExpectation = {
      status: ['ranked'],
      classes: ['memory'],
      faults: [answer.causes[0]?.faultId ?? ''],
      locator: 'CPU1_DIMM_A3',
      fru: 'dimm',
      mostProbability: 1,
      neverFrus: ['fan'],
      tests: [answer.nextTests[4]?.testId ?? ''],
      collects: [answer.collectFirst[0]?.what ?? ''],
      neverSays: ['throw the server away'],
      incidents: answer.incidents.length,
      urgency: answer.urgency.level,
    };

    expect(unmetExpectations({ expected: met }, answer)).toEqual([]);
  });

  it.each([
    [{ status: ['inconclusive'] }, 'status is ranked, expected inconclusive'],
    [{ classes: ['fan', 'psu'] }, 'first class is memory, expected fan or psu'],
    [{ faults: ['fan-worn'] }, 'expected fan-worn'],
    [{ locator: 'CPU1_DIMM_B1' }, 'locator of the first cause is CPU1_DIMM_A3, expected CPU1_DIMM_B1'],
    [{ locator: null }, 'expected none'],
    [{ fru: 'fan-module' }, 'FRU called out first is dimm, expected fan-module'],
    [{ mostProbability: 0.01 }, 'less than 0.01 expected'],
    [{ noCallouts: true }, 'called out and must not be: dimm'],
    [{ neverFrus: ['dimm'] }, 'called out and must not be: dimm'],
    [{ disagreement: 'no such question' }, 'do not say "no such question"'],
    [{ tests: ['no-such-test'] }, 'none of no-such-test among the first tests'],
    [{ collects: ['a photograph'] }, 'what to save first do not say "a photograph"'],
    [{ neverSays: ['DIMM'] }, 'said and must not be: DIMM'],
    [{ warnings: ['no-such-warning'] }, 'none of no-such-warning among the warnings'],
    [{ incidents: 99 }, 'expected 99'],
    [{ triggerSays: 'a fan' }, 'the row that set off the incident do not say "a fan"'],
    [{ urgency: 'monitor' }, 'urgency is now, expected monitor'],
  ] satisfies [Partial<GoldenExpectation>, string][])('that ask for %j are told as unmet', (asked, words) => {
    const unmet = unmetExpectations({ expected: { ...least, ...asked } }, answer);

    expect(unmet.join('\n')).toContain(words);
  });
});

describe('the answer to a golden case', () => {
  it('hears what the case says beside its log', () => {
    const stated = {
      findings: [{ findingId: 'fan-failed', state: 'present' as const, component: { class: 'fan' as const, locator: 'FAN3' } }],
    };

    const given = goldenAnswer(graph, { ...case_(least), input: { vendor: 'Acme', ...stated } });

    expect(given.findings).toContainEqual(expect.objectContaining({ findingId: 'fan-failed', state: 'present' }));
    expect(given.id).not.toBe(answer.id);
  });

  it('reads several logs as one server, and a document', () => {
    const files = [
      { name: 'a.txt', lines: rows.slice(0, 1) },
      { name: 'b.txt', lines: rows.slice(1) },
    ];
    const document = {
      '@odata.type': '#LogEntry.v1_9_0.LogEntry',
      Id: '1',
      EntryType: 'Event',
      Severity: 'Critical',
      Message: 'Fan 3 failed.',
      MessageId: 'X.1.0.Y',
    };

    const several = goldenAnswer(graph, { title: '', reasoning: '', files, expected: least });
    const single = goldenAnswer(graph, { title: '', reasoning: '', document, expected: least });

    expect(several.input).toMatchObject({ files: 2, lines: 3, events: 3 });
    expect(several.excerpts.map(({ file }) => file)).toContain('b.txt');
    expect(single.input).toMatchObject({ files: 1, events: 1 });
  });
});
