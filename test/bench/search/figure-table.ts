import type { JudgedFigures, JudgedOutcome } from '../../usecases/search/judged-figures.js';

const columns = [
  ['questions', 9],
  ['nDCG@10', 7],
  ['recall@5', 8],
  ['R@1', 5],
  ['MRR', 5],
  ['false no answer', 15],
  ['honest no answer', 16],
] as const;
const kindWidth = 6;
const missedDepth = 5;

/** Figures by kind as a table of text. */
export function figureTable(figures: JudgedFigures): string {
  const head = ['kind'.padEnd(kindWidth), ...columns.map(([title, width]) => title.padStart(width))].join('  ');
  const rows = Object.entries(figures).map(([kind, { questions, ...own }]) => {
    const cells = [
      String(questions),
      ...[own.nDCG10, own.recall5, own.firstIsRight, own.reciprocalRank, own.falseNoAnswer, own.honest].map(cell),
    ];
    return [kind.padEnd(kindWidth), ...columns.map(([, width], place) => (cells[place] ?? '').padStart(width))].join('  ');
  });
  return [head, ...rows].join('\n');
}

/** Questions whose answers are not all among the first five, and those that should have got none, one a line with what came instead. */
export function missedTable(outcomes: readonly JudgedOutcome[]): string {
  const missed = outcomes.filter(({ asked, topics, isAnswered }) =>
    asked.kind === 'none' ? isAnswered : !asked.relevant.every((topic) => topics.slice(0, missedDepth).includes(topic)),
  );
  return missed.map(missedLine).join('\n');
}

function missedLine({ asked, topics }: JudgedOutcome): string {
  const places = asked.relevant.map((topic) => `${topic} at ${placeOf(topic, topics)}`);
  return `${asked.id} ${asked.kind} ${asked.query}: ${places.join(', ')}; first ${topics.slice(0, missedDepth).join(', ') || 'none'}`;
}

function placeOf(topic: string, topics: readonly string[]): string {
  const place = topics.indexOf(topic);
  return place === -1 ? 'none' : String(place + 1);
}

function cell(value: number | null): string {
  return value === null ? '' : value.toFixed(3);
}
