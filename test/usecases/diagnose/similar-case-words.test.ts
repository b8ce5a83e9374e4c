import { describe, expect, it } from 'vitest';
import { allUnderstood } from '#domain/unread.js';
import { compileGraph } from '#graph/model/compile-graph.js';
import { analyseLog } from '#usecases/diagnose/analyse-log.js';
import { similarCaseInWords } from '#usecases/diagnose/similar-case-words.js';
import { readText } from '../../analyzers/logs/read-text.js';
import { readShippedGraph } from '../../graph/shipped-graph.js';
import { similarCase } from './fake-desk.js';

const graph = compileGraph(await readShippedGraph());
const analysis = analyseLog([], { files: 0, lines: 0, events: 0, unread: [], formats: [], notUnderstood: allUnderstood }, 'en');
const similar = {
  ...similarCase,
  why: ['memory-uncorrectable-ecc', 'm:R740', 'w:BMC 4.40', 'b:memory', 'ecc'],
  doneThen: {
    tests: [{ testId: 'swap-dimm-to-good-channel', title: '', outcome: 'follows' }],
    parts: [{ fruId: 'dimm', name: '', locator: null, helped: true }],
    cause: null,
    resolution: null,
  },
  missingNow: { tests: [{ testId: 'gone-from-the-graph', title: '' }], evidence: [] },
};

describe('a similar case in words', () => {
  it.each([
    ['en', ['same model R740', 'same firmware BMC 4.40', 'memory was confirmed, the likeliest here too', 'ecc'], 'Memory module (DIMM)'],
    ['zh', ['相同型号 R740', '相同固件 BMC 4.40', '当时确认为 memory，此处也最可能', 'ecc'], '内存条（DIMM）'],
  ] as const)('says titles rather than ids, in %s', (lang, reasons, part) => {
    const told = similarCaseInWords(similar, graph, analysis, lang);

    const title = graph.findings.get('memory-uncorrectable-ecc')?.title[lang];
    expect(told.why).toEqual([title, ...reasons]);
    expect(told.doneThen.parts[0]?.name).toBe(part);
    expect(told.doneThen.tests[0]?.title).toBe(graph.graph.tests.find(({ id }) => id === 'swap-dimm-to-good-channel')?.title[lang]);
    expect(told.missingNow.tests[0]?.title).toBe('gone-from-the-graph');
  });

  it('says a shared event as the log at hand prints it, and leaves a key alone that it does not hold', () => {
    const { events } = readText('1d | 06/04/2025 | 04:51:33 | Memory CPU1_DIMM_A3 | Uncorrectable ECC | Asserted');
    const key = events[0]?.event.key ?? '';
    const withEvents = { ...analysis, citedEvents: events };

    const told = similarCaseInWords({ ...similar, why: [key, 'ipmi/04/07/01'] }, graph, withEvents, 'en');

    expect(told.why).toEqual(['Uncorrectable ECC', 'ipmi/04/07/01']);
  });
});
