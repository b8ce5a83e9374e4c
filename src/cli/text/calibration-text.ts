import type { CalibrationReport } from '#usecases/calibrate/calibrate.js';
import type { LeftOutReason } from '#usecases/calibrate/closed-cases.js';
import { type MovedPrior, type ObservedLink, ratioOf } from '#usecases/calibrate/moved-numbers.js';

/** Lists are cut here; `--json` prints them whole. */
const shownRows = 40;

const reasons: Readonly<Record<LeftOutReason, string>> = {
  notConfirmed: 'no confirmed cause',
  notResolved: 'not resolved',
  noEvidence: 'neither log nor findings',
  noSuchFault: 'the graph has no such fault',
};

/** What a calibration moved and from which counts, as lines. */
export function calibrationText({ calibration, cases, validation, priors, automatic }: CalibrationReport): string {
  return [
    `cases: ${cases.used} used${leftOutText(cases.leftOut)}; labels name the ${calibration.level}`,
    ...fitLines(calibration),
    ...(validation.length > 0 ? ['settings tried (temperature, penalties automatic, sparse, prior): held-out log loss, accuracy'] : []),
    ...validation.map((row) => validationText(row, calibration)),
    ...section(`priors moved: ${priors.length} groups of faults`, priors.map(priorText)),
    ...section(
      `observed associations in force: ${automatic.length}, to adopt or to refuse (× as likely as by chance; cases with the finding / without)`,
      automatic.map(linkText),
    ),
  ].join('\n');
}

function fitLines({ hasAssociations, settings, threshold }: CalibrationReport['calibration']): string[] {
  if (!hasAssociations) return ["too few cases: the expert's score stays as it is, only priors moved"];
  return [`the expert's score counts ${settings.temperature}; abstains below ${threshold}`];
}

function validationText(
  { settings, logLoss, accuracy }: CalibrationReport['validation'][number],
  chosen: CalibrationReport['calibration'],
): string {
  const numbers = [settings.temperature, settings.automatic, settings.sparse, settings.prior].join(' ').padEnd(20);
  const isTaken = settings.temperature === chosen.settings.temperature && settings.automatic === chosen.settings.automatic;
  return `  ${numbers}${logLoss.toFixed(4)}  ${accuracy.toFixed(4)}${isTaken && settings.sparse === chosen.settings.sparse ? '  taken' : ''}`;
}

function priorText({ groupId, faults, factor }: MovedPrior): string {
  return `×${factor.toFixed(2)}  ${groupId} (${faults} faults)`;
}

function leftOutText(leftOut: Readonly<Record<LeftOutReason, number>>): string {
  const counted = Object.entries(reasons).flatMap(([reason, words]) => {
    const count = leftOut[reason as LeftOutReason];
    return count > 0 ? [`${count} ${words}`] : [];
  });
  return counted.length > 0 ? `, left out: ${counted.join(', ')}` : '';
}

function linkText(link: ObservedLink): string {
  const { faultId, findingId, counts } = link;
  return `×${ratioOf(link).toFixed(1)}  ${counts === null ? '' : `${counts.present} / ${counts.absent}  `}${faultId} → ${findingId}`;
}

function section(title: string, lines: readonly string[]): string[] {
  const rest = lines.length - shownRows;
  return [title, ...lines.slice(0, shownRows).map((line) => `  ${line}`), ...(rest > 0 ? [`  … and ${rest} more`] : [])];
}
