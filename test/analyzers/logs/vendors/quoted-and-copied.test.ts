import { describe, expect, it } from 'vitest';
import { readDocument, readText } from '../read-text.js';

const keys = (text: string): string[] => readText(text).events.map((event) => event.event.key);

describe('logs inside mails and tickets', () => {
  it('reads a record that every line of a mail quotes', () => {
    const { events } = readText(
      [
        '> Record:      7',
        '> Date/Time:   03/04/2020 05:06:10',
        '> Source:      system',
        '> Severity:    Critical',
        '> Description: Multi-bit memory errors detected on a memory device at location(s) DIMM_B3.',
        '> ------------------------------------',
      ].join('\n'),
    );

    expect(events).toHaveLength(1);
    expect(events[0]?.components).toMatchObject([{ class: 'memory', locator: 'DIMM_B3' }]);
  });

  it.each([
    ['> > ', 'ipmi/0c/6f/01'],
    ['- ', 'ipmi/0c/6f/01'],
    ['2、', 'ipmi/0c/6f/01'],
    ['3. ', 'ipmi/0c/6f/01'],
  ])('reads a dated line behind %s', (mark, key) => {
    const read = keys(`${mark}2023-02-03 04:05:06 严重 DIMM020 触发不可纠正错误`);

    expect(read).toEqual([key]);
  });

  it('does not take a line of JSON for the heading of a table', () => {
    const { events, unread } = readText('Event: {"Severity":"Critical","Message":"PS1 failure.","EventTimestamp":"2023-02-03T04:05:06Z"}');

    expect(events).toEqual([]);
    expect(unread).toHaveLength(1);
  });
});

describe('rows of event pages without a heading', () => {
  it('take the event for the text, not the longer name of the sensor', () => {
    const { events } = readText('0002 | 2023-02-03 04:05:06 | Major | Drive Slot / Bay | Front_Disk5 | Drive Fault | Assert');

    expect(events[0]?.event).toMatchObject({ key: 'ipmi/0d/6f/01', text: 'Drive Fault', meaning: 'fault' });
    expect(events[0]?.components).toMatchObject([{ class: 'drive', locator: 'Front_Disk5' }]);
  });

  it('know a cell that holds type and name of a sensor', () => {
    const { events } = readText('2023-02-03 04:05:06 | Fan FAN5 | Lower Non-recoverable Going Low - Assertion | Threshold');

    expect(events[0]?.event.key).toBe('ipmi/04/01/04');
    expect(events[0]?.components).toMatchObject([{ class: 'fan', locator: 'FAN5' }]);
  });

  it('are not taken for the one-line SEL of another maker', () => {
    const { events } = readText('0001 | 2023-02-03 04:05:06 | Critical | Memory | CPU1_DIMM_A3 | Uncorrectable ECC | Assert');

    expect(events[0]?.source.format).toBe('web-event-rows');
    expect(events[0]?.event.text).toBe('Uncorrectable ECC');
  });
});

describe('event tables of tickets and asset systems', () => {
  it('name the part by its own column beside the one for its kind', () => {
    const { events } = readText(
      ['级别,主体类型,主体名称,事件描述,产生时间', '严重,内存,DIMM030,可纠正错误超过阈值,2023-02-03 04:05:06'].join('\n'),
    );

    expect(events[0]?.components).toMatchObject([{ class: 'memory', locator: 'DIMM030' }]);
  });

  it('prefer the column of the sensor type to the first word of a sensor name', () => {
    const { events } = readText(
      [
        'ID,Time Stamp,Sensor Name,Sensor Type,Description',
        '3,2023/02/03 04:05:06,Chassis Intru,Physical Security (Chassis Intrusion),General Chassis Intrusion - Asserted',
      ].join('\n'),
    );

    expect(events[0]?.event.key).toBe('ipmi/05/6f/00');
  });

  it('read tickets with the serial number of the machine, the kind of fault and what was done', () => {
    const { events } = readText(
      ['单号,机器SN,故障类型,故障时间,故障描述,处理方案', 'T1,S1,内存,2023/3/4 5:06,DIMM000 UCE 导致宕机,更换内存'].join('\n'),
    );

    expect(events[0]?.event).toMatchObject({ key: 'ipmi/0c/6f/01', details: { server: 'S1', resolution: '更换内存' } });
  });

  it('read times with the name of the month and AM or PM', () => {
    const { events } = readText(['Time Stamp,Severity,Description', '"Feb 3, 2021 06:05:06 PM",Critical,CPU 1 IERR'].join('\n'));

    expect(events[0]?.time.instant).toBe('2021-02-03T18:05:06.000Z');
  });
});

describe('XCC exports', () => {
  it('read rows without an id by the heading', () => {
    const { events, unread } = readText(
      [
        'Index,Severity,Source,Event ID,Message,Date and Time,Serviceability',
        '1,Warning,Memory,-,"Correctable ECC memory error logging limit reached on DIMM 7",2022-09-09T10:11:12Z,Not serviced',
        '2,Error,Disks,0x806F010D00000000,"Drive 3 fault",2022-09-09T10:12:12Z,Lenovo',
      ].join('\n'),
    );

    expect(unread).toEqual([]);
    expect(events.map((event) => event.event.key)).toEqual(['ipmi/0c/6f/05', 'ipmi/0d/6f/01']);
  });
});

