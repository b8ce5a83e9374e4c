import { describe, expect, it } from 'vitest';
import { directionOfText } from '#analyzers/logs/event/direction-of-text.js';
import { draftOfMessage } from '#analyzers/logs/event/draft-of-message.js';
import { readSensorSentence } from '#analyzers/logs/event/sensor-sentence.js';
import { eventKey } from '#analyzers/logs/ipmi/event-key.js';
import { readDocument, readText } from './read-text.js';

describe('sentences about a sensor', () => {
  it.each([
    ['PS 2 Status: Power Supply sensor for PS 2, input lost was deasserted', 'ipmi/08/6f/03', 'deassertion'],
    ['Mem ECC Warning: memory sensor for Memory, transition to non-critical from OK was asserted', 'ipmi/0c/07/01', 'assertion'],
    ['PSU_REDUNDANCY: PS Redundancy sensor, Redundancy Lost was asserted', 'ipmi/08/0b/01', 'assertion'],
    ['DDR4_P2_D1_ECC: DIMM 25 Memory sensor, uncorrectable ECC error was asserted', 'ipmi/0c/6f/01', 'assertion'],
    ['Ambient Temp: temperature sensor for Ambient, warning event was asserted ( 45 C )', 'ipmi/01/07/01', 'assertion'],
  ])('reads %s', (text, key, direction) => {
    const said = readSensorSentence(text);

    expect(said && [eventKey(said.codes), said.direction]).toEqual([key, direction]);
  });

  it('is no sentence where the type of the sensor is none of the standard', () => {
    const said = readSensorSentence('LED_PSU_STATUS: Platform sensor, ON event was asserted');

    expect(said).toBeNull();
  });

  it('takes the verb off with the direction', () => {
    const draft = draftOfMessage({ text: 'The lamp ON event was deasserted' });

    expect([draft.text, draft.direction]).toEqual(['The lamp ON event', 'deassertion']);
  });

  it('finds a direction in the middle of a sentence', () => {
    const direction = directionOfText('Sensor Fan Mismatch has deasserted the transition from normal to non-critical state.');

    expect(direction).toBe('deassertion');
  });
});

describe('what Redfish entries without EntryCode say', () => {
  const entry = { '@odata.type': '#LogEntry.v1_4_0.LogEntry', Id: '1', EntryType: 'SEL', Created: '2024-02-03T04:05:06Z', Severity: 'OK' };

  it('takes the end of a condition from the sentence', () => {
    const Message = 'PSU2_STATUS: Power Supply sensor for PSU2, input lost (AC/DC) was deasserted';

    const [event] = readDocument({ ...entry, Message }).events;

    expect([event!.event.key, event!.direction, event!.event.meaning]).toEqual(['ipmi/08/6f/03', 'deassertion', 'recovery']);
  });

  it('judges a wording by the direction of EntryCode, not by its own', () => {
    const Message = 'CPU 1 has been throttled';

    const [event] = readDocument({ ...entry, EntryCode: 'Deassert', Message }).events;

    expect([event!.event.key, event!.event.meaning]).toEqual(['ipmi/07/6f/0a', 'recovery']);
  });

  it('does not take a message number of Fujitsu for event data', () => {
    const fields = {
      SensorType: 'Memory',
      MessageId: '190004',
      Message: "Memory module failure 'MEM3_DIMM-1B' (CPU 1): Uncorrectable error",
    };

    const [event] = readDocument({ ...entry, ...fields, Severity: 'Critical', Oem: { ts_fujitsu: { EventSource: 'iRMC' } } }).events;

    expect(event!.event.key).toBe('ipmi/0c/6f/01');
    expect(event!.components.map((component) => component.locator)).toContain('MEM3_DIMM-1B');
  });

  it('knows a limit that OpenBMC reports as crossed back for a recovery', () => {
    const fields = { MessageId: 'OpenBMC.0.1.SensorThresholdCriticalHighGoingLow', Message: 'x crossed', Severity: 'Critical' };

    const [event] = readDocument({ ...entry, ...fields }).events;

    expect([event!.event.aliases, event!.event.meaning]).toEqual([['ipmi/--/01/08'], 'recovery']);
  });
});

describe('rows of tables', () => {
  it('goes on behind a remark that people wrote between the rows', () => {
    const { events, unread } = readText(
      [
        'ID,Severity,Event Description,Generation Time,Status,Event Code',
        '1,Major,PSU 2 input is lost.,2023-05-06 07:01:09,Asserted,0x03000013',
        'the technician changed the cord',
        '2,Major,PSU 2 input is lost.,2023-05-06 07:09:09,Deasserted,0x03000013',
      ].join('\n'),
    );

    expect(events.map((event) => event.event.meaning)).toEqual(['fault', 'recovery']);
    expect(unread).toHaveLength(1);
  });

  it('takes a short decimal Event ID for the number of the row', () => {
    const { events } = readText(
      'Event ID,Time Stamp,Sensor Name,Sensor Type,Description\n3,2021/06/11 18:11:09,CPU1 Temp,Temperature,Upper Critical - going high - Assertion',
    );

    expect(events.map((event) => [event.recordId, event.message])).toEqual([['3', null]]);
  });

  it('reads what logged the event, the sensor and its number in rows of Cisco UCS Manager', () => {
    const { events } = readText(
      '15f | 06/29/2021 05:13:39 | CIMC | Temperature P1_TEMP_SENS #0x6d | Upper critical - going high | Asserted | Reading 96 >= Threshold 95 degrees C',
    );

    const [event] = events;
    expect([event!.event.key, event!.sensor!.name, event!.sensor!.number, event!.event.threshold!.value]).toEqual([
      'ipmi/01/01/09',
      'P1_TEMP_SENS',
      0x6d,
      95,
    ]);
  });
});
