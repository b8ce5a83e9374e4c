import { describe, expect, it } from 'vitest';
import { Article } from '#domain/article.js';
import { RedactionSettings } from '#domain/redaction.js';
import { SupportCase } from '#domain/support-case.js';
import { createRedaction } from '#usecases/redaction/redaction.js';
import { readText } from '../../analyzers/logs/read-text.js';

const redaction = createRedaction();

const article = (audience: Article['audience'], text: string) =>
  Article.parse({
    ...{ id: 'a', lang: 'en', title: 'T', issue: text, environment: '', resolution: '', cause: '', confidence: 'wip', audience },
    ...{ governance: 'experienceBased', state: 'published', codes: [], faultIds: [], source: null, version: 0 },
    sections: [{ heading: 'H', page: 1, text }],
  });

describe('a case that is kept', () => {
  const supportCase = SupportCase.parse({
    id: 'SR-1',
    server: '7HX3M92',
    title: '张工报修，电话 13812345678',
    symptom: 'BMC 10.0.0.5, password: q1w2e3, S/N 7HX3M92',
    log: 'May  7 06:45:12 10.0.0.7 kernel: down',
    cause: 'told by a@example.org',
    resolution: 'ipmitool -H 10.0.0.5 -U root -P calvin42 mc reset cold',
    testsDone: [{ testId: 'swap', outcome: 'ok, says b@example.org' }],
    partsReplaced: [{ fruId: 'dimm', serialOut: 'SN-OUT-1', serialIn: 'SN-IN-1', helped: true }],
  });

  it('has no personal data and no secret in any free text, and keeps its serial numbers', () => {
    const { value } = redaction.supportCase(supportCase);

    expect(value).toEqual({
      ...supportCase,
      title: '[name]工报修，电话 [phone]',
      symptom: 'BMC [ip], password: [credential], S/N 7HX3M92',
      log: 'May  7 06:45:12 [ip] kernel: down',
      cause: 'told by [mail]',
      resolution: 'ipmitool -H [ip] -U root -P [credential] mc reset cold',
      testsDone: [{ testId: 'swap', outcome: 'ok, says [mail]' }],
    });
  });

  it('is counted by kind over all its texts', () => {
    const { counts } = redaction.supportCase(supportCase);

    expect(counts).toEqual({ name: 1, phone: 1, ip: 3, credential: 2, mail: 2 });
  });

  it('is the same when it is cleaned again', () => {
    const once = redaction.supportCase(supportCase).value;

    const again = redaction.supportCase(once);

    expect(again).toEqual({ value: once, counts: {} });
  });

  it('loses the people whom its row names', () => {
    const { value } = redaction.supportCase(SupportCase.parse({ id: 'x', symptom: 'kowalski says it hangs', log: 'user kowalski' }), {
      personalNames: ['Kowalski'],
    });

    expect(value).toMatchObject({ symptom: '[name] says it hangs', log: 'user [name]' });
  });

  it('can be read back where placeholders are longer than what they stand for', () => {
    const title = 'pwd=abcd '.repeat(55).slice(0, 495);

    const { value } = redaction.supportCase(SupportCase.parse({ id: 'x', title }));

    expect(SupportCase.parse(value).title).toHaveLength(500);
  });
});

describe('an article that is kept', () => {
  const text = 'Call 400-800-1234, open 192.168.0.120, log in with password: q1w2e3, S/N: 7HX3M92';

  it('loses credentials and keys and keeps hotlines and default addresses', () => {
    const { value, counts } = redaction.article(article('internal', text));

    expect(value.issue).toBe('Call 400-800-1234, open 192.168.0.120, log in with password: [credential], S/N: 7HX3M92');
    expect(value.sections[0]?.text).toBe(value.issue);
    expect(counts).toEqual({ credential: 2 });
  });

  it('loses serial numbers where it is for others', () => {
    const audiences = ['internal', 'customer'] as const;

    const [internal, customer] = audiences.map((audience) => redaction.article(article(audience, text)).value.issue);

    expect(internal).toContain('7HX3M92');
    expect(customer).toContain('S/N: [serial]');
  });
});

describe('a text for readers elsewhere', () => {
  it('loses serial numbers, and the servers that are named with it', () => {
    const text = redaction.textForAudience('node-x7, S/N: 7HX3M92, tell a@example.org', { serials: ['node-x7'] });

    expect(text).toBe('[serial], S/N: [serial], tell [mail]');
  });
});

describe('an event that is kept', () => {
  it('loses what it quotes and keeps what it means', () => {
    const [event] = readText('Jun 12 12:10:10 10.0.0.7 kernel: EDAC MC0: 1 UE memory read error on CPU_SrcID#0_Ha#0_Chan#1_DIMM#0').events;

    const { value, counts } = redaction.event(event!);

    expect(value).toEqual({
      ...event!,
      raw: event!.raw.replace('10.0.0.7', '[ip]'),
      event: { ...event!.event, details: value.event.details },
    });
    expect(JSON.stringify(value)).not.toContain('10.0.0.7');
    expect(counts).toEqual({ ip: 1 });
  });
});

describe('the settings', () => {
  it('choose the kinds, and add patterns of a site', () => {
    const own = createRedaction(RedactionSettings.parse({ cases: ['mail'], patterns: [{ name: 'room', pattern: 'R-\\d{3}' }] }));

    const text = own.text('a@example.org 10.0.0.1 R-204');

    expect(text).toBe('[mail] 10.0.0.1 [room]');
  });
});
