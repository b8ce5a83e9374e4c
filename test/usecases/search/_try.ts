import { createSearch } from '#usecases/search/search.js';
import { createSuggest } from '#usecases/search/suggest.js';
import { shippedTokenizer } from './judged-set.js';
import { addArticles, openTestStores, starterArticles } from './starter-index.js';
const tokenizer = shippedTokenizer(); const stores = openTestStores(); await addArticles(stores, await starterArticles(), tokenizer);
const search = createSearch({ ...stores, tokenizer }); const suggest = createSuggest({ ...stores, tokenizer });
for (const q of ['客户反馈昨天晚上十点多服务器突然黑屏，远程连不上，机房同事去看发现前面板亮黄灯，重启以后又正常了，请帮忙分析原因，是不是内存的问题', 'Hi team, our customer in Berlin says his machine went down last night around ten, nobody could reach it remotely and there was an amber light at the front. After he power cycled it, it came back. Please advise', '内存', 'server', '风扇', 'LossOfInputPower', 'PDR3', 'DIMM A5 uncorrectable', 'a', '', '<script>alert(1)</script> memory']) {
  const r = await search({ query: q, limit: 3 });
  console.log('\n##', q.slice(0, 40), '→', r.total, r.didYouMean, r.nextCursor); for (const h of r.hits) console.log('  ', h.id, h.score.toFixed(2), h.section, '|', h.snippet.slice(0, 160), '|', h.why.join(', '));
}
for (const q of ['mem', 'MEM08', '内存', '风扇转', 'power su', 'raid deg', 'Xid', 'psu0', 'watch', '']) { const a = performance.now(); const s = await suggest({ query: q }); console.log(q, (performance.now() - a).toFixed(1), s.map((x) => x.kind[0] + ':' + x.text).join(' | ')); }
stores.close();
