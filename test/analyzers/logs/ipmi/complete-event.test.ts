import { describe, expect, it } from 'vitest';
import { createEventCompleter } from '#analyzers/logs/event/complete-event.js';
import type { EventDraft } from '#analyzers/logs/event/event-draft.js';
import { LogEvent } from '#domain/log-event.js';

const memoryError: EventDraft = {
  line: 7,
  byte: null,
  raw: 'raw text',
  text: 'Uncorrectable ECC',
  direction: 'assertion',
  sensor: { type: 'Memory', typeCode: 0x0c, name: 'DIMM_A1', number: null, entity: null },
  ipmi: { sensorType: 0x0c, eventType: 0x6f, offset: 1, eventData: null },
};
const message: EventDraft = { line: 3, byte: null, raw: 'raw text', text: 'something happened' };
const complete = (draft: EventDraft) => createEventCompleter({ file: 'a.log', format: 'test' })(draft);

describe('createEventCompleter', () => {
  it('makes a whole event of the domain from the least that a format knows', () => {
    const event = complete(message);

    expect(LogEvent.parse(event)).toEqual(event);
    expect(event).toMatchObject({
      id: 'a.log#3',
      event: { key: 'unknown', class: 'message', meaning: 'unknown' },
      count: 1,
      provenance: 'unknown',
    });
  });

  it('names events by line, by byte, and by part of a line', () => {
    const ids = [memoryError, { ...memoryError, line: null, byte: 32 }, { ...memoryError, part: 2 }].map((draft) => complete(draft).id);

    expect(ids).toEqual(['a.log#7', 'a.log@32', 'a.log#7.2']);
  });

  it('counts the order of its block', () => {
    const completer = createEventCompleter({ file: 'a.log', format: 'test' });

    const orders = [memoryError, message, memoryError].map((draft) => completer(draft).order);

    expect(orders).toEqual([0, 1, 2]);
  });

  it('shares what equal rows have in common, frozen, and nothing between unequal ones', () => {
    const completer = createEventCompleter({ file: 'a.log', format: 'test' });

    const first = completer(memoryError);
    const same = completer({ ...memoryError, line: 8 });
    const other = completer({ ...memoryError, line: 9, direction: 'deassertion' });

    expect(same.event).toBe(first.event);
    expect(Object.isFrozen(first.event)).toBe(true);
    expect(other.event).not.toBe(first.event);
    expect([first.severity.derived, other.severity.derived]).toEqual(['critical', 'ok']);
  });

  it('makes the IPMI key an alias where the format has a key of its own', () => {
    const event = complete({ ...memoryError, key: 'dell/MEM0001', aliases: ['redfish/IDRAC/MEM0001', 'dell/MEM0001'] });

    expect(event.event).toMatchObject({
      key: 'dell/MEM0001',
      aliases: ['redfish/IDRAC/MEM0001', 'ipmi/0c/6f/01'],
      offset: 1,
      class: 'sensorSpecific',
    });
  });

  it('judges a message that a format translated to an IPMI key by that key', () => {
    const event = complete({ ...message, key: 'ipmi/08/6f/03', direction: 'assertion', severity: { reported: 'OK' } });

    expect(event).toMatchObject({
      severity: { reported: 'OK', derived: 'critical' },
      event: { meaning: 'fault', eventTypeCode: 0x6f, offset: 3 },
    });
  });

  it.each([
    ['OK', 'ok', 'unknown'],
    ['Informational', 'ok', 'unknown'],
    ['Warning', 'warning', 'fault'],
    ['Caution', 'warning', 'fault'],
    ['Minor', 'warning', 'fault'],
    ['Non-Critical', 'warning', 'fault'],
    ['Major', 'critical', 'fault'],
    ['CRITICAL', 'critical', 'fault'],
    ['Fatal', 'critical', 'fault'],
    ['严重', 'critical', 'fault'],
    ['N/A', 'ok', 'unknown'],
  ])('takes the reported severity %s for %s where no table knows better', (reported, derived, meaning) => {
    const event = complete({ ...message, severity: { reported } });

    expect(event).toMatchObject({ severity: { reported, derived }, event: { meaning } });
  });

  it("leaves the format's own severity and meaning alone", () => {
    const event = complete({ ...memoryError, meaning: 'activity', severity: { reported: null, derived: 'warning' } });

    expect(event).toMatchObject({ severity: { derived: 'warning' }, event: { meaning: 'activity' } });
  });

  it('finds the component that the sensor names, once', () => {
    const own = { class: 'memory', locator: 'DIMM_A1', place: null, provenance: 'printed' } as const;

    const found = complete(memoryError);
    const given = complete({ ...memoryError, components: [own] });

    expect(found.components).toMatchObject([{ class: 'memory', locator: 'DIMM_A1' }]);
    expect(given.components).toEqual([own]);
  });
});
