import type { FindingInput } from '#domain/finding.js';

type Change = { readonly findingId: string; readonly says: RegExp };

const done = String.raw`updat\w*|upgrad\w*|flash\w*|downgrad\w*|roll(?:ed)? ?back|升级|更新|刷新|刷写|降级|回退`;
const controller = String.raw`\b(?:bmc|idrac|ilo|imm|xcc|cimc|ibmc|hdm)\b|带外`;
const serverFirmware = String.raw`\b(?:bios|uefi|microcode|me|cpld)\b|微码`;
/** What people say they changed; the firmware of the controller is none of the server's. An exchanged part is not among them: it says nothing of parts of other classes. */
const changes: readonly Change[] = [
  { findingId: 'bmc-firmware-changed', says: bothIn(controller, done) },
  { findingId: 'firmware-changed-before-fault', says: bothIn(serverFirmware, done) },
];

const printedDay = /\b(?<year>20\d{2})[-/.年](?<month>\d{1,2})[-/.月](?<day>\d{1,2})/;
const dayMs = 86_400_000;
/** A change that was longer ago has been tried since. */
const recentDays = 30;

/**
 * Findings that the stated recent changes (free texts in either language) are, each once and `present`. A text that prints a day counts only where that
 * is at most a month before `at` (ISO 8601; null = not known, then every day counts), one without a day always: it was called recent.
 */
export function changeFindings(texts: readonly string[], at: string | null): FindingInput[] {
  const recent = texts.filter((text) => isRecent(text, at));
  return changes
    .filter(({ says }) => recent.some((text) => says.test(text)))
    .map(({ findingId }) => ({ findingId, state: 'present', component: null }));
}

function isRecent(text: string, at: string | null): boolean {
  const { year, month, day } = printedDay.exec(text)?.groups ?? {};
  const atMs = at === null ? Number.NaN : Date.parse(at);
  if (year === undefined || Number.isNaN(atMs)) return true;
  const days = (atMs - Date.UTC(Number(year), Number(month) - 1, Number(day))) / dayMs;
  return days >= 0 && days <= recentDays;
}

/** Both words in one text, in either order and not far apart. */
function bothIn(subject: string, act: string): RegExp {
  return new RegExp(`(?:${subject}).{0,60}(?:${act})|(?:${act}).{0,60}(?:${subject})`, 'i');
}
