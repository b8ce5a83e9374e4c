import { SupportCase } from '#domain/support-case.js';
import { caseDocument } from '#usecases/search/index-documents.js';
import { createSearch } from '#usecases/search/search.js';
import { createSuggest } from '#usecases/search/suggest.js';
import { createSimilarCases } from '#usecases/search/similar-cases.js';
import { readJudgedQueries, shippedTokenizer } from './judged-set.js';
import { addArticles, openTestStores, starterArticles } from './starter-index.js';
const N = Number(process.env['N'] ?? 30000);
const tokenizer = shippedTokenizer(); const stores = openTestStores(); await addArticles(stores, await starterArticles(), tokenizer);
let seed = 7; const rnd = (n: number) => { seed = (Math.imul(seed, 1103515245) + 12345) >>> 0; return (seed >>> 8) % n; };
const parts = ['内存条', '电源模块', '硬盘', '风扇', 'CPU', '主板', 'RAID卡', '网卡', 'DIMM', 'power supply', 'fan', 'drive'];
const states = ['报错', '掉电', '离线', '转速低', '宕机', '重启', '不可纠正错误', 'failed', 'redundancy lost', 'over temperature', '亮黄灯', '无法开机'];
const acts = ['更换后恢复', '重新插拔后正常', '升级固件', 'replaced the part', '待观察', '客户反馈夜间出现'];
const mk = (i: number) => SupportCase.parse({ id: `SR-${100000 + i}`, organisation: `org${rnd(50)}`, server: `SN${rnd(1e6)}X${rnd(100)}`, vendor: ['Dell', 'HPE', 'Lenovo', 'Inspur'][rnd(4)], model: `R${rnd(30) * 10 + 600}`, symptom: `${parts[rnd(12)]} CPU${rnd(2)}_DIMM_${'ABCDEFGH'[rnd(8)]}${rnd(12)} ${states[rnd(12)]}，${states[rnd(12)]}，${acts[rnd(6)]} MEM${1000 + rnd(9000)} 现场${rnd(5000)}号`, confirmed: { componentClass: (['memory', 'psu', 'drive', 'fan'] as const)[rnd(4)] }, outcome: 'resolved', findings: [] });
let tok = 0, put = 0;
for (let i = 0; i < N; i += 500) { const cs = Array.from({ length: 500 }, (_, k) => mk(i + k)); await stores.cases.putAll(cs); const a = performance.now(); const ds = cs.map((c) => caseDocument(c, { findings: [{ findingId: `f${rnd(100)}`, state: 'present', component: { class: 'memory', locator: null } }], events: [] }, tokenizer)); const b = performance.now(); await stores.searchIndex.put(ds); tok += b - a; put += performance.now() - b; }
console.log('per case: document ms', tok / N, 'put ms', put / N, 'rss MB', process.memoryUsage().rss / 1e6);
const search = createSearch({ ...stores, tokenizer }); const suggest = createSuggest({ ...stores, tokenizer });
const stat = (t: number[]) => { t.sort((a, b) => a - b); return `p50 ${t[t.length >> 1]!.toFixed(1)} p95 ${t[Math.floor(t.length * 0.95)]!.toFixed(1)} max ${t.at(-1)!.toFixed(1)}`; };
for (const round of [1, 2]) { const t: number[] = []; for (const q of readJudgedQueries()) { const a = performance.now(); await search({ query: q.query }); t.push(performance.now() - a); } console.log('search', round, stat(t)); }
{ const t: number[] = [], v: number[] = [], c: number[] = []; for (const q of readJudgedQueries()) { const tk = tokenizer.tokenise(q.query); const a = performance.now(); await stores.searchIndex.search({ words: tk.words.map((x) => x.token), concepts: tk.concepts.map((x) => x.token), codes: tk.codes.map((x) => x.token), weights: { title: 3, body: 1, concepts: 2, codes: 6 }, kind: null, filters: {}, facets: ['kind', 'vendor', 'componentClass', 'lang'], limit: 10, offset: 0 }); t.push(performance.now() - a); const w = tk.words[0]?.token; if (w) { const b = performance.now(); await stores.searchIndex.vocabulary(w, 20); v.push(performance.now() - b); const d = performance.now(); await stores.searchIndex.vocabulary(w.slice(0, 2), 2000); c.push(performance.now() - d); } } console.log('index search', stat(t), '| vocabulary', stat(v), '| vocab 2-prefix', stat(c)); }
{ const t: number[] = []; for (const q of ['m', 'me', 'mem', 'MEM1', '内', '内存', '风扇转', 'power su', 'psu0', 'SR-10', 'R7']) { const a = performance.now(); await suggest({ query: q }); t.push(performance.now() - a); } console.log('suggest', stat(t)); }
{ const similar = createSimilarCases({ ...stores, tokenizer, signsOf: () => ({ findings: [], events: [] }) }); const t: number[] = []; for (let i = 0; i < 50; i++) { const a = performance.now(); await similar({ findings: [{ findingId: `f${i}`, state: 'present', component: { class: 'memory', locator: null } }], events: [], symptom: '内存条报错 宕机', vendor: 'Dell', model: 'R740' }); t.push(performance.now() - a); } console.log('similar', stat(t)); }
stores.close();
