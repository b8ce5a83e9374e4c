import { describe, expect, it } from 'vitest';
import { allUnderstood } from '#domain/unread.js';
import type { DiagnosisRequest, DiagnosisStore, StoredDiagnosis } from '#ports/diagnosis-store.js';
import { type Open, openedForTest } from './opened.js';
import { sampleDiagnosis, sampleEvent } from './samples.js';

/** What every diagnosis store promises. */
export function diagnosisStoreContract(name: string, open: Open<DiagnosisStore>): void {
  describe(`${name}: diagnoses`, () => {
    const opened = openedForTest(open);

    it('gives back a diagnosis with what it was made from', async () => {
      const store = await opened();

      await store.put(stored('d1', 'noEvidence'));

      expect(await store.get('d1')).toEqual(stored('d1', 'noEvidence'));
    });

    it('answers null for an id that was never given', async () => {
      const store = await opened();

      const found = await store.get('missing');

      expect(found).toBeNull();
    });

    it('keeps the first answer where the same id comes again', async () => {
      const store = await opened();
      await store.put(stored('d1', 'noEvidence'));

      await store.put(stored('d1', 'somethingElse'));
      await store.put(stored('d2', 'noEvidence'));

      expect((await store.get('d1'))?.diagnosis.reason).toBe('noEvidence');
      expect(await store.count()).toBe(2);
    });
  });
}

const analysis: DiagnosisRequest['analysis'] = {
  digest: 'f00d',
  incidents: [],
  findings: [{ findingId: 'memory.ce-storm', state: 'present', component: null, eventIds: ['sel.txt#1'], origin: 'log' }],
  components: [{ class: 'memory', locator: 'DIMM_A5', place: { slot: 'A5' }, named: true }],
  citedEvents: [sampleEvent('sel.txt#1', '1 | Memory | ECC')],
  timeline: { from: null, to: null, warnings: [], bursts: [] },
  input: { files: 1, lines: 1, events: 1, unread: [], formats: ['ipmitool-sel'], notUnderstood: allUnderstood },
};

function stored(id: string, reason: string): StoredDiagnosis {
  return {
    diagnosis: sampleDiagnosis(id, reason),
    request: { input: { symptom: '无法开机', findings: [] }, analysis },
    createdAt: '2026-01-02T03:04:05.000Z',
  };
}
