import { shippedTokenizer } from './judged-set.js';
import { starterArticles } from './starter-index.js';
import { articleText } from '#usecases/search/stored-document.js';
const a0 = performance.now(); const t = shippedTokenizer(); console.log('create ms', performance.now() - a0);
const texts = (await starterArticles()).map((a) => articleText(a).parts.map((p) => p.text).join('\n'));
for (let r = 0; r < 5; r++) for (const x of texts) t.tokenise(x);
const b = performance.now(); let chars = 0, bytes = 0; for (let r = 0; r < 5; r++) for (const x of texts) { t.tokenise(x); chars += x.length; bytes += Buffer.byteLength(x); }
const ms = performance.now() - b; console.log('chars', chars, 'ms per 2 kB', (ms / bytes) * 2048, 'ms per 1000 chars', ms / chars * 1000);
for (const s of ['服务器 CPU1_DIMM_A3 报不可纠正错误后宕机，更换内存后恢复。MEM0804', 'Power supply PSU 1 lost AC input at 10:22, redundancy lost, replaced the cord']) { for (let i = 0; i < 2000; i++) t.tokenise(s); const c = performance.now(); for (let i = 0; i < 5000; i++) t.tokenise(s); console.log('short case ms', (performance.now() - c) / 5000); }
