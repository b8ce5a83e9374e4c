import { type Template, wildcard } from './template.js';

/** Shape of the tree. `depth` counts root, length layer, token layers and leaves: 4 = one leading token. `maxChildren` bounds a node. */
export type TreeShape = { readonly depth: number; readonly maxChildren: number };

/**
 * The parse tree of Drain, of fixed depth: the first layer tells lines apart by their number of tokens, the next by their leading tokens;
 * a leaf holds the clusters that are compared one by one.
 */
export type ParseTree<Cluster> = {
  /** Clusters of the leaf that the leading tokens lead to; empty where there is no such leaf. */
  readonly search: (tokens: Template) => readonly Cluster[];
  readonly insert: (template: Template, cluster: Cluster) => void;
};

type Node<Cluster> = { readonly children: Map<string, Node<Cluster>>; readonly clusters: Cluster[] };

/** Layers that are no leading token: root, length and leaf. */
const otherLayers = 3;
const digit = /\d/;

/** Makes an empty tree. */
export function createParseTree<Cluster>({ depth, maxChildren }: TreeShape): ParseTree<Cluster> {
  const lengths = new Map<number, Node<Cluster>>();
  const leading = (tokens: Template) => tokens.slice(0, Math.max(0, depth - otherLayers));
  return {
    search: (tokens) => {
      let node = lengths.get(tokens.length);
      for (const token of leading(tokens)) node = node?.children.get(token) ?? node?.children.get(wildcard);
      return node?.clusters ?? [];
    },
    insert: (template, cluster) => {
      let node = childOf(lengths, template.length);
      for (const token of leading(template)) node = childOf(node.children, branchOf(node, token, maxChildren));
      node.clusters.push(cluster);
    },
  };
}

/**
 * The branch a token takes (§3.3 of the paper): its own; the wildcard's where it has a digit, for it then is likely a value,
 * and where the node has as many children as it may: the last free place is the wildcard's.
 */
function branchOf({ children }: Node<unknown>, token: string, maxChildren: number): string {
  if (children.has(token)) return token;
  const free = maxChildren - children.size - (children.has(wildcard) ? 0 : 1);
  return digit.test(token) || free <= 0 ? wildcard : token;
}

function childOf<Key, Cluster>(children: Map<Key, Node<Cluster>>, key: Key): Node<Cluster> {
  const child = children.get(key) ?? { children: new Map(), clusters: [] };
  children.set(key, child);
  return child;
}
