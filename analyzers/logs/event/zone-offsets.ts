/** Table: minutes east of UTC that zone letters state, for letters that one zone alone uses today (IANA time zone database, `%Z` of strftime(3)). */
const offsetsByLetters = {
  UTC: 0,
  GMT: 0,
  UCT: 0,
  Z: 0,
  WET: 0,
  WEST: 60,
  CET: 60,
  MET: 60,
  CEST: 120,
  MEST: 120,
  EET: 120,
  EEST: 180,
  MSK: 180,
  TRT: 180,
  WAT: 60,
  CAT: 120,
  SAST: 120,
  EAT: 180,
  IDT: 180,
  PKT: 300,
  WIB: 420,
  WITA: 480,
  WIT: 540,
  HKT: 480,
  SGT: 480,
  MYT: 480,
  AWST: 480,
  JST: 540,
  KST: 540,
  ACST: 570,
  ACDT: 630,
  AEST: 600,
  AEDT: 660,
  NZST: 720,
  NZDT: 780,
  NDT: -150,
  EDT: -240,
  MDT: -360,
  PDT: -420,
  AKST: -540,
  AKDT: -480,
  HST: -600,
  BRT: -180,
} as const satisfies Readonly<Record<string, number>>;

/** What letters may mean that several zones use: they resolve nothing, a person has to name the zone. */
const ambiguousZones = {
  CST: ['China', 'US Central', 'Cuba'],
  CDT: ['US Central', 'Cuba', 'China until 1991'],
  IST: ['India', 'Israel', 'Ireland'],
  BST: ['British summer', 'Bangladesh'],
  EST: ['US Eastern', 'Australian Eastern until 2014'],
  AST: ['Atlantic', 'Arabia'],
  ADT: ['Atlantic', 'Arabia'],
  PST: ['US Pacific', 'Philippines'],
  MST: ['US Mountain', 'Malaysia'],
  SST: ['Samoa', 'Singapore'],
  GST: ['Gulf', 'South Georgia'],
  NST: ['Newfoundland', 'Samoa until 1967', 'Norfolk'],
  ICT: ['Indochina', 'Iraq'],
  ECT: ['Ecuador', 'Eastern Caribbean'],
  AMT: ['Amazon', 'Armenia'],
  LMT: ['any place before standard time'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

const ambiguous: Readonly<Record<string, readonly string[]>> = ambiguousZones;
const byLetters: Readonly<Record<string, number>> = offsetsByLetters;
const numericZone = /^(?:UTC|GMT)?(?<sign>[+-])(?<hours>\d{1,2})(?::?(?<minutes>\d{2}))?$/i;
const mostHoursFromUtc = 15;

/** Zones that ambiguous letters may name (`CST`: China, US Central, Cuba); empty for any others. */
export function zonesOfLetters(letters: string): readonly string[] {
  return ambiguous[letters.toUpperCase()] ?? [];
}

/**
 * Minutes east of UTC that a printed zone states: letters (`CEST`), `+0800`, `-05:00`, `+08` and `UTC+8` or `GMT+08:00` (east is positive, as
 * service processors print it). Null where the letters are ambiguous or unknown.
 */
export function zoneOffset(zone: string): number | null {
  const named = byLetters[zone.toUpperCase()];
  if (named !== undefined) return named;
  const numeric = numericZone.exec(zone)?.groups;
  if (!numeric || Number(numeric.hours) > mostHoursFromUtc) return null;
  const minutes = Number(numeric.hours) * 60 + Number(numeric.minutes ?? 0);
  return numeric.sign === '-' ? -minutes : minutes;
}
