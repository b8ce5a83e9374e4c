import type { LogEvent } from '#domain/log-event.js';

/** Makers whose event data we have documented rules for. */
export type Maker = 'supermicro' | 'dell' | 'intel';

/** Who made the server that wrote the events, and its model or board; null = the input does not tell, or contradicts itself. */
export type KnownServer = { readonly maker: Maker | null; readonly product: string | null };

const makerWords = [
  { maker: 'supermicro', word: /\bsuper ?micro\b/i },
  { maker: 'dell', word: /\bdell\b/i },
  { maker: 'intel', word: /\bintel\b/i },
] as const satisfies readonly { maker: Maker; word: RegExp }[];

/** IANA enterprise numbers. */
const makersById: Readonly<Record<number, Maker>> = { 343: 'intel', 674: 'dell', 10876: 'supermicro', 47488: 'supermicro' };

const systemPart = /^inventory\/(?:chassis|board)$/;
const makersMessage = /^(?<maker>dell|supermicro)\//;
const oemRecord = /^ipmi\/oem\/(?<id>[0-9a-f]{6})\//;

/**
 * Tells the maker of the server from the input: what a person states, the inventory's system and board, the manufacturer id of its controller,
 * messages of the maker, and last OEM records. The first of these that names exactly one maker decides; Intel's own controllers write
 * records on boards of others, so a record of Intel decides nothing beside one of another maker.
 */
export function knownServerOf(
  events: readonly LogEvent[],
  stated: { readonly vendor?: string | null | undefined; readonly model?: string | null | undefined },
): KnownServer {
  const parts = events.filter(({ event }) => systemPart.test(event.key));
  const models = new Set(parts.flatMap(({ event }) => textOf(event.details.model)));
  const sources = [
    () => makersOfTexts([stated.vendor ?? '']),
    () => makersOfTexts(parts.flatMap(({ event }) => textOf(event.details.manufacturer))),
    () => makersOfIds(events.flatMap(({ event }) => numberOf(event.details.manufacturerId))),
    () => new Set(events.flatMap(({ event }) => (makersMessage.exec(event.key)?.groups?.maker as Maker | undefined) ?? [])),
    () => withoutGuests(makersOfIds(events.flatMap(({ event }) => idOfRecord(event.key)))),
  ];
  return { maker: firstSingle(sources), product: stated.model || [...models].join(' ') || null };
}

function firstSingle(sources: readonly (() => ReadonlySet<Maker>)[]): Maker | null {
  for (const source of sources) {
    const makers = [...source()];
    if (makers.length > 0) return makers.length === 1 ? (makers[0] ?? null) : null;
  }
  return null;
}

function makersOfTexts(texts: readonly string[]): ReadonlySet<Maker> {
  return new Set(texts.flatMap((text) => makerWords.filter(({ word }) => word.test(text)).map(({ maker }) => maker)));
}

function makersOfIds(ids: readonly number[]): ReadonlySet<Maker> {
  return new Set(ids.flatMap((id) => makersById[id] ?? []));
}

function withoutGuests(makers: ReadonlySet<Maker>): ReadonlySet<Maker> {
  return makers.size > 1 ? new Set([...makers].filter((maker) => maker !== 'intel')) : makers;
}

function idOfRecord(key: string): number[] {
  const digits = oemRecord.exec(key)?.groups?.id;
  return digits === undefined ? [] : [Number.parseInt(digits, 16)];
}

function textOf(value: string | number | undefined): string[] {
  return typeof value === 'string' ? [value] : [];
}

/** Numbers are printed with the name behind them (`10876 (0x2A7C)`). */
function numberOf(value: string | number | undefined): number[] {
  const number = typeof value === 'string' ? Number.parseInt(value, 10) : value;
  return number === undefined || Number.isNaN(number) ? [] : [number];
}
