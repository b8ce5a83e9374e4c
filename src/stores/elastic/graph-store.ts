import { z } from 'zod';
import { GraphFile, GraphRevision } from '#domain/causal-graph.js';
import type { Clock } from '#ports/clock.js';
import type { GraphStore } from '#ports/graph-store.js';
import { refuseOtherPublished, revisionOf, unknownRevision } from '../refusals.js';
import type { IndexAccess } from './index-access.js';
import { createRegister, type RegisterSource } from './register.js';

/** What is told of a revision when it is made, and every time that one came into force; both oldest first. */
const RevisionRegister = z.object({
  drafts: z.array(GraphRevision.omit({ state: true, publishedAt: true, publishedTimes: true })),
  publications: z.array(z.object({ revision: z.string(), at: z.string() })),
});
type RevisionRegister = z.infer<typeof RevisionRegister>;

/**
 * Revisions of the causal graph: a document for the content of each, which never changes, and one register of them all. What is in force is the
 * last entry of the register, so that publishing is one write.
 */
export function createGraphStore(index: IndexAccess<RegisterSource>, clock: Clock): GraphStore {
  const register = createRegister<RevisionRegister>(index, 'register', {
    parse: (value) => RevisionRegister.parse(value),
    empty: { drafts: [], publications: [] },
  });
  const get = async (revision: string) => {
    const found = await index.get(contentId(revision));
    return found === null ? null : GraphFile.parse(JSON.parse(found.source.json));
  };
  return {
    get,
    published: async () => {
      const current = inForce(await register.read());
      return current === null ? null : get(current);
    },
    putDraft: async (graph, note) => {
      const draft = draftOf(graph, note, isoTime(clock));
      await index.write([{ id: contentId(draft.revision), source: { json: JSON.stringify(graph) }, place: null }]);
      await register.edit((known) => withDraft(known, draft));
    },
    publish: async (revision, expected) => {
      await register.edit((known) => withPublication(known, revision, expected, isoTime(clock)));
    },
    revisions: async () => listRevisions(await register.read()),
  };
}

function contentId(revision: string): string {
  return `revision/${revision}`;
}

function inForce({ publications }: RevisionRegister): string | null {
  return publications.at(-1)?.revision ?? null;
}

function draftOf(graph: GraphFile, note: string, createdAt: string): RevisionRegister['drafts'][number] {
  const { parent, faults, links } = graph;
  return { revision: revisionOf(graph), parent, note, createdAt, faults: faults.length, links: links.length };
}

function withDraft(known: RevisionRegister, draft: RevisionRegister['drafts'][number]): RevisionRegister {
  return known.drafts.some(({ revision }) => revision === draft.revision) ? known : { ...known, drafts: [...known.drafts, draft] };
}

function withPublication(known: RevisionRegister, revision: string, expected: string | null | undefined, at: string): RevisionRegister {
  const found = inForce(known);
  refuseOtherPublished(found, expected);
  if (!known.drafts.some((draft) => draft.revision === revision)) throw unknownRevision(revision);
  return found === revision ? known : { ...known, publications: [...known.publications, { revision, at }] };
}

function listRevisions(known: RevisionRegister): readonly GraphRevision[] {
  const current = inForce(known);
  return known.drafts.toReversed().map((draft) => {
    const publishedTimes = known.publications.filter(({ revision }) => revision === draft.revision).map(({ at }) => at);
    const published = draft.revision === current ? 'published' : 'superseded';
    return GraphRevision.parse({
      ...draft,
      state: publishedTimes.length === 0 ? 'draft' : published,
      publishedAt: publishedTimes.at(-1) ?? null,
      publishedTimes,
    });
  });
}

function isoTime(clock: Clock): string {
  return new Date(clock()).toISOString();
}
