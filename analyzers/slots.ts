import type { Component } from '#domain/component.js';
import type { LogEvent } from '#domain/log-event.js';

const edacLabel =
  /(?:SrcID|CPU)#(?<socket>\d{1,2})_?(?:(?:MC|Ha)#(?<controller>\d{1,2})_)?Chan(?:nel)?#(?<channel>\d{1,2})_DIMM#(?<dimm>\d{1,2})/i;
const bankLocator = /P(?<socket>\d{1,2})_Node(?<controller>\d{1,2})_Channel(?<channel>\d{1,2})_Dimm(?<dimm>\d{1,2})/i;
const plainBankLocator = /\b(?:SOCKET|NODE|CPU) ?(?<socket>\d{1,2})[ _]CHANNEL ?(?<channel>\d{1,2})[ _]DIMM ?(?<dimm>\d{1,2})\b/i;

const digitLabel = /^DIMM(?<socket>\d)(?<channel>\d)(?<dimm>\d)$/i;

/**
 * Gives memory events the slot's name on the board where the input maps it: Linux counts sockets, controllers, channels and modules from 0
 * (`CPU_SrcID#1_MC#1_Chan#0_DIMM#0`), an SMBIOS memory device (type 17) prints the same numbers as bank locator beside the name on the board.
 * Without such a list, or where two slots fit, the label stays as printed. Events are copied, their number and order stay.
 */
export function nameSlots(events: readonly LogEvent[]): readonly LogEvent[] {
  const slots = slotNames(events);
  return slots.size === 0 ? events : events.map((event) => withSlotNames(event, slots));
}

/** Name on the board by position; null where two names claim one position. */
function slotNames(events: readonly LogEvent[]): ReadonlyMap<string, string | null> {
  const names = new Map<string, string | null>();
  for (const { event, components } of events) {
    const bank = event.key === 'inventory/memory' ? event.details.bankLocator : undefined;
    const position = typeof bank === 'string' ? positionOf(bank, bankLocator) : null;
    const name = components[0]?.locator ?? null;
    if (position === null || name === null) continue;
    names.set(position, (names.get(position) ?? name) === name ? name : null);
  }
  return new Map([...digitNames(events), ...plainNames(events), ...names]);
}

/** Bank locators without a controller (`SOCKET 1 CHANNEL 2 DIMM 0`, `NODE 1 CHANNEL 0 DIMM 1`): some boards count from 1, so the lowest number of the list is the first. */
function plainNames(events: readonly LogEvent[]): Map<string, string | null> {
  const banks = events.flatMap(({ event, components }) => {
    const bank = event.key === 'inventory/memory' ? event.details.bankLocator : undefined;
    const found = typeof bank === 'string' ? plainBankLocator.exec(bank)?.groups : undefined;
    const name = components[0]?.locator ?? null;
    return found && name !== null ? [{ numbers: [found.socket, found.channel, found.dimm].map(Number), name }] : [];
  });
  const first = [0, 1, 2].map((at) => (banks.every(({ numbers }) => (numbers[at] ?? 0) > 0) ? 1 : 0));
  const names = new Map<string, string | null>();
  for (const { numbers, name } of banks) {
    const [socket, channel, dimm] = numbers.map((number, at) => number - (first[at] ?? 0));
    // Only the first controller's channels have the same numbers in both.
    for (const controller of ['0', '-']) {
      const position = [socket, controller, channel, dimm].join('.');
      names.set(position, (names.get(position) ?? name) === name ? name : null);
    }
  }
  return names;
}

/** Huawei's `DIMM120` prints processor, channel and module, all from 0: in one log, it and Linux' label of the same numbers, both in fault, are one module. */
function digitNames(events: readonly LogEvent[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const { event, components } of events) {
    if (event.meaning !== 'fault') continue;
    for (const { class: componentClass, locator } of components) {
      const digits = componentClass === 'memory' ? digitLabel.exec(locator ?? '')?.groups : undefined;
      if (!digits || locator === null) continue;
      // Only the first controller's channels have the same numbers in both.
      for (const controller of ['0', '-']) names.set([digits.socket, controller, digits.channel, digits.dimm].join('.'), locator);
    }
  }
  return names;
}

function positionOf(label: string, pattern: RegExp): string | null {
  const found = pattern.exec(label)?.groups;
  return found ? [found.socket, found.controller, found.channel, found.dimm].map((number) => number ?? '-').join('.') : null;
}

function withSlotNames(event: LogEvent, slots: ReadonlyMap<string, string | null>): LogEvent {
  if (!event.components.some((component) => nameOf(component, slots) !== null)) return event;
  const components = event.components.map((component) => {
    const locator = nameOf(component, slots);
    return locator === null ? component : { ...component, locator, provenance: 'documentedRule' as const };
  });
  return { ...event, components };
}

function nameOf({ class: componentClass, locator }: Component, slots: ReadonlyMap<string, string | null>): string | null {
  const position = componentClass === 'memory' && locator !== null ? positionOf(locator, edacLabel) : null;
  return position === null ? null : (slots.get(position) ?? null);
}
