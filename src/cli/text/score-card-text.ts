import type { ScoreCard } from '#domain/score-card.js';
import type { Evaluation } from '#usecases/evaluate/evaluate.js';

/** A score card as a table of lines. */
export function scoreCardText({ unseen, ...card }: Evaluation): string {
  return [cardText(card), ...(unseen === null ? [] : ['', 'of these, logs that no stored case holds:', cardText(unseen)])].join('\n');
}

function cardText(card: ScoreCard): string {
  const { componentClass, fault, fru, locator } = card;
  return [
    row('cases', String(card.cases)),
    row('inconclusive', String(card.inconclusive)),
    row('component class, top 1', number(componentClass.top1)),
    row(
      'component class, top 1 of the answered',
      componentClass.answeredTop1 === null ? 'none answered' : number(componentClass.answeredTop1),
    ),
    row('component class, macro F1', number(componentClass.macroF1)),
    row('fault, top 1 / top 3', fault === null ? 'not labelled' : `${number(fault.top1)} / ${number(fault.top3)}`),
    row('FRU, top 1 / top 3', fru === null ? 'not labelled' : `${number(fru.top1)} / ${number(fru.top3)}`),
    row('locator, top 1', locator === null ? 'not labelled' : number(locator.top1)),
    row('expected calibration error', number(card.ece)),
    row('Brier score', number(card.brier)),
    row('accuracy of the surest 80 %', number(card.accuracyAt80Coverage)),
    row('ms a case, p50 / p95', `${card.msPerCase.p50.toFixed(1)} / ${card.msPerCase.p95.toFixed(1)}`),
    ...Object.entries(componentClass.confusion).map(([label, answers]) =>
      row(
        `labelled ${label}`,
        Object.entries(answers)
          .map(([name, count]) => `${name} ${count}`)
          .join(', '),
      ),
    ),
  ].join('\n');
}

function row(name: string, value: string): string {
  return `${name.padEnd(42)}${value}`;
}

function number(value: number): string {
  return value.toFixed(3);
}
