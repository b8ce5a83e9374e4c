import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { DiagnosisInput } from '#domain/diagnosis.js';
import type { LogAnalysis } from '#domain/log-analysis.js';
import type { LogEvent } from '#domain/log-event.js';
import type { Confirmed, SupportCase } from '#domain/support-case.js';
import { readTextFile } from '#ingest/files/text-file.js';
import { CaseMap } from '#ingest/sources/cases/case-map.js';
import { createCaseSource } from '#ingest/sources/cases/support-cases.js';
import { type CaseEvidence, evidenceOfEvents } from '#usecases/calibrate/case-evidence.js';
import { analyseLog } from '#usecases/diagnose/analyse-log.js';
import { readChunks, textChunks } from '#usecases/read-chunks.js';

/** A labelled case of the open data, read and analysed once. `baseline` = the class that the logistic regression put first, out of fold. */
export type OpenCase = {
  readonly server: string;
  readonly log: string;
  readonly supportCase: SupportCase;
  readonly confirmed: Confirmed;
  readonly input: DiagnosisInput;
  readonly analysis: LogAnalysis;
  readonly evidence: CaseEvidence;
  readonly sensors: readonly string[];
  readonly stratum: Stratum;
  readonly baseline: { readonly first: string; readonly fold: number };
};

/** Which of memory and processor the events of a case call faulty. */
export type Stratum = 'memory only' | 'cpu only' | 'both' | 'neither';
export const strata: readonly Stratum[] = ['memory only', 'cpu only', 'both', 'neither'];

const baselineLimitBytes = 16 * 1024 * 1024;
const classes = { 0: 'cpu', 1: 'cpu', 2: 'memory', 3: 'other' };
const map = CaseMap.parse({
  id: ['sn', 'fault_time'],
  openedAt: 'fault_time',
  server: 'sn',
  log: { field: 'events', split: '. ' },
  confirmed: { componentClass: { field: 'label', values: classes } },
});

/** Reads and analyses all cases of the folder. Throws where a row is refused or has no prediction of the baseline. */
export async function readOpenCases(folder: string): Promise<OpenCase[]> {
  const baselines = await readBaselines(join(folder, 'baseline_logistic_regression.csv.xz'));
  const cases: OpenCase[] = [];
  for await (const item of createCaseSource([join(folder, 'open_cases.csv.xz')], map).read()) {
    if (!item.ok) throw new Error(`row ${item.rejected.line}: ${item.rejected.reason}`);
    const baseline = baselines.get(item.value.id);
    if (baseline === undefined) throw new Error(`${item.value.id}: the baseline has no such case`);
    cases.push(analyse(item.value, baseline));
  }
  return cases;
}

/** Read once: as `diagnose` analyses it, and as `calibrate` fits to it. */
function analyse(supportCase: SupportCase, baseline: OpenCase['baseline']): OpenCase {
  const { id, server = id, log = '', openedAt, confirmed } = supportCase;
  if (confirmed === undefined) throw new Error(`${id}: no label`);
  const { events, reading } = readChunks(textChunks(id, log.split('\n')));
  const input: DiagnosisInput = { faultTime: openedAt };
  return {
    server,
    log,
    supportCase,
    confirmed,
    input,
    analysis: { ...analyseLog(events, reading, 'en', input), citedEvents: [] },
    evidence: evidenceOfEvents(supportCase, events),
    sensors: [...new Set(log.split('\n').map((row) => row.split('|')[0]?.trim() ?? ''))],
    stratum: stratumOf(events),
    baseline,
  };
}

function stratumOf(events: readonly LogEvent[]): Stratum {
  const faulty = new Set(
    events.filter((event) => event.event.meaning === 'fault').flatMap((event) => event.components.map((component) => component.class)),
  );
  if (faulty.has('memory')) return faulty.has('cpu') ? 'both' : 'memory only';
  return faulty.has('cpu') ? 'cpu only' : 'neither';
}

type BaselineRow = { readonly sn: string; readonly fault_time: string; readonly fold: string } & Readonly<Record<string, string>>;

async function readBaselines(path: string): Promise<Map<string, OpenCase['baseline']>> {
  const rows: BaselineRow[] = parse(await readTextFile(path, baselineLimitBytes), { columns: true });
  return new Map(rows.map((row) => [`${row.sn}/${row.fault_time}`, { first: firstOf(row), fold: Number(row.fold) }]));
}

function firstOf(row: BaselineRow): string {
  return ['cpu', 'memory', 'other'].reduce((best, name) => (Number(row[name]) > Number(row[best]) ? name : best), 'cpu');
}
