import type { ComponentClass } from '#domain/component.js';
import type { Finding } from '#domain/finding.js';
import type { IncidentComponent, LogAnalysis } from '#domain/log-analysis.js';
import type { LogEvent } from '#domain/log-event.js';
import { allUnderstood } from '#domain/unread.js';
import type { CompiledGraph } from '#graph/model/compile-graph.js';

/** How large a made-up server is, and how many findings of its incident are present. */
export type ServerSize = { readonly dimms: number; readonly cpus: number; readonly drives: number; readonly findings: number };

type Pick = <T>(choices: readonly T[]) => T | undefined;

/** An analysis of a made-up incident in which a row names every part; its findings are drawn from the graph's own and cite `events`. */
export function syntheticAnalysis(graph: CompiledGraph, size: ServerSize, random: () => number, events: readonly LogEvent[]): LogAnalysis {
  const pick: Pick = (choices) => choices[Math.floor(random() * choices.length)];
  const components = [...dimms(size), ...cpus(size), ...drives(size)];
  const [first] = events;
  return {
    digest: 'synthetic',
    incidents: [{ id: 'i1', from: null, to: null, trigger: first?.id ?? null, serverState: 'down', chosen: true, why: 'wholeLog' }],
    findings: presentFindings(graph, components, events, size.findings, pick),
    components,
    citedEvents: events,
    timeline: { from: null, to: null, warnings: [], bursts: [] },
    input: { files: 1, lines: events.length, events: events.length, unread: [], formats: [], notUnderstood: allUnderstood },
  };
}

function dimms({ dimms: count, cpus: cpuCount }: ServerSize): IncidentComponent[] {
  return Array.from({ length: count }, (_, index) => {
    const cpu = index % cpuCount;
    const position = Math.floor(index / cpuCount);
    const channel = String.fromCharCode(65 + (position >> 1));
    const slot = String(position & 1);
    return { class: 'memory', locator: `CPU${cpu}_DIMM_${channel}${slot}`, place: { cpu, channel, slot }, named: true };
  });
}

function cpus({ cpus: count }: ServerSize): IncidentComponent[] {
  return Array.from({ length: count }, (_, cpu) => ({ class: 'cpu', locator: `CPU${cpu}`, place: { cpu }, named: true }));
}

function drives({ drives: count }: ServerSize): IncidentComponent[] {
  return Array.from({ length: count }, (_, bay) => ({ class: 'drive', locator: `Bay ${bay}`, place: { bay: String(bay) }, named: true }));
}

/** Findings that some fault explains and no test gives, each on a part of its class, no finding twice on one part. */
function presentFindings(
  graph: CompiledGraph,
  components: readonly IncidentComponent[],
  events: readonly LogEvent[],
  count: number,
  pick: Pick,
): Finding[] {
  const eligible = [...graph.findings.values()].filter(({ id }) => graph.links.has(id) && !graph.testOfFinding.has(id));
  const drawn = new Map<string, Finding>();
  while (drawn.size < count) {
    const definition = pick(eligible);
    if (definition === undefined) break;
    const component = componentOf(definition.componentClass, components, pick);
    const eventIds = events.slice(drawn.size, drawn.size + 2).map((event) => event.id);
    const finding: Finding = { findingId: definition.id, state: 'present', component, eventIds, origin: 'log' };
    drawn.set(`${definition.id}@${component?.locator ?? ''}`, finding);
  }
  return [...drawn.values()];
}

function componentOf(wanted: ComponentClass | null, components: readonly IncidentComponent[], pick: Pick): Finding['component'] {
  if (wanted === null) return null;
  const part = pick(components.filter((one) => one.class === wanted));
  return { class: wanted, locator: part?.locator ?? null };
}
