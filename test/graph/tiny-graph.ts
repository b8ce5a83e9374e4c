import {
  type CausalLink,
  CausalLink as CausalLinkSchema,
  type DiagnosticTest,
  DiagnosticTest as DiagnosticTestSchema,
  type Fault,
  Fault as FaultSchema,
  type FindingDefinition,
  FindingDefinition as FindingSchema,
  type GraphFile,
  GraphFile as GraphFileSchema,
} from '#domain/causal-graph.js';
import type { ComponentRef } from '#domain/component.js';
import type { Finding } from '#domain/finding.js';
import type { IncidentComponent } from '#domain/log-analysis.js';
import type { IncidentFacts, Subject } from '#graph/model/facts.js';

type Loose<T> = Partial<Record<keyof T, unknown>>;

const both = (text: string) => ({ en: text, zh: `${text}（中文）` });
const asked = (text: string) => ({ en: `${text}?`, zh: `${text}（中文）？` });

/** A fault on memory with prior 0.1, unless told otherwise. */
export function faultOf(id: string, facts: Loose<Fault> = {}): Fault {
  return FaultSchema.parse({
    id,
    componentClass: 'memory',
    title: both(id),
    explanation: both(id),
    prior: 0.1,
    fru: null,
    repairs: [{ action: both('look'), costMinutes: 1, who: 'agent', risk: 'none' }],
    sources: ['a book'],
    confidence: 'notValidated',
    ...facts,
  });
}

/** A finding on memory with leak 0.05, unless told otherwise. */
export function findingOf(id: string, facts: Loose<FindingDefinition> = {}): FindingDefinition {
  return FindingSchema.parse({
    id,
    title: both(id),
    question: asked(id),
    cascade: null,
    reliableAbsence: false,
    componentClass: 'memory',
    leakProbability: 0.05,
    sources: ['a book'],
    ...facts,
  });
}

/** A link with scope `server`, unless told otherwise. */
export function linkOf(faultId: string, findingId: string, linkProbability: number, facts: Loose<CausalLink> = {}): CausalLink {
  return CausalLinkSchema.parse({
    faultId,
    findingId,
    linkProbability,
    expertProbability: null,
    fittedProbability: null,
    provenance: 'expert',
    scope: 'server',
    validity: null,
    counts: null,
    sources: ['a book'],
    confidence: 'notValidated',
    ...facts,
  });
}

/** A test of ten minutes without outage, unless told otherwise. */
export function testOf(id: string, outcomes: unknown, facts: Loose<DiagnosticTest> = {}): DiagnosticTest {
  return DiagnosticTestSchema.parse({
    id,
    title: both(id),
    costMinutes: 10,
    downtime: 'none',
    risk: 'none',
    preconditions: [],
    who: 'agent',
    outcomes,
    sources: ['a book'],
    ...facts,
  });
}

/** A graph of these parts with a prior of 0.1 for `unknown`. */
export function graphOf(parts: Loose<GraphFile>): GraphFile {
  return GraphFileSchema.parse({
    formatVersion: 1,
    revision: 'g-test',
    parent: null,
    faults: [],
    findings: [],
    links: [],
    tests: [],
    disagreements: [],
    unknownPrior: 0.1,
    ...parts,
  });
}

/** A finding as an incident has it. */
export function sign(
  findingId: string,
  state: Finding['state'] = 'present',
  component: ComponentRef | null = null,
  origin: Finding['origin'] = 'log',
): Finding {
  return { findingId, state, component, eventIds: [], origin };
}

export const anyMachine: Subject = { vendor: null, model: null, firmware: null, at: null };

/** Facts of an incident. */
export function factsOf(
  findings: readonly Finding[],
  instances: readonly IncidentComponent[] = [],
  subject: Subject = anyMachine,
): IncidentFacts {
  return { findings, instances, subject };
}

/** A DIMM that an event names (`named` false = only a presence row does). */
export function dimm(locator: string | null, place: IncidentComponent['place'] = null, named = true): IncidentComponent {
  return { class: 'memory', locator, place, named };
}
