import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Diagnosis } from '#domain/diagnosis.js';
import { form, ierr, inputLost, type OpenedServer, openServer, uncorrectableEcc } from './opened-server.js';

let server: OpenedServer;

beforeAll(async () => {
  server = await openServer();
});

afterAll(() => server.close());

async function diagnose(payload: object): Promise<Diagnosis> {
  const response = await server.app.inject({ method: 'POST', url: '/api/v1/diagnoses', payload });
  expect(response.statusCode).toBe(200);
  return Diagnosis.parse(response.json());
}

describe('POST /api/v1/diagnoses', () => {
  it('ranks the causes of a pasted log and cites the line they rest on', async () => {
    const diagnosis = await diagnose({ text: uncorrectableEcc });

    expect(diagnosis.status).toBe('ranked');
    expect(diagnosis.causes[0]?.component).toEqual({ class: 'memory', locator: 'CPU1_DIMM_A3' });
    expect(diagnosis.callouts[0]).toMatchObject({ locator: 'CPU1_DIMM_A3' });
    expect(diagnosis.excerpts).toEqual([expect.objectContaining({ file: 'pasted.log', line: 1, raw: uncorrectableEcc })]);
    expect(diagnosis.input).toEqual({
      files: 1,
      lines: 1,
      events: 1,
      unread: [],
      formats: ['ipmitool-sel-list'],
      notUnderstood: { lines: 0, clusters: 0, templates: [] },
    });
  });

  it('gives every field of the contract, and posteriors that sum to one', async () => {
    const response = await server.app.inject({ method: 'POST', url: '/api/v1/diagnoses', payload: { text: ierr } });
    const body = response.json<Diagnosis>();

    expect(Object.keys(body).sort()).toEqual(Object.keys(Diagnosis.shape).sort());
    expect(Diagnosis.parse(body)).toEqual(body);
    expect(body.componentClasses.reduce((sum, one) => sum + one.posterior, 0)).toBeCloseTo(1, 9);
  });

  it('answers the same input with the same id and the same answer', async () => {
    const [first, second] = [await diagnose({ text: uncorrectableEcc }), await diagnose({ text: uncorrectableEcc })];

    expect({ ...second, elapsedMs: 0 }).toEqual({ ...first, elapsedMs: 0 });
  });

  it('answers in Chinese where that is asked for', async () => {
    const diagnosis = await diagnose({ text: uncorrectableEcc, lang: 'zh' });

    expect(diagnosis.lang).toBe('zh');
    expect(diagnosis.causes[0]?.title).toMatch(/\p{Script=Han}/u);
  });

  it('is inconclusive with a reason, never a guess, where nothing was given or nothing can be read', async () => {
    const answers = [await diagnose({}), await diagnose({ text: '' }), await diagnose({ text: 'the server is slow today' })];

    expect(answers.map((answer) => answer.status)).toEqual(['inconclusive', 'inconclusive', 'inconclusive']);
    expect(answers.every((answer) => (answer.reason ?? '') !== '' && answer.callouts.length === 0)).toBe(true);
    expect(answers[2]?.input.unread).toEqual([{ reason: 'noFormat', count: 1 }]);
  });

  it('reads the zone of the clock that wrote the log', async () => {
    const diagnosis = await diagnose({ text: uncorrectableEcc, zone: '+08:00' });

    expect(diagnosis.timeline.from).toBe('2026-05-14T12:40:26.000Z');
  });
});

