import { rmSync, statSync } from 'node:fs';
import { openDatabase } from '#stores/embedded/open-database.js';
import { openEmbeddedStores } from '#stores/embedded/stores.js';
import { SupportCase } from '#domain/support-case.js';
// @ts-ignore
import { makeDocs, makeQueries } from '/tmp/bench/synth.mjs';
const N = Number(process.argv[2] ?? 100000);
const path = '/tmp/bench/m.db';
for (const e of ['', '-wal', '-shm']) rmSync(path + e, { force: true });
const database0 = openDatabase(path);
let maxTx = 0; const txs: number[] = [];
const database = { ...database0, write: async <T>(work: () => T) => { const t = performance.now(); const r = await database0.write(work); txs.push(performance.now() - t); return r; } };
const stores = openEmbeddedStores(database, Date.now);
const docs = makeDocs(N); const queries = makeQueries(docs, 300);
const rss = () => (process.memoryUsage().rss / 1e6).toFixed(0);
const size = () => ((statSync(path).size + statSync(path + '-wal').size) / 1e6).toFixed(0);
const pct = (ts: number[]) => { ts.sort((a, b) => a - b); return `p50 ${ts[Math.floor(ts.length * 0.5)]!.toFixed(1)} p95 ${ts[Math.floor(ts.length * 0.95)]!.toFixed(1)} p99 ${ts[Math.floor(ts.length * 0.99)]!.toFixed(1)} max ${ts.at(-1)!.toFixed(1)}`; };
console.log('rss before', rss());
let t = performance.now();
for (let i = 0; i < N; i += 1000) await stores.searchIndex.put(docs.slice(i, i + 1000));
console.log('index s', ((performance.now() - t) / 1000).toFixed(1), 'MB', size(), 'tx ms', pct(txs), 'rss', rss());
txs.length = 0; t = performance.now();
const cases = docs.map((d: any, i: number) => SupportCase.parse({ id: d.id, organisation: d.filters.organisation[0], server: `sn-${i % 5000}`, vendor: 'v', model: 'm', symptom: d.tokens.body.join(' '), log: Array.from({ length: 12 }, (_, k) => `${k} | 01/02/2026 | 10:20:3${k % 10} | Memory #0x${(i % 256).toString(16)} | Correctable ECC | Asserted`).join('\n'), confirmed: { componentClass: d.filters.componentClass[0] } }));
for (let i = 0; i < N; i += 100) await stores.cases.putAll(cases.slice(i, i + 100));
console.log('cases stored s', ((performance.now() - t) / 1000).toFixed(1), 'MB', size(), 'tx ms (100 cases)', pct(txs), 'rss', rss());
t = performance.now(); let n = 0; for await (const c of stores.cases.readAll()) n += c.id.length > 0 ? 1 : 0; console.log('readAll', n, 's', ((performance.now() - t) / 1000).toFixed(1));
t = performance.now(); const again = []; for (let i = 0; i < 10000; i += 100) again.push(...await stores.cases.putAll(cases.slice(i, i + 100))); console.log('again 10k unchanged', again.every((x) => x === 'unchanged'), 'ms', (performance.now() - t).toFixed(0));
const base = { weights: { title: 3, body: 1, concepts: 2, codes: 4 }, kind: 'case' as const, filters: {}, facets: ['lang', 'vendor', 'model', 'componentClass', 'organisation'] as any, limit: 10, offset: 0 };
async function bench(name: string, change: any, qs = queries) { const ts: number[] = []; const cs: number[] = []; let total = 0; for (const q of qs) { const t0 = performance.now(); const c0 = process.cpuUsage(); total += (await stores.searchIndex.search({ ...base, ...q, ...(typeof change === 'function' ? change(q) : change) })).total; ts.push(performance.now() - t0); const c = process.cpuUsage(c0); cs.push((c.user + c.system) / 1000); } console.log(name, 'wall', pct(ts), '| cpu', pct(cs), 'mean total', (total / qs.length).toFixed(0)); }
t = performance.now(); await stores.searchIndex.search({ ...base, ...queries[0] }); console.log('first search ms', (performance.now() - t).toFixed(1));
await bench('facets', {}); await bench('facets again', {}); await bench('no facets', { facets: [] }); await bench('facets+filter org', { filters: { organisation: ['org-3'] } }); await bench('facets+filter vendor,lang', { filters: { vendor: ['vendor-1', 'vendor-2'], lang: ['zh'] } });
// content-like queries: tokens in under 10 % of documents
const selective = queries.map((q: any) => ({ ...q, words: q.words.filter((w: string) => Number(w.slice(1)) > 60), concepts: q.concepts.filter((c: string) => Number(c.slice(10)) > 5) })).filter((q: any) => q.words.length > 2);
await bench('without the most common words', {}, selective);
const ts: number[] = []; for (const p of ['w1', 'w12', 'w123', 'mem', 'ipmi/', 'c:concept_1', 'w']) { const t0 = performance.now(); await stores.searchIndex.vocabulary(p, 10); ts.push(performance.now() - t0); console.log('vocabulary', p, ts.at(-1)!.toFixed(1)); }
t = performance.now(); await stores.searchIndex.put(docs.slice(0, 5000)); console.log('replace 5000 s', ((performance.now() - t) / 1000).toFixed(2));
await bench('facets after replace', {});
t = performance.now(); await stores.searchIndex.count('case'); console.log('count ms', (performance.now() - t).toFixed(1), 'rss', rss());
