import type { GraphFile } from '#domain/causal-graph.js';
import { foldOf } from '#usecases/evaluate/folds.js';
import { fitGraph } from './fit.js';
import { mcNemarTest } from './mcnemar.js';
import { type OpenCase, readOpenCases, strata } from './open-cases.js';
import { platformsOf } from './platforms.js';
import { type AnsweredCase, cardText, isRight, type Split, scoreSplits } from './score-cases.js';
import { startWatch } from './stopwatch.js';

const folds = 5;
const platforms = 8;

/** Prints everything that the labelled cases tell: the starter graph and the calibrated one, each beside the baseline. */
export async function reportOpenCases(folder: string, starter: GraphFile): Promise<void> {
  const watch = startWatch();
  const cases = await readOpenCases(folder);
  console.log(`\n${cases.length} open cases read and analysed in ${watch().text}`);
  checkFolds(cases);
  const byFold = splitsBy(cases, (one) => foldOf(one.server, folds));
  const platformOf = platformsOf(cases, platforms);
  const byPlatform = splitsBy(cases, (one) => platformOf.get(one.server) ?? 0);
  reportGraph(`starter graph, ${folds} folds by server`, await scoreSplits(byFold, async () => starter));
  console.log('\ncalibrated on all cases');
  await reportedFit(starter, cases);
  const fitted = (others: readonly OpenCase[]) => reportedFit(starter, others);
  console.log(`\ncalibrated on the other folds, ${folds} folds by server`);
  reportGraph('', await scoreSplits(byFold, fitted));
  console.log(`\n${platforms} clusters of platforms, each left out`);
  reportPlatforms('starter', byPlatform, await scoreSplits(byPlatform, async () => starter));
  reportPlatforms('calibrated on the others', byPlatform, await scoreSplits(byPlatform, fitted));
}

/** The graph calibrated on the cases; prints how long that takes, and how many automatic links it has in force. */
async function reportedFit(starter: GraphFile, cases: readonly OpenCase[]): Promise<GraphFile> {
  const watch = startWatch();
  const graph = await fitGraph(starter, cases);
  const automatic = graph.links.filter((link) => link.provenance === 'automatic' && link.linkProbability > 0);
  console.log(`  ${cases.length} cases in ${watch().text}, ${automatic.length} automatic links in force`);
  return graph;
}

/** The score card, the paired test against the baseline, and the strata. */
function reportGraph(title: string, answered: readonly AnsweredCase[]): void {
  if (title !== '') console.log(`\n${title}`);
  console.log(cardText('  all', answered));
  const unseen = answered.filter((one) => !one.isSeen);
  console.log(cardText('  unseen texts', unseen));
  const { onlyFirst, onlySecond, exact, chiSquared, corrected } = mcNemarTest(answered.map(isRight), answered.map(isBaselineRight));
  console.log(`  logistic regression: top-1 ${share(answered, isBaselineRight)}, unseen ${share(unseen, isBaselineRight)}`);
  console.log(
    `  McNemar: only the graph right ${onlyFirst}, only the regression ${onlySecond}, exact p ${shown(exact)}, corrected chi-squared ${chiSquared.toFixed(2)}, p ${shown(corrected)}`,
  );
  for (const stratum of strata) {
    const within = answered.filter(({ one }) => one.stratum === stratum);
    console.log(
      `  ${stratum.padEnd(12)} ${String(within.length).padStart(5)} cases  top-1 ${share(within, isRight)}  regression ${share(within, isBaselineRight)}`,
    );
  }
}

/** The score on each cluster of platforms, and pooled. */
function reportPlatforms(title: string, splits: readonly Split[], answered: readonly AnsweredCase[]): void {
  console.log(`  ${title}`);
  for (const [place, { scored }] of splits.entries()) {
    const cluster = new Set(scored);
    const within = answered.filter(({ one }) => cluster.has(one));
    console.log(cardText(`    cluster ${place + 1}`, within));
  }
  console.log(cardText('    pooled', answered));
}

function isBaselineRight({ one }: AnsweredCase): boolean {
  return one.baseline.first === one.confirmed.componentClass;
}

function splitsBy(cases: readonly OpenCase[], partOf: (one: OpenCase) => number): Split[] {
  const parts = [...new Set(cases.map(partOf))].sort((left, right) => left - right);
  return parts.map((part) => ({
    scored: cases.filter((one) => partOf(one) === part),
    fitted: cases.filter((one) => partOf(one) !== part),
  }));
}

/** The baseline was made on the same folds, or a paired test would say nothing. */
function checkFolds(cases: readonly OpenCase[]): void {
  const differing = cases.filter((one) => foldOf(one.server, folds) !== one.baseline.fold);
  if (differing.length > 0) throw new Error(`${differing.length} cases stand in another fold of the baseline`);
}

function share(answered: readonly AnsweredCase[], isCounted: (one: AnsweredCase) => boolean): string {
  return (answered.filter(isCounted).length / Math.max(1, answered.length)).toFixed(3);
}

function shown(probability: number): string {
  return probability < 0.001 ? probability.toExponential(1) : probability.toFixed(3);
}