describe('POST /api/v1/diagnoses with a form', () => {
  it('takes several files, packed or not, as the logs of one server', async () => {
    const request = await form([
      ['files', { name: 'first.log', bytes: uncorrectableEcc }],
      ['files', { name: 'second.log.gz', bytes: gzipSync(inputLost) }],
    ]);
    const response = await server.app.inject({ ...request, url: '/api/v1/diagnoses' });
    const diagnosis = Diagnosis.parse(response.json());

    expect(response.statusCode).toBe(200);
    expect(diagnosis.input).toMatchObject({ files: 2, lines: 2, events: 2, unread: [] });
    expect(new Set(diagnosis.findings.flatMap((finding) => finding.eventIds.map((id) => id.split('#')[0])))).toEqual(
      new Set(['first.log', 'second.log.gz']),
    );
  });

  it('takes the other fields of the JSON body, lists among them as JSON, and pasted text beside files', async () => {
    const findings = [{ findingId: 'memory-parity-error', state: 'present', component: { class: 'memory', locator: null } }];
    const request = await form([
      ['symptom', 'crashed at night'],
      ['vendor', 'Acme'],
      ['lang', 'zh'],
      ['text', inputLost],
      ['findings', JSON.stringify(findings)],
      ['unknownField', 'is ignored'],
      ['files', { name: 'first.log', bytes: uncorrectableEcc }],
    ]);
    const response = await server.app.inject({ ...request, url: '/api/v1/diagnoses' });
    const diagnosis = Diagnosis.parse(response.json());

    expect(diagnosis.lang).toBe('zh');
    expect(diagnosis.input.files).toBe(2);
    expect(diagnosis.findings).toContainEqual(
      expect.objectContaining({ findingId: 'memory-parity-error', state: 'present', eventIds: [] }),
    );
  });

  it('counts a file that cannot be read and diagnoses the others', async () => {
    const request = await form([
      ['files', { name: 'cut.gz', bytes: gzipSync(uncorrectableEcc).subarray(0, 20) }],
      ['files', { name: 'a.zip', bytes: Buffer.from('PK\x03\x04 and more') }],
      ['files', { name: 'empty.log', bytes: '' }],
      ['files', { name: 'good.log', bytes: uncorrectableEcc }],
    ]);
    const response = await server.app.inject({ ...request, url: '/api/v1/diagnoses' });
    const diagnosis = Diagnosis.parse(response.json());

    expect(diagnosis.causes[0]?.component.locator).toBe('CPU1_DIMM_A3');
    expect(diagnosis.input.unread).toEqual([
      { reason: 'damagedContainer', count: 2 },
      { reason: 'emptyFile', count: 1 },
    ]);
  });
});

describe('GET /api/v1/diagnoses/{id}', () => {
  it('gives a diagnosis again as it was given', async () => {
    const given = await diagnose({ text: inputLost });

    const response = await server.app.inject({ url: `/api/v1/diagnoses/${given.id}` });

    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual(given);
  });

  it('answers 404 for an id that was never given', async () => {
    const response = await server.app.inject({ url: '/api/v1/diagnoses/dx-never' });

    expect(response.statusCode).toBe(404);
    expect(response.json()).toMatchObject({ code: 'notFound', facts: { id: 'dx-never' } });
  });
});

