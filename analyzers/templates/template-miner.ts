import type { NotUnderstood } from '#domain/unread.js';
import { type Cluster, createDrain, type DrainSettings } from './drain.js';
import { maskedTokens } from './masked-tokens.js';
import type { Template } from './template.js';

/**
 * The one set of settings for all logs, chosen by reason. `similarityThreshold`: more than half, so that two words of which one differs ("link ok",
 * "link error") stay apart; from 0.51 to 0.6 nothing changes on the benchmark. `depth` 5 is two leading words, one more than in the paper,
 * because the first word of an unread line often is a stamp. `maxChildren` is the paper's. `maxClusters`: kinds of lines that a person may still look through.
 */
export const minerSettings = {
  tokensOf: maskedTokens,
  similarityThreshold: 0.6,
  depth: 5,
  maxChildren: 100,
  maxClusters: 500,
} as const satisfies DrainSettings;

/** A line that nobody understands, with its place; `line` null where the source has no lines. */
export type MinedLine = { readonly file: string; readonly line: number | null; readonly text: string };

/** Groups the lines of one server's logs that nobody understands. Memory does not grow with the log. */
export type TemplateMiner = {
  readonly add: (line: MinedLine) => void;
  readonly summary: () => NotUnderstood;
};

const shownTemplates = 50;
/** What is behind this is not compared: it is where raw lines are cut. */
const lineLimitCharacters = 500;

/** Makes an empty miner. Its summary names the 50 templates with most lines, of equals the one that came first; all lines and clusters are counted. */
export function createTemplateMiner(): TemplateMiner {
  const drain = createDrain(minerSettings);
  const firstLines = new WeakMap<Cluster, MinedLine>();
  let lines = 0;
  return {
    add: ({ file, line, text }) => {
      lines += 1;
      const head = text.slice(0, lineLimitCharacters);
      const cluster = drain.add(head);
      if (cluster.count === 1) firstLines.set(cluster, { file, line, text: head });
    },
    summary: () => {
      const clusters = drain.clusters();
      const shown = clusters.toSorted((left, right) => right.count - left.count).slice(0, shownTemplates);
      return {
        lines,
        clusters: clusters.length + drain.forgotten().clusters,
        templates: shown.map((cluster) => describe(cluster, firstLines.get(cluster))),
      };
    },
  };
}

/** A template as one text. */
export function templateText(template: Template): string {
  return template.join(' ');
}

function describe({ template, count }: Cluster, first: MinedLine | undefined): NotUnderstood['templates'][number] {
  const { file = '', line = null, text: example = '' } = first ?? {};
  return { template: templateText(template), count, firstLine: { file, line }, example };
}
