import { Article } from '#domain/article.js';
import type { LogEvent } from '#domain/log-event.js';
import { SupportCase } from '#domain/support-case.js';

const articleDefaults = {
  lang: 'en',
  issue: '',
  environment: '',
  resolution: '',
  cause: '',
  confidence: 'validated',
  audience: 'public',
  governance: 'experienceBased',
  state: 'published',
  codes: [],
  faultIds: [],
  sections: [],
  source: null,
  version: 1,
};

/** An article with the fields that a test is about. */
export function article(fields: Partial<Article> & { readonly id: string; readonly title: string }): Article {
  return Article.parse({ ...articleDefaults, ...fields });
}

/** A case with the fields that a test is about. */
export function supportCase(fields: Partial<SupportCase> & { readonly id: string }): SupportCase {
  return SupportCase.parse(fields);
}

/** An event with a key and a text; nothing else is known of it. */
export function logEvent(key: string, text: string): LogEvent {
  return {
    id: `log#${key}`,
    source: { file: 'log', line: 1, byte: null, format: 'test' },
    raw: text,
    recordId: null,
    time: { text: null, instant: null, last: null, zone: 'unknown', reliable: false },
    direction: 'assertion',
    sensor: null,
    generator: null,
    order: 0,
    bootEpoch: null,
    event: {
      key,
      aliases: [],
      role: null,
      meaning: 'fault',
      details: {},
      state: { open: null, pairedWith: null },
      class: 'message',
      eventTypeCode: null,
      offset: null,
      text,
      reading: null,
      threshold: null,
    },
    severity: { reported: null, derived: 'critical' },
    message: null,
    components: [{ class: 'memory', locator: 'DIMM_A5', place: null, provenance: 'printed' }],
    provenance: 'standard',
    count: 1,
    oemBytes: null,
  };
}
