import { describe, expect, it } from 'vitest';
import { eventKey } from '#analyzers/logs/ipmi/event-key.js';
import type { EventRow } from '#analyzers/logs/ipmi/event-row.js';
import { genericEvents } from '#analyzers/logs/ipmi/generic-events.js';
import { sensorSpecificEvents } from '#analyzers/logs/ipmi/sensor-specific-events.js';
import { sensorTypes } from '#analyzers/logs/ipmi/sensor-types.js';
import { identifyEvent, identifyText } from '#analyzers/logs/ipmi/text-identity.js';

type Tables = Readonly<Record<string, readonly EventRow[]>>;

const rowsOf = (tables: Tables) =>
  Object.entries(tables).flatMap(([code, rows]) =>
    rows.flatMap(([offset, , , ...texts]) => texts.map((text) => ({ code: Number(code), offset, text }))),
  );

describe('identifyText', () => {
  it('finds every sensor-specific text under its own sensor type, as printed and in lower case', () => {
    const rows = rowsOf(sensorSpecificEvents);

    const wrong = rows.flatMap(({ code, offset, text }) =>
      [text, text.toLowerCase()].filter(
        (spelling) => eventKey(identifyEvent(code, spelling)) !== eventKey({ sensorType: code, eventType: 0x6f, offset }),
      ),
    );

    expect(rows.length).toBeGreaterThan(250);
    expect(wrong).toEqual([]);
  });

  it('finds every generic text under a sensor type without events of its own', () => {
    const rows = rowsOf(genericEvents);

    const wrong = rows.filter(
      ({ code, offset, text }) =>
        eventKey(identifyEvent(0x04, text.toUpperCase())) !== eventKey({ sensorType: 0x04, eventType: code, offset }),
    );

    expect(rows.length).toBeGreaterThan(60);
    expect(wrong).toEqual([]);
  });

  it('knows every spelling of every sensor type', () => {
    const spellings = sensorTypes.flatMap(([code, ...names]) => names.map((name) => ({ code, name })));

    const wrong = spellings.filter(({ code, name }) => identifyText(name.toUpperCase(), 'anything').sensorType !== code);

    expect(wrong).toEqual([]);
  });

  it.each([
    ['memory', 'uncorrectable ecc', 'ipmi/0c/6f/01'],
    ['memory', 'correctable ecc logging limit reached', 'ipmi/0c/6f/05'],
    ['memory', 'transition to running', 'ipmi/0c/0a/00'],
    ['processor', 'state asserted', 'ipmi/07/03/01'],
    ['processor', 'configuration error', 'ipmi/07/6f/05'],
    ['power supply', 'config error', 'ipmi/08/6f/06'],
    ['power supply', 'configuration error', 'ipmi/08/6f/06'],
    ['power supply', 'power supply ac lost', 'ipmi/08/6f/03'],
    ['power supply', 'ac out-of-range, but present', 'ipmi/08/6f/05'],
    ['power supply', 'failure detected', 'ipmi/08/6f/01'],
    ['power unit', 'failure detected', 'ipmi/09/6f/06'],
    ['power unit', 'ac lost', 'ipmi/09/6f/04'],
    ['temperature', 'upper critical going high', 'ipmi/01/01/09'],
    ['Temperature', 'Upper Critical - going high', 'ipmi/01/01/09'],
    ['fan', 'lower critical going low ', 'ipmi/04/01/02'],
    ['slot / connector', 'slot is disabled', 'ipmi/21/6f/08'],
    ['slot/connector', 'fault status', 'ipmi/21/6f/00'],
    ['system acpi power state', 's0/g0: working', 'ipmi/22/6f/00'],
    ['System ACPI Power State', 'S5/G2 "soft-off"', 'ipmi/22/6f/05'],
    ['event logging disabled', 'log area reset/cleared', 'ipmi/10/6f/02'],
    ['os boot', 'boot completed - device not specified', 'ipmi/1f/6f/06'],
    ['system event', 'undetermined system hardware failure', 'ipmi/12/6f/02'],
    ['microcontroller/coprocessor', 'device enabled', 'ipmi/16/09/01'],
    ['Watchdog2', 'Hard reset', 'ipmi/23/6f/01'],
    ['Watchdog 2', 'Timer expired, status only', 'ipmi/23/6f/00'],
    ['Drive Slot / Bay', 'Drive Fault', 'ipmi/0d/6f/01'],
    ['Management Subsys Health', 'Sensor access degraded or unavailable', 'ipmi/28/6f/00'],
    ['OS Stop/Shutdown', 'OS graceful shutdown', 'ipmi/20/6f/03'],
    ['Memory', 'Correctable ECC (@DIMM4A(CPU1))', 'ipmi/0c/6f/00'],
    ['Memory', 'Uncorrectable ECC (UnCorrectable ECC |  DIMM2)', 'ipmi/0c/6f/01'],
    ['Memory', 'Configuration Error ()', 'ipmi/0c/6f/07'],
    ['System Firmwares', 'No usable system memory', 'ipmi/0f/6f/00'],
    ['System Firmwares', 'Memory initialization', 'ipmi/0f/6f/--'],
    ['Version Change', 'Firmware or software change detected, Mngmt Ctrl Firm Rev', 'ipmi/2b/6f/01'],
    ['Memory', 'words of a vendor', 'ipmi/0c/--/--'],
    ['Temperature', '', 'ipmi/01/--/--'],
  ])('reads %s, "%s" as %s', (type, text, key) => {
    expect(eventKey(identifyText(type, text))).toBe(key);
  });

  it('prefers the table of the sensor type where the generic tables have the same words', () => {
    const drive = identifyText('Drive Slot', 'Predictive Failure');
    const generic = identifyText('Fan', 'Predictive Failure Asserted');

    expect(eventKey(drive)).toBe('ipmi/0d/6f/02');
    expect(eventKey(generic)).toBe('ipmi/04/04/01');
  });

  it.each([
    ['Uncorrectable ECC', 'ipmi/0c/6f/01', 'only memory prints it'],
    ['State Asserted', 'ipmi/--/03/01', 'any sensor prints it'],
    ['Configuration Error', 'ipmi/--/6f/--', 'several types print it at different offsets'],
    ['Presence detected', 'ipmi/--/6f/--', 'several types print it at different offsets'],
  ])('reads "%s" without a sensor type as %s, because %s', (text, key) => {
    expect(eventKey(identifyText('Unknown', text))).toBe(key);
  });

  it('says in the details what a text tells of event data 2', () => {
    const change = identifyText('Version Change', 'Firmware or software change success, BIOS/EFI change');

    expect(change.details).toEqual({ changeType: 'BIOS' });
  });
});
