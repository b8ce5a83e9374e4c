import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { createDrain, type DrainSettings } from '#analyzers/templates/drain.js';
import type { Template } from '#analyzers/templates/template.js';
import { minerSettings } from '#analyzers/templates/template-miner.js';
import { readTextFile } from '#ingest/files/text-file.js';
import { groupingAccuracy } from './grouping-accuracy.js';

// How well lines are grouped into templates: grouping accuracy on four logs of loghub that machines print, 2,000 lines each, beside the figures that
// Zhu et al. 2019 published for Drain. Once with the product's one set of settings, once with the settings that the publication tuned to each log.

type Log = {
  readonly name: string;
  readonly published: number;
  readonly tuned: Pick<DrainSettings, 'tokensOf' | 'similarityThreshold' | 'depth'>;
};

const ipAddress = /(?:\d+\.){3}\d+/g;
const logs: readonly Log[] = [
  { name: 'BGL', published: 0.963, tuned: { tokensOf: tokensMaskedBy(/core\.\d+/g), similarityThreshold: 0.5, depth: 4 } },
  { name: 'HPC', published: 0.887, tuned: { tokensOf: tokensMaskedBy(/=\d+/g), similarityThreshold: 0.5, depth: 4 } },
  {
    name: 'Linux',
    published: 0.69,
    tuned: { tokensOf: tokensMaskedBy(ipAddress, /\d{2}:\d{2}:\d{2}/g), similarityThreshold: 0.39, depth: 6 },
  },
  { name: 'Thunderbird', published: 0.955, tuned: { tokensOf: tokensMaskedBy(ipAddress), similarityThreshold: 0.5, depth: 4 } },
];

function tokensMaskedBy(...patterns: readonly RegExp[]): (line: string) => Template {
  return (line) =>
    patterns
      .reduce((text, pattern) => text.replace(pattern, '<*>'), line)
      .trim()
      .split(/\s+/);
}

type Row = { readonly Content: string; readonly EventId: string };

async function readRows(folder: string, name: string): Promise<readonly Row[]> {
  const text = await readTextFile(join(folder, `${name}_2k.log_structured.csv.xz`), 16 * 1024 * 1024);
  return parse(text, { columns: true, relax_quotes: true });
}

type Grouping = { readonly accuracy: number; readonly clusters: number; readonly usPerLine: number };

function group(rows: readonly Row[], settings: DrainSettings): Grouping {
  const drain = createDrain(settings);
  const startedMs = performance.now();
  const found = rows.map((row) => drain.add(row.Content));
  const usPerLine = ((performance.now() - startedMs) * 1000) / rows.length;
  const truth = rows.map((row) => row.EventId);
  return { accuracy: groupingAccuracy(found, truth), clusters: new Set(found).size, usPerLine };
}

const shown = ({ accuracy, clusters, usPerLine }: Grouping) =>
  `${accuracy.toFixed(3)} (${String(clusters).padStart(3)} clusters, ${usPerLine.toFixed(1)} µs a line)`;

async function run(folder: string): Promise<void> {
  const { similarityThreshold, depth } = minerSettings;
  console.log(`grouping accuracy; one set: similarityThreshold ${similarityThreshold}, depth ${depth}, the product's masks`);
  for (const { name, published, tuned } of logs) {
    const rows = await readRows(folder, name);
    const events = new Set(rows.map((row) => row.EventId)).size;
    const [one, own] = [group(rows, minerSettings), group(rows, { ...minerSettings, ...tuned })];
    console.log(`${name.padEnd(11)} one set ${shown(one)}, tuned set ${shown(own)}, published ${published.toFixed(3)}; ${events} events`);
  }
}

const { FAULTBOOK_BENCH_DATA: data } = process.env;
const folder = join(data ?? '', 'loghub-hw');
if (data === undefined) console.log('skipped: FAULTBOOK_BENCH_DATA is not set');
else if (!existsSync(folder)) console.log(`skipped: FAULTBOOK_BENCH_DATA has no ${folder}`);
else await run(folder);
