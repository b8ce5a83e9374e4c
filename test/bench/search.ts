import { reportCollections } from './search/collections.js';
import { reportImports } from './search/imports.js';
import { reportJudged } from './search/judged.js';
import { reportLatency } from './search/latency.js';
import { readOptions } from './search/options.js';

// Search, measured: `npm run bench:search -- [--judged] [--collections] [--imports] [--latency]`, all of them where none is named.
// `--list` names the judged questions that miss, `--write` keeps the figures (fixtures/search/figures.json), `--engine NAME`,
// `--documents N` of the latency (100,000). FAULTBOOK_BENCH_DATA = a folder with the open collections; without it they are left out.
const options = readOptions(process.argv.slice(2), process.env.FAULTBOOK_BENCH_DATA ?? null);
if (options.parts.has('judged')) await reportJudged(options);
if (options.parts.has('collections')) await reportCollections(options);
if (options.parts.has('imports')) await reportImports(options);
if (options.parts.has('latency')) await reportLatency(options);
