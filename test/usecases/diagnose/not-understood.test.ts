import { describe, expect, it } from 'vitest';
import type { Language } from '#domain/language.js';
import { createTextLogSource } from '#ingest/logs/log-source.js';
import { readLogs } from '#usecases/read-logs.js';
import { templateCodes } from '#usecases/search/template-codes.js';
import { elist } from '../../analyzers/findings/findings-of.js';
import { openFakeDesk, similarCase } from './fake-desk.js';

const rows = elist('Memory DIMM_A1 | Uncorrectable ECC | Asserted');
// Worded like faults the graph knows, in a log that no format reads.
const unread = ['frobd says: uncorrectable ECC IERR fan failed, bank 3', 'frobd says: uncorrectable ECC IERR fan failed, bank 4'];

async function diagnosisOf(lines: readonly string[], { lang = 'en' as Language, similar = similarCase } = {}) {
  const { desk } = await openFakeDesk(similar);
  const { events, reading } = await readLogs(createTextLogSource([{ name: 'pasted.log', text: lines.join('\n') }]));
  return desk.diagnose({ events, reading, input: {}, lang });
}

describe('lines that nobody understands', () => {
  it('change nothing of an answer but what it says it read', async () => {
    const [without, beside] = [await diagnosisOf(rows), await diagnosisOf([...rows, ...unread])];

    expect(beside.input.notUnderstood).toMatchObject({ lines: 2, clusters: 1 });
    const facts = ({ id: _id, input: _input, elapsedMs: _elapsedMs, ...answer }: typeof beside) => answer;
    expect(facts(beside)).toEqual(facts(without));
  });

  it('are no evidence when they stand alone: no finding, no callout, nothing cited', async () => {
    const { status, findings, callouts, excerpts, causes, timeline } = await diagnosisOf(unread);

    expect({ status, findings, callouts, excerpts }).toEqual({ status: 'inconclusive', findings: [], callouts: [], excerpts: [] });
    expect(causes.flatMap(({ evidence }) => evidence.for)).toEqual([]);
    expect(timeline.bursts).toEqual([]);
  });

  it('tell two logs apart of which nothing else was read', async () => {
    const [one, other] = [await diagnosisOf(['pump one vibrates']), await diagnosisOf(['pump two leaks oil'])];

    expect(one.id).not.toBe(other.id);
  });
});

describe('a similar case that shares a line which nobody understands', () => {
  const template = 'frobd: bank <number> lost sync';
  const codes = templateCodes({
    lines: 1,
    clusters: 1,
    templates: [{ template, count: 1, firstLine: { file: 'a.log', line: 1 }, example: 'frobd: bank 3 lost sync' }],
  });
  const similar = { ...similarCase, why: ['ipmi/0c/6f/01', ...[...codes.keys()].map((code) => `t:${code}`), 'rdimm'] };

  it.each([
    ['en', 'same unread message “frobd: bank <number> lost sync”'],
    ['zh', '相同的未识别消息“frobd: bank <number> lost sync”'],
  ] as const)('says so in words, in %s', async (lang, reason) => {
    const { similarCases } = await diagnosisOf(['frobd: bank 9 lost sync'], { lang, similar });

    expect(similarCases[0]?.why).toEqual(['ipmi/0c/6f/01', reason, 'rdimm']);
  });
});
