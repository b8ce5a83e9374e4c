import { describe, expect, it } from 'vitest';
import { readDocument, readText } from '../read-text.js';

const level = 'xyz.openbmc_project.Logging.Entry.Level.';

describe('OpenBMC logs', () => {
  it('takes a resolved entry as history and the part from its inventory path', () => {
    const { events } = readDocument({
      '1': {
        Message: 'xyz.openbmc_project.Fan.Error.Fault',
        Severity: `${level}Error`,
        Timestamp: 1675397106123,
        Resolved: true,
        AdditionalData: ['CALLOUT_INVENTORY_PATH=/xyz/openbmc_project/inventory/system/chassis/fan3'],
      },
    });

    expect(events[0]?.event).toMatchObject({ meaning: 'recovery', key: 'ipmi/04/01/02', aliases: ['openbmc/Fan.Error.Fault'] });
    expect(events[0]?.components).toMatchObject([{ class: 'fan', locator: 'fan3' }]);
    expect(events[0]?.time).toMatchObject({ instant: '2023-02-03T04:05:06.123Z', zone: 'known' });
  });

  it('decodes the bytes of a SEL entry of the journal', () => {
    const { events } = readDocument([
      {
        __REALTIME_TIMESTAMP: '1675397106123456',
        MESSAGE: 'P12V',
        IPMI_SEL_RECORD_TYPE: '2',
        IPMI_SEL_GENERATOR_ID: '20',
        IPMI_SEL_SENSOR_PATH: '/xyz/openbmc_project/sensors/voltage/P12V',
        IPMI_SEL_EVENT_DIR: '0',
        IPMI_SEL_DATA: '52A0B0',
      },
    ]);

    expect(events[0]).toMatchObject({ direction: 'deassertion', generator: { id: 0x20, by: 'bmc' }, sensor: { name: 'P12V' } });
    expect(events[0]?.event).toMatchObject({ key: 'ipmi/02/01/02', details: { readingRaw: 0xa0, thresholdRaw: 0xb0 } });
  });

  it('reads reading and threshold of a crossing from the arguments of its message', () => {
    const { events } = readText('2023-02-03T04:05:06+00:00 OpenBMC.0.1.SensorThresholdCriticalLowGoingLow,P12V,10.1,10.8');

    expect(events[0]?.event).toMatchObject({ key: 'ipmi/--/01/02', reading: { value: 10.1 }, threshold: { value: 10.8 } });
    expect(events[0]?.message).toEqual({ id: 'OpenBMC.0.1.SensorThresholdCriticalLowGoingLow', args: ['P12V', '10.1', '10.8'] });
  });

  it('keeps the callouts of a platform event log in order, with the numbers of the part', () => {
    const { events } = readDocument({
      'Private Header': { 'Created at': '02/13/2023 04:05:06', 'Platform Log Id': '0x500000A1' },
      'User Header': { Subsystem: 'Memory', 'Event Severity': 'Predictive Error' },
      'Primary SRC': {
        'Reference Code': 'B1AA00A1',
        'Callout Section': {
          Callouts: [
            {
              Priority: 'Mandatory, replace all with this type as a unit',
              'Location Code': 'U78XX.ND0.AAA0001-P0-C12',
              'Part Number': '00AA9',
              'Serial Number': 'Y0001',
            },
            { Priority: 'Low priority replacement', 'Location Code': 'U78XX.ND0.AAA0001-P0' },
          ],
        },
      },
    });

    expect(events.map((event) => event.event.key)).toEqual(['pel/B1AA00A1', 'inventory/memory']);
    expect(events[0]?.components.map((each) => each.class)).toEqual(['memory', 'board']);
    expect(events[0]?.event.details.callout1).toBe('H U78XX.ND0.AAA0001-P0-C12 00AA9 Y0001');
    expect(events[0]?.severity.derived).toBe('warning');
  });

  it('reads the event data of a log-util entry by sensor and words', () => {
    const { events } = readText(
      '1    mb       2022-03-04 05:06:07    ipmid   SEL Entry: FRU: 1, Record: Standard (0x02), Time: 2022-03-04 05:06:07, Sensor: MACHINE_CHK_ERR (0x40), Event Data: (0B0502) Uncorrected, Bank 5, CPU 2 Assertion',
    );

    expect(events[0]?.event).toMatchObject({ key: 'ipmi/07/6f/0b', details: { fru: 1, eventData: '0b0502' } });
    expect(events[0]?.sensor).toMatchObject({ name: 'MACHINE_CHK_ERR', number: 0x40 });
  });

  it('leaves a journal with few entries of the logger to the format of journals', () => {
    const others = Array.from({ length: 9 }, () => ({ MESSAGE: 'x', __REALTIME_TIMESTAMP: '1' }));

    const { summary } = readDocument([{ IPMI_SEL_DATA: '52A0B0', MESSAGE: 'P12V' }, ...others]);

    expect(summary.formats).not.toContain('openbmc-journal-json');
  });
});
