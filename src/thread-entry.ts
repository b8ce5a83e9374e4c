/** The module of a thread of ours by its name; run from its sources, it must learn to read TypeScript first, which a thread does not inherit. */
export function threadEntry(name: 'log-thread' | 'graph-thread'): URL {
  if (!import.meta.url.endsWith('.ts')) return new URL(`./${name}.js`, import.meta.url);
  const source = new URL(`./${name}.ts`, import.meta.url);
  return new URL(`data:text/javascript,import{register}from"${import.meta.resolve('tsx/esm/api')}";register();await import("${source}")`);
}
