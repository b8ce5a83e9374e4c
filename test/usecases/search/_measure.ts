import { createSearch } from '#usecases/search/search.js';
import { searchWeights } from '#usecases/search/query.js';
import { readJudgedQueries, shippedTokenizer, topicOf } from './judged-set.js';
import { addArticles, openTestStores, starterArticles } from './starter-index.js';
const tokenizer = shippedTokenizer();
const stores = openTestStores();
const articles = await starterArticles();
console.log('articles', articles.length);
let t0 = performance.now(); await addArticles(stores, articles, tokenizer); console.log('index ms', performance.now() - t0);
const queries = readJudgedQueries();
const verbose = process.argv.includes('-v');
const ws = process.env['W'] ? process.env['W'].split(';').map((w) => { const [title, body, concepts, codes] = w.split(',').map(Number) as [number, number, number, number]; return { title, body, concepts, codes }; }) : [searchWeights];
for (const weights of ws) {
  const idx = { ...stores.searchIndex, search: (q: any) => stores.searchIndex.search({ ...q, weights }) };
  const search = createSearch({ searchIndex: idx, articles: stores.articles, cases: stores.cases, tokenizer });
  const by = new Map<string, { n: number; r1: number; r5: number; ndcg: number; ok: number }>();
  const times: number[] = [];
  for (const q of queries) {
    const a = performance.now();
    const r = await search({ query: q.query, lang: q.lang, limit: 10 });
    times.push(performance.now() - a);
    const topics = [...new Set(r.hits.map((h) => topicOf(h.id)))];
    const s = by.get(q.kind) ?? { n: 0, r1: 0, r5: 0, ndcg: 0, ok: 0 }; by.set(q.kind, s); s.n++;
    if (q.kind === 'none') { if (r.hits.length === 0) s.ok++; else if (verbose) console.log('NOISE', q.query, r.hits[0]?.id, r.hits[0]?.why); continue; }
    const rank = topics.findIndex((t) => q.relevant.includes(t));
    if (rank === 0) s.r1++; if (rank >= 0 && rank < 5) s.r5++;
    const dcg = topics.slice(0, 10).reduce((x, t, i) => x + (q.relevant.includes(t) ? 1 / Math.log2(i + 2) : 0), 0);
    const ideal = q.relevant.slice(0, 10).reduce((x, _, i) => x + 1 / Math.log2(i + 2), 0);
    s.ndcg += dcg / ideal;
    if (q.kind === 'typo' && verbose) console.log('TYPO', q.query, '→', r.didYouMean, r.hits.length, rank);
    if ((rank < 0 || rank >= 1) && verbose) console.log(q.kind, rank, q.query, '| want', q.relevant.join(), '| got', topics.slice(0, 3).join(), r.didYouMean, r.hits[0]?.why);
  }
  let N = 0, R1 = 0, R5 = 0, ND = 0;
  const out = [...by].map(([k, s]) => { if (k !== 'none' && k !== 'typo') { N += s.n; R1 += s.r1; R5 += s.r5; ND += s.ndcg; } return k === 'none' ? `none ${s.ok}/${s.n}` : `${k} ${s.r1}/${s.r5}/${s.n}`; });
  times.sort((a, b) => a - b);
  console.log(JSON.stringify(Object.values(weights)), out.join('  '), `R1 ${(R1 / N).toFixed(3)} R5 ${(R5 / N).toFixed(3)} nDCG ${(ND / N).toFixed(3)}`, `p50 ${times[times.length >> 1]!.toFixed(1)} p95 ${times[Math.floor(times.length * 0.95)]!.toFixed(1)}`);
}
stores.close();
