/** Table: month names of system logs by their first letters, in the languages servers are set to (English, German, French, Spanish, Portuguese, Italian, Dutch, Russian, Polish). */
const monthsByStart: Readonly<Record<string, number>> = {
  jan: 1,
  jän: 1,
  ene: 1,
  gen: 1,
  янв: 1,
  sty: 1,
  feb: 2,
  fév: 2,
  fev: 2,
  фев: 2,
  lut: 2,
  mar: 3,
  mär: 3,
  mrz: 3,
  maa: 3,
  mrt: 3,
  мар: 3,
  apr: 4,
  avr: 4,
  abr: 4,
  апр: 4,
  kwi: 4,
  may: 5,
  mai: 5,
  mei: 5,
  mag: 5,
  мая: 5,
  май: 5,
  maj: 5,
  jun: 6,
  giu: 6,
  июн: 6,
  cze: 6,
  jul: 7,
  lug: 7,
  июл: 7,
  lip: 7,
  aug: 8,
  aoû: 8,
  ago: 8,
  авг: 8,
  sie: 8,
  sep: 9,
  set: 9,
  сен: 9,
  wrz: 9,
  oct: 10,
  okt: 10,
  out: 10,
  ott: 10,
  окт: 10,
  paź: 10,
  nov: 11,
  ноя: 11,
  lis: 11,
  dec: 12,
  dez: 12,
  déc: 12,
  dic: 12,
  дек: 12,
  gru: 12,
};

const numberedMonth = /^(?<month>\d{1,2})月$/;

/** Number of the month (1–12) that a printed name begins with (`May`, `april`, `5月`, `Mär`); null where it names none. */
export function monthNumber(name: string): number | null {
  const numbered = Number(numberedMonth.exec(name)?.groups?.month ?? 0);
  if (numbered >= 1 && numbered <= 12) return numbered;
  const lower = name.toLowerCase();
  // French tells June and July apart only by the fourth letter.
  if (lower.startsWith('jui')) return lower.startsWith('juil') ? 7 : 6;
  return monthsByStart[lower.slice(0, 3)] ?? null;
}
