import { createBoundedMemory } from '../logs/bounded-memory.js';
import { createParseTree, type TreeShape } from './parse-tree.js';
import { countEqual, countWildcards, generalise, type Template } from './template.js';

/**
 * Settings of Drain. `tokensOf` cuts a line into tokens with its values masked; `similarityThreshold` = least share of equal tokens
 * for a line to join a cluster (0 to 1); `maxClusters` = most clusters that are kept: memory does not grow with the log.
 */
export type DrainSettings = TreeShape & {
  readonly tokensOf: (line: string) => Template;
  readonly similarityThreshold: number;
  readonly maxClusters: number;
};

/** Lines of one shape: their template so far and how many they are. */
export type Cluster = { readonly template: Template; readonly count: number };

/** What was forgotten to stay within bounds: lines of clusters that were too rare to be kept. */
export type Forgotten = { readonly clusters: number; readonly lines: number };

/** An online template miner: lines come one by one, and each finds its cluster at once. */
export type Drain = {
  /** Puts a line into its cluster and answers with it. Linear in the line. */
  readonly add: (line: string) => Cluster;
  /** The clusters that are kept, in the order of their first lines. */
  readonly clusters: () => readonly Cluster[];
  readonly forgotten: () => Forgotten;
};

type GrowingCluster = { template: Template; count: number };

/**
 * Makes a miner after He, Zhu, Zheng, Lyu: "Drain: An Online Log Parsing Approach with Fixed Depth Tree", ICWS 2017. Beyond the paper: a line
 * that was seen before is looked up, and when there are too many clusters the rarer half is forgotten.
 */
export function createDrain(settings: DrainSettings): Drain {
  const { tokensOf, similarityThreshold, maxClusters } = settings;
  let kept: GrowingCluster[] = [];
  let forgotten: Forgotten = { clusters: 0, lines: 0 };
  let tree = createParseTree<GrowingCluster>(settings);
  let seen = createBoundedMemory<GrowingCluster>();
  const forgetRare = () => {
    const { frequent, rare } = splitByCount(kept);
    forgotten = { clusters: forgotten.clusters + rare.length, lines: forgotten.lines + linesOf(rare) };
    kept = frequent;
    tree = createParseTree(settings);
    seen = createBoundedMemory();
    for (const cluster of kept) tree.insert(cluster.template, cluster);
  };
  const openCluster = (template: Template): GrowingCluster => {
    if (kept.length >= maxClusters) forgetRare();
    const cluster = { template, count: 0 };
    kept.push(cluster);
    tree.insert(template, cluster);
    return cluster;
  };
  const clusterOf = (line: string): GrowingCluster => {
    const tokens = tokensOf(line);
    const cluster = mostSimilar(tree.search(tokens), tokens, similarityThreshold) ?? openCluster(tokens);
    cluster.template = generalise(cluster.template, tokens);
    return cluster;
  };
  return {
    add: (line) => {
      const cluster = seen.recall(line, () => clusterOf(line));
      cluster.count += 1;
      return cluster;
    },
    clusters: () => kept,
    forgotten: () => forgotten,
  };
}

/** The cluster most similar to a line, at least `threshold` alike; of equals the one with more wildcards, then the older (§3.4 of the paper). */
function mostSimilar<C extends Cluster>(clusters: readonly C[], tokens: Template, threshold: number): C | undefined {
  let best: C | undefined;
  let mostEqual = Math.ceil(threshold * tokens.length);
  let mostWildcards = -1;
  for (const cluster of clusters) {
    const equal = countEqual(cluster.template, tokens, mostEqual);
    if (equal < mostEqual) continue;
    const wildcards = countWildcards(cluster.template);
    if (equal === mostEqual && wildcards <= mostWildcards) continue;
    best = cluster;
    mostEqual = equal;
    mostWildcards = wildcards;
  }
  return best;
}

/** Halves: the clusters with more lines, and those with fewer; of equals the later are frequent, for they may still grow. */
function splitByCount(clusters: readonly GrowingCluster[]) {
  const places = clusters.map((_, place) => place);
  const countAt = (place: number) => clusters[place]?.count ?? 0;
  const ranked = places.sort((left, right) => countAt(right) - countAt(left) || right - left);
  const isFrequent = new Set(ranked.slice(0, Math.floor(clusters.length / 2)));
  return {
    frequent: clusters.filter((_, place) => isFrequent.has(place)),
    rare: clusters.filter((_, place) => !isFrequent.has(place)),
  };
}

function linesOf(clusters: readonly Cluster[]): number {
  return clusters.reduce((sum, { count }) => sum + count, 0);
}
