/** Generator of made-up logs: the same seed gives the same log. Shapes follow what ipmitool prints; the content is nobody's. */

/** A small deterministic random generator (mulberry32; Tommy Ettinger 2017, public domain): numbers from 0 to 1. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Row = readonly [sensor: string, event: string, direction: string];

const rows: readonly ((pick: (limit: number) => number) => Row)[] = [
  (pick) => [`Memory CPU${pick(2)}_DIMM_${'ABCDEFGH'[pick(8)]}${pick(2)}`, 'Correctable ECC', 'Asserted'],
  (pick) => [`Memory CPU${pick(2)}_DIMM_${'ABCDEFGH'[pick(8)]}${pick(2)}`, 'Uncorrectable ECC', 'Asserted'],
  (pick) => [
    `Temperature DIMM${'ABCDEFGH'[pick(8)]}${pick(2)}_Temp`,
    'Upper Critical going high',
    pick(2) === 0 ? 'Asserted' : 'Deasserted',
  ],
  (pick) => [`Power Supply PSU${1 + pick(2)}_Status`, 'Power Supply AC lost', pick(2) === 0 ? 'Asserted' : 'Deasserted'],
  (pick) => [`Fan FAN${1 + pick(8)}_RPM`, 'Lower Critical going low', `Asserted | Reading ${900 + pick(300)} < Threshold ${1300} RPM`],
  (pick) => [`Drive Slot / Bay HDD${pick(24)}_Status`, pick(3) === 0 ? 'Drive Fault' : 'Drive Present', 'Asserted'],
  (pick) => [`Processor CPU${pick(2)}_Status`, pick(4) === 0 ? 'IERR' : 'Presence detected', 'Asserted'],
  () => ['System Boot Initiated BIOS_Boot', 'Initiated by warm reset', 'Asserted'],
  () => ['System Event #0x83', 'Timestamp Clock Sync', 'Asserted'],
  (pick) => [`Slot / Connector PCIe_Slot${pick(6)}`, 'Fault Status', 'Asserted'],
];

const secondsADay = 86_400;

/** Lines of `ipmitool sel elist`, `count` of them, a few seconds apart from 2024-01-01 on. */
export function selElistLines(count: number, seed: number): string[] {
  const random = createRandom(seed);
  const pick = (limit: number) => Math.floor(random() * limit);
  let seconds = 0;
  return Array.from({ length: count }, (_, index) => {
    seconds += 1 + pick(40);
    const [sensor, event, direction] = (rows[pick(rows.length)] ?? rows[0])?.(pick) ?? ['', '', ''];
    return `${((index + 1) & 0xffff).toString(16).padStart(4)} | ${dateOf(seconds)} | ${timeOf(seconds)} | ${sensor} | ${event} | ${direction}`;
  });
}

function dateOf(seconds: number): string {
  const date = new Date(Date.UTC(2024, 0, 1 + Math.floor(seconds / secondsADay)));
  return `${two(date.getUTCMonth() + 1)}/${two(date.getUTCDate())}/${date.getUTCFullYear()}`;
}

function timeOf(seconds: number): string {
  const rest = seconds % secondsADay;
  return `${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
