import type { CausalLink, GraphFile } from '#domain/causal-graph.js';
import type { FieldChange, GraphDiff, ListDiff } from '#domain/graph-diff.js';

/** What two graphs differ in: items by id, links by fault, finding and validity. Pure; the order of lists is no difference. */
export function diffGraphs(from: GraphFile, to: GraphFile): GraphDiff {
  const byId = ({ id }: { readonly id: string }) => id;
  return {
    from: from.revision,
    to: to.revision,
    faults: diffLists(from.faults, to.faults, byId),
    findings: diffLists(from.findings, to.findings, byId),
    links: diffLists(from.links, to.links, linkName),
    tests: diffLists(from.tests, to.tests, byId),
    disagreements: diffLists(from.disagreements, to.disagreements, byId),
    graph: diffValues(ownFields(from), ownFields(to)),
  };
}

function ownFields(graph: GraphFile): unknown {
  const { revision: _revision, parent: _parent, faults: _f, findings: _g, links: _l, tests: _t, disagreements: _d, ...own } = graph;
  return own;
}

function linkName({ faultId, findingId, validity }: CausalLink): string {
  return `${faultId} → ${findingId}${validity === null ? '' : ` ${JSON.stringify(validity)}`}`;
}

function diffLists<T>(from: readonly T[], to: readonly T[], nameOf: (item: T) => string): ListDiff {
  const [before, after] = [byName(from, nameOf), byName(to, nameOf)];
  return {
    added: [...after.keys()].filter((name) => !before.has(name)),
    removed: [...before.keys()].filter((name) => !after.has(name)),
    changed: [...before].flatMap(([id, item]) => {
      const fields = after.has(id) ? diffValues(item, after.get(id)) : [];
      return fields.length > 0 ? [{ id, fields }] : [];
    }),
  };
}

/** Items of one name are told apart by their number: two links of one pair may differ in scope alone. */
function byName<T>(items: readonly T[], nameOf: (item: T) => string): ReadonlyMap<string, T> {
  const named = new Map<string, T>();
  for (const item of items) {
    const name = nameOf(item);
    let unique = name;
    for (let number = 2; named.has(unique); number += 1) unique = `${name} (${number})`;
    named.set(unique, item);
  }
  return named;
}

/** The leaves in which two values differ. Lists of unequal length are one leaf: their places say nothing. */
function diffValues(from: unknown, to: unknown, path = ''): FieldChange[] {
  if (isRecord(from) && isRecord(to) && !(Array.isArray(from) && Array.isArray(to) && from.length !== to.length)) {
    const names = [...new Set([...Object.keys(from), ...Object.keys(to)])];
    return names.flatMap((name) => diffValues(from[name], to[name], path === '' ? name : `${path}.${name}`));
  }
  const [before, after] = [plain(from), plain(to)];
  return before === after ? [] : [{ field: path, from: before, to: after }];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function plain(value: unknown): FieldChange['from'] {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : JSON.stringify(value);
}
