import type { LogEvent } from '#domain/log-event.js';
import { componentsOfText } from './locators.js';

const noName = /^(?:localhost|\(none\)|unknown|n\/a|-|0\.0\.0\.0)$/i;
const longestName = 80;

/**
 * First row of each server whose log the events are, by its name or else by its serial number, in order of appearance; empty where they are of one.
 * Names are compared within what one tool prints: another may call the same server by another name.
 */
export function firstRowsOfServers(events: readonly LogEvent[]): ReadonlyMap<string, LogEvent> {
  const byTool = new Map<string, LogEvent[]>();
  for (const event of events) {
    const rows = byTool.get(event.source.format);
    if (rows) rows.push(event);
    else byTool.set(event.source.format, [event]);
  }
  const tools = [...byTool.values()];
  const named = tools.flatMap((rows) => [...rowsOfNames(rows)]);
  return new Map(named.length > 0 ? named : tools.flatMap((rows) => [...rowsOfMachines(rows)]));
}

/** Serial numbers that one tool prints of machines of the same model; board, enclosure and asset have numbers of their own. */
function rowsOfMachines(events: readonly LogEvent[]): ReadonlyMap<string, LogEvent> {
  const byModel = new Map<string, Map<string, LogEvent>>();
  for (const event of events) {
    const { serialNumber, model = '' } = event.event.details;
    if (event.event.key !== 'inventory/chassis' || typeof serialNumber !== 'string') continue;
    const kind = `${model} ${event.components[0]?.locator ?? ''}`;
    const machines = byModel.get(kind) ?? new Map<string, LogEvent>();
    byModel.set(kind, machines);
    if (!machines.has(serialNumber)) machines.set(serialNumber, event);
  }
  return [...byModel.values()].find((machines) => machines.size > 1) ?? new Map();
}

function rowsOfNames(events: readonly LogEvent[]): ReadonlyMap<string, LogEvent> {
  const rows = new Map<string, LogEvent>();
  for (const event of events) {
    const { server } = event.event.details;
    if (typeof server === 'string' && !rows.has(server)) rows.set(server, event);
  }
  for (const name of rows.keys()) if (!isServer(name) || isShortOfAnother(name, rows)) rows.delete(name);
  return rows.size > 1 ? rows : new Map();
}

/** `node7` and `node7.example.com` are one server. */
function isShortOfAnother(name: string, rows: ReadonlyMap<string, LogEvent>): boolean {
  return [...rows.keys()].some((other) => other.toLowerCase().startsWith(`${name.toLowerCase()}.`) && !isIpAddress(other));
}

function isIpAddress(name: string): boolean {
  return /^\d+(?:\.\d+){3}$/.test(name);
}

/** A column of devices may name parts of one server (`CPU1`). */
function isServer(name: string): boolean {
  return name !== '' && name.length <= longestName && !noName.test(name) && componentsOfText(name).length === 0;
}
