import type { Article } from '#domain/article.js';
import { GraphFile } from '#domain/causal-graph.js';
import { Diagnosis } from '#domain/diagnosis.js';
import { LogEvent } from '#domain/log-event.js';
import type { SearchDocument } from '#domain/search.js';
import { SupportCase } from '#domain/support-case.js';

export function sampleArticle(change: Partial<Article> & { readonly id: string }): Article {
  return {
    lang: 'en',
    title: 'A memory module reports correctable errors',
    issue: 'The event log repeats a correctable ECC error of one slot.',
    environment: 'Two-socket rack servers.',
    resolution: 'Reseat the module, then swap it with its neighbour.',
    cause: 'A worn contact or a weak cell.',
    confidence: 'notValidated',
    audience: 'internal',
    governance: 'experienceBased',
    state: 'published',
    codes: [],
    faultIds: [],
    componentClass: 'memory',
    vendor: null,
    sections: [{ heading: 'Check', page: null, text: 'Count the errors of one day.' }],
    source: null,
    version: 0,
    ...change,
  };
}

export function sampleCase(change: Partial<SupportCase> & { readonly id: string }): SupportCase {
  return SupportCase.parse({ symptom: 'Server restarts at night', log: 'PSU2 | Power Supply AC lost | Asserted', ...change });
}

export function sampleEvent(id: string, raw: string): LogEvent {
  return LogEvent.parse({
    id,
    source: { file: 'sel.txt', line: 1, byte: null, format: 'ipmitool-sel' },
    raw,
    recordId: null,
    time: { text: null, instant: null, last: null, zone: 'unknown', reliable: false },
    direction: 'assertion',
    sensor: null,
    generator: null,
    order: 0,
    bootEpoch: null,
    event: {
      key: 'ipmi/0c/6f/00',
      aliases: [],
      role: null,
      meaning: 'fault',
      details: { rank: 1 },
      state: { open: null, pairedWith: null },
      class: 'sensorSpecific',
      eventTypeCode: 0x6f,
      offset: 0,
      text: 'Correctable ECC',
      reading: null,
      threshold: null,
    },
    severity: { reported: null, derived: 'warning' },
    message: null,
    components: [{ class: 'memory', locator: 'DIMM_A5', place: null, provenance: 'printed' }],
    provenance: 'standard',
    count: 1,
    oemBytes: null,
  });
}

export function sampleGraph(revision: string | null, parent: string | null = null): GraphFile {
  const text = { en: 'Memory module defect', zh: '内存模块故障' };
  return GraphFile.parse({
    formatVersion: 1,
    revision,
    parent,
    faults: [
      {
        id: 'memory.module-defect',
        componentClass: 'memory',
        title: text,
        explanation: text,
        prior: 0.2,
        fru: null,
        repairs: [],
        sources: [],
        confidence: 'wip',
      },
    ],
    findings: [],
    links: [],
    tests: [],
    disagreements: [],
    unknownPrior: 0.05,
  });
}

export function sampleDiagnosis(id: string, reason: string): Diagnosis {
  return Diagnosis.parse({
    id,
    status: 'inconclusive',
    reason,
    graphRevision: 'r1',
    lang: 'zh',
    incidents: [],
    causes: [],
    componentClasses: [{ class: 'unknown', posterior: 1 }],
    callouts: [],
    nextTests: [],
    wouldChange: [],
    findings: [],
    timeline: { from: null, to: null, warnings: [], bursts: [] },
    excerpts: [],
    urgency: { level: 'monitor', why: '', redundancyLeft: null, dataAtRisk: null },
    collectFirst: [],
    plan: [],
    alsoPresent: [],
    disagreements: [],
    history: { replacedParts: [], sameFaultBefore: [] },
    escalate: null,
    fleet: null,
    advisories: [],
    similarCases: [],
    articles: [],
    advice: [],
    input: { files: 1, lines: 1, events: 0, unread: [{ reason: 'noFormat', count: 1 }], formats: [] },
    elapsedMs: 3,
  });
}

export function sampleDocument(
  id: string,
  tokens: Partial<SearchDocument['tokens']>,
  filters: SearchDocument['filters'] = {},
  kind: SearchDocument['kind'] = 'case',
): SearchDocument {
  return { id, kind, tokens: { title: [], body: [], concepts: [], codes: [], ...tokens }, filters, quality: 1 };
}
