import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EvaluateCommand } from '#cli/cli-use-cases.js';
import { rejectedRowText } from '#cli/text/reading-text.js';
import { AppError } from '#domain/app-error.js';
import type { GraphFile } from '#domain/causal-graph.js';
import { rejectedListLimit } from '#domain/import-report.js';
import { SupportCase } from '#domain/support-case.js';
import type { CaseMap } from '#ingest/sources/cases/case-map.js';
import { sources } from '#ingest/sources.js';
import type { SourceItem } from '#ports/document-source.js';
import { refuseErrors, revisionOf } from '#usecases/curate/drafts.js';
import { createEvaluate, type Evaluation, type EvaluationRoom } from '#usecases/evaluate/evaluate.js';
import { openProduct, type Product } from './compose.js';
import { readCaseMap } from './import-paths.js';
import { readHere } from './log-reading.js';

/** Evaluates labelled cases, each fold in a temporary product of its own that holds the other folds. */
export async function evaluateCases(
  command: EvaluateCommand,
  openGraph: () => Promise<GraphFile>,
  onRejected: (text: string) => void,
): Promise<{ readonly evaluation: Evaluation; readonly rejected: number }> {
  const map = readCaseMap(command.mapPath);
  const cases: SupportCase[] = [];
  let rejected = 0;
  for await (const item of sources.cases([command.casesPath], map).read()) {
    if (item.ok) cases.push(item.value);
    else {
      rejected += 1;
      if (rejected <= rejectedListLimit) onRejected(rejectedRowText(item.rejected));
    }
  }
  const folds = command.folds === null ? null : { ...command.folds, groupOf: groupReader(command.folds.groupBy, map) };
  const graph = await openGraph();
  const evaluate = createEvaluate({ openRoom: () => openRoom(graph, command.isCalibrated), clock: () => performance.now() });
  return { evaluation: await evaluate(cases, folds, command.onProgress), rejected };
}

/** The group of a case: a field of the case, or the field that the map reads from the named column. */
function groupReader(name: string, map: CaseMap | null): (supportCase: SupportCase) => string {
  const mapped = Object.entries(map ?? {}).find(([, column]) => column === name)?.[0] ?? name;
  if (!(mapped in SupportCase.shape)) throw new AppError('wrongUsage', `--group-by: no field of a case is read from ${name} alone`, {});
  return (supportCase) => String(supportCase[mapped as keyof SupportCase] ?? supportCase.id);
}

/** A temporary product over the graph to evaluate; gone when closed. Calibrated: on the cases it stores, before it answers. */
async function openRoom(graph: GraphFile, isCalibrated: boolean): Promise<EvaluationRoom> {
  const folder = mkdtempSync(join(tmpdir(), 'faultbook-evaluate-'));
  const product = await openProduct(folder, () => performance.timeOrigin + performance.now(), { isSeeded: false });
  let revision = await keepGraph(product, graph);
  // A case may be older than the graph: what the graph no longer defines says nothing.
  const known = new Set(graph.findings.map((finding) => finding.id));
  return {
    store: async (cases) => {
      await product.importer.importCases({ describe: 'other folds', read: () => itemsOf(cases) });
      if (isCalibrated) revision = (await product.calibrate({ isKept: true })).draft ?? revision;
    },
    diagnose: async ({ log, symptom, vendor, model, findings, openedAt, id }) => {
      const { events, reading } = await readHere({
        files: log === undefined ? [] : [{ name: id, bytes: Buffer.from(log, 'utf8') }],
        zoneOffsetMinutes: null,
      });
      return product.diagnose.diagnose({
        events,
        reading,
        input: { symptom, vendor, model, findings: findings?.filter(({ findingId }) => known.has(findingId)), faultTime: openedAt },
        lang: 'en',
        revision,
      });
    },
    close: async () => {
      product.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Puts the graph in force in a temporary product: the check is its gate, there is nothing to replay. */
async function keepGraph({ stores }: Product, graph: GraphFile): Promise<string> {
  const revision = graph.revision ?? revisionOf(graph);
  if ((await stores.graphs.get(revision)) === null) await stores.graphs.putDraft({ ...graph, revision }, 'to evaluate');
  refuseErrors(graph, 'refusedPublish');
  await stores.graphs.publish(revision);
  return revision;
}

async function* itemsOf(cases: readonly SupportCase[]): AsyncGenerator<SourceItem<SupportCase>> {
  for (const value of cases) yield { ok: true, value, file: 'cases', line: null };
}