describe('messages of service processors on a log server', () => {
  it('are read as what they say', () => {
    const { events } = readText('<130>Jul  8 09:10:11 node1 [HDM]: Critical: Memory: CPU1_DIMM_A3: Uncorrectable ECC error asserted');

    expect(events[0]?.event).toMatchObject({ key: 'ipmi/0c/6f/01', meaning: 'fault' });
    expect(events[0]?.components).toMatchObject([{ class: 'memory', locator: 'CPU1_DIMM_A3' }]);
  });
});

describe('dated lines with registers', () => {
  it('do not take the value of a register for an event code', () => {
    const { events } = readText('2023-02-03 04:05:06 PCIe device error: bus 0x3b, slot 3, uncorrectable error status 0x00004000');

    expect(events[0]?.event.aliases).toEqual([]);
  });

  it('name the module that stands beside a decoded bank', () => {
    const { events } = readText('2023-02-03 04:05:06 CPU1 bank 7 status 0xbd80000000100091 uncorrected error located at DIMM A3');

    expect(events[0]?.components).toMatchObject([{ class: 'memory', locator: 'DIMM A3' }]);
  });
});

describe('what tools of service processors copy', () => {
  it('reads a mail of iDRAC whole, with its id and the weekday before its date', () => {
    const { events, unread } = readText(
      [
        'Event Message: The power supplies are not redundant.',
        'Date/Time: Mon, 12 May 2014 10:00:00',
        'Severity: Critical',
        'Detailed Description: The current power operational mode is not redundant.',
        'Recommended Action: Check the event log.',
        'Message ID: RDU0012',
        'Service Tag: EX00001',
      ].join('\n'),
    );

    expect(unread).toEqual([]);
    expect(events[0]).toMatchObject({ time: { instant: '2014-05-12T10:00:00.000Z' }, message: { id: 'RDU0012' } });
  });

  it('reads rows of a table drawn with blanks, with the part before the level', () => {
    const { events } = readText('  2023-03-04 05:16:07   电源        轻微    PSU2 输入丢失');

    expect(events[0]?.event.key).toBe('ipmi/08/6f/03');
    expect(events[0]?.severity.reported).toBe('轻微');
  });

  it('reads a row of a page that was copied without its separators, number and level before the time', () => {
    const { events } = readText('2 严重 2023-07-08 09:12:11 PSU_2 电源输入丢失 触发\n3 正常 2023-07-08 09:22:11 PSU_2 电源输入丢失 解除');

    expect(events[0]).toMatchObject({ severity: { reported: '严重' }, time: { instant: '2023-07-08T09:12:11.000Z' } });
    expect(events[0]?.components).toMatchObject([{ class: 'psu', locator: 'PSU_2' }]);
    expect(events.map((event) => event.event.meaning)).toEqual(['fault', 'recovery']);
  });

  it('takes the part of a phosphor entry from its association', () => {
    const { events } = readDocument({
      '/xyz/openbmc_project/logging/entry/1': {
        AdditionalData: [],
        Id: 1,
        Message: 'xyz.openbmc_project.Inventory.Error.NotPresent',
        Severity: 'xyz.openbmc_project.Logging.Entry.Level.Error',
        Timestamp: 1675397106123,
        associations: [['callout', 'fault', '/xyz/openbmc_project/inventory/system/chassis/motherboard/fan2']],
      },
    });

    expect(events[0]?.components).toMatchObject([{ class: 'fan', locator: 'fan2' }]);
  });

  it('reads the FRU fields that iBMC prints at the margin', () => {
    const { events } = readText(
      [
        'FRU Device Description : Builtin FRU Device (ID 0, Mainboard)',
        'Board Product Name     : EX11',
        'Board Serial Number    : EX0005',
      ].join('\n'),
    );

    expect(events[0]?.event).toMatchObject({ key: 'inventory/board', details: { serialNumber: 'EX0005' } });
  });

  it('gives the time that stands above a list of findings to each of them', () => {
    const { events } = readDocument({
      Time: '2023-02-03 04:05:06',
      ErrorList: [{ Location: 'CPU0_C1D0', ErrorType: 'Memory Uncorrectable ECC', Suggestion: 'Replace it' }],
    });

    expect(events[0]).toMatchObject({ time: { instant: '2023-02-03T04:05:06.000Z' }, components: [{ locator: 'CPU0_C1D0' }] });
  });

  it('does not take the rows of an event table below a list of parts for parts', () => {
    const { events } = readText(
      [
        'Slot,Silk Name,Manufacturer,Size,SN',
        '1,DIMM010,Samsung,32 GB,EX0006',
        'ID,Time,Severity,Event Code,Description',
        '1,2023-02-03 04:05:06,Major,0x01000015,DIMM010 triggered an uncorrectable error',
      ].join('\n'),
    );

    expect(events.map((event) => event.event.key)).toEqual(['inventory/memory', 'ipmi/0c/6f/01']);
  });
});