describe('POST /api/v1/diagnoses/{id}/findings', () => {
  it('comes to the cause that `wouldChange` had announced, under a new id', async () => {
    const given = await diagnose({ text: ierr });
    const change = given.wouldChange[0]!;

    const response = await server.app.inject({
      method: 'POST',
      url: `/api/v1/diagnoses/${given.id}/findings`,
      payload: { findings: [{ findingId: change.findingId, state: change.state, component: change.component }] },
    });
    const changed = Diagnosis.parse(response.json());

    expect(given.causes[0]?.faultId).not.toBe(change.newTopFaultId);
    expect(changed.causes[0]?.faultId).toBe(change.newTopFaultId);
    expect(changed.id).not.toBe(given.id);
    expect(changed.findings).toContainEqual(expect.objectContaining({ findingId: change.findingId, state: change.state }));
  });

  it('keeps earlier results when a further one comes, and lets the later one win', async () => {
    const given = await diagnose({ text: ierr });
    const change = given.wouldChange[0]!;
    const state = (value: string) => ({ findings: [{ ...change, state: value, newTopFaultId: undefined, title: undefined }] });
    const post = async (id: string, payload: object) =>
      Diagnosis.parse((await server.app.inject({ method: 'POST', url: `/api/v1/diagnoses/${id}/findings`, payload })).json());

    const flipped = await post(given.id, state(change.state));
    const kept = await post(flipped.id, { findings: [{ findingId: 'psu-redundancy-lost', state: 'absent' }] });
    const undone = await post(kept.id, state('unknown'));

    expect(kept.causes[0]?.faultId).toBe(change.newTopFaultId);
    expect(undone.causes[0]?.faultId).toBe(given.causes[0]?.faultId);
  });

  it('takes the outcomes of the named test and refuses those of another', async () => {
    const given = await diagnose({ text: uncorrectableEcc });
    const [test] = given.nextTests;
    const outcome = test!.outcomes[0]!;
    const post = (testId: string, findingId: string) =>
      server.app.inject({
        method: 'POST',
        url: `/api/v1/diagnoses/${given.id}/findings`,
        payload: { testId, findings: [{ findingId, state: outcome.state, component: outcome.component }] },
      });

    const [own, foreign, unknown] = [
      await post(test!.testId, outcome.findingId),
      await post(test!.testId, 'psu-redundancy-lost'),
      await post('no-such-test', outcome.findingId),
    ];

    expect(own.statusCode).toBe(200);
    expect([foreign.statusCode, unknown.statusCode]).toEqual([400, 400]);
    expect(unknown.json()).toMatchObject({ code: 'invalidInput', detail: expect.stringContaining('testId') });
  });

  it('takes when a test was done and how long it was watched, and that it has no result yet', async () => {
    const given = await diagnose({ text: uncorrectableEcc });
    const [test] = given.nextTests;
    const post = (payload: object) => server.app.inject({ method: 'POST', url: `/api/v1/diagnoses/${given.id}/findings`, payload });

    const none = await post({ testId: test!.testId, at: '2026-05-14T22:00:00Z', observedMinutes: 30, findings: [] });

    expect(none.statusCode).toBe(200);
    expect(Diagnosis.parse(none.json()).nextTests.map((one) => one.testId)).not.toContain(test!.testId);
    expect((await post({ findings: [] })).statusCode).toBe(400);
    expect((await post({ testId: test!.testId, observedMinutes: -1, findings: [] })).statusCode).toBe(400);
  });

  it('refuses what the graph does not know, and what contradicts itself, with the field', async () => {
    const given = await diagnose({ text: uncorrectableEcc });
    const stated = (state: string, findingId = 'memory-parity-error') => ({ findingId, state });
    const add = (findings: readonly object[]) =>
      server.app.inject({ method: 'POST', url: `/api/v1/diagnoses/${given.id}/findings`, payload: { findings } });

    const answers = [
      await add([stated('present'), stated('present', 'no-such-finding')]),
      await add([stated('present'), stated('absent')]),
      await server.app.inject({
        method: 'POST',
        url: '/api/v1/diagnoses',
        payload: { text: uncorrectableEcc, findings: [stated('present', 'no-such-finding')] },
      }),
    ];

    expect(answers.map((answer) => answer.statusCode)).toEqual([400, 400, 400]);
    expect(answers.map((answer) => answer.json().facts.field)).toEqual([
      'findings.1.findingId',
      'findings.1.state',
      'findings.0.findingId',
    ]);
    expect(answers.every((answer) => answer.json().code === 'invalidInput')).toBe(true);
  });

  it('answers 404 for an unknown diagnosis', async () => {
    const response = await server.app.inject({
      method: 'POST',
      url: '/api/v1/diagnoses/dx-never/findings',
      payload: { findings: [{ findingId: 'memory-parity-error', state: 'present' }] },
    });

    expect(response.statusCode).toBe(404);
  });
});

describe('POST /api/v1/events:parse', () => {
  it('gives the events of a pasted log and what no format reads, with its line', async () => {
    const response = await server.app.inject({
      method: 'POST',
      url: '/api/v1/events:parse',
      payload: { text: `not a row\n${uncorrectableEcc}`, name: 'sel.txt', zone: '-05:30' },
    });

    expect(response.statusCode).toBe(200);
    expect(response.json()).toMatchObject({
      events: [{ id: 'sel.txt#2', event: { key: 'ipmi/0c/6f/01' }, time: { instant: '2026-05-15T02:10:26.000Z' } }],
      unread: [{ file: 'sel.txt', line: 1, reason: 'noFormat', raw: 'not a row' }],
      input: {
        files: 1,
        lines: 2,
        events: 1,
        unread: [{ reason: 'noFormat', count: 1 }],
        notUnderstood: { lines: 1, clusters: 1, templates: [{ template: 'not a row', firstLine: { file: 'sel.txt', line: 1 } }] },
      },
    });
  });

  it('takes files of a form, with a zone that is checked as well', async () => {
    const file = ['files', { name: 'a.log', bytes: uncorrectableEcc }] as const;
    const [good, bad] = [await form([file, ['zone', '+01:00']]), await form([file, ['zone', 'Berlin']])];

    const responses = [
      await server.app.inject({ ...good, url: '/api/v1/events:parse' }),
      await server.app.inject({ ...bad, url: '/api/v1/events:parse' }),
    ];

    expect(responses.map((response) => response.statusCode)).toEqual([200, 400]);
    expect(responses[0]?.json()).toMatchObject({ events: [{ time: { instant: '2026-05-14T19:40:26.000Z' } }] });
    expect(responses[1]?.json().detail).toBe('zone: expected ±hh:mm');
  });
});
