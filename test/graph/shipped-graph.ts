import { fileURLToPath } from 'node:url';
import type { GraphFile } from '#domain/causal-graph.js';
import { type CompiledGraph, compileGraph } from '#graph/model/compile-graph.js';
import { createGraphSource } from '#ingest/sources/graph-folder.js';

/** The knowledge that the product ships, as `import graph` reads it. Throws where a file of it is refused. */
export async function readShippedGraph(): Promise<GraphFile> {
  for await (const item of createGraphSource(fileURLToPath(new URL('../../graph/knowledge', import.meta.url))).read()) {
    if (!item.ok) throw new Error(`${item.rejected.file} ${item.rejected.field}: ${item.rejected.reason}`);
    return item.value;
  }
  throw new Error('the knowledge folder is empty');
}

/** The same, compiled. */
export async function compileShippedGraph(): Promise<CompiledGraph> {
  return compileGraph(await readShippedGraph());
}
