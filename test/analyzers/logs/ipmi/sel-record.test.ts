import { describe, expect, it } from 'vitest';
import { decodeSelRecord, looksLikeSelRecord } from '#analyzers/logs/ipmi/sel-record.js';
import { bytesOf } from './read-sample.js';

describe('decodeSelRecord', () => {
  it('reads every field of a system event, little-endian', () => {
    const record = decodeSelRecord(bytesOf('1a 02 02 00 92 e3 65 21 30 04 0c 87 ef a1 3b 81'));

    expect(record).toEqual({
      kind: 'systemEvent',
      recordId: 0x021a,
      recordType: 0x02,
      seconds: 0x65e39200,
      generator: { id: 0x21, lun: 0, by: 'smi' },
      evmRevision: 0x04,
      sensorType: 0x0c,
      sensorNumber: 0x87,
      eventDirection: 'deassertion',
      eventTypeCode: 0x6f,
      eventData: [0xa1, 0x3b, 0x81],
    });
  });

  it.each([
    ['20', '00', { id: 0x20, lun: 0, by: 'bmc' }],
    ['2c', '02', { id: 0x2c, lun: 2, by: 'bmc' }],
    ['01', '00', { id: 0x01, lun: 0, by: 'bios' }],
    ['33', '00', { id: 0x33, lun: 0, by: 'smi' }],
    ['41', '00', { id: 0x41, lun: 0, by: 'os' }],
    ['7f', '00', { id: 0x7f, lun: 0, by: 'oem' }],
  ])('tells who generated an event from byte 7 = %s', (id, channelAndLun, generator) => {
    const record = decodeSelRecord(bytesOf(`01 00 02 00 92 e3 65 ${id} ${channelAndLun} 04 0c 87 6f 00 ff ff`));

    expect(record).toMatchObject({ generator });
  });

  it('does not take seconds after 2038 for negative', () => {
    const record = decodeSelRecord(bytesOf('01 00 02 ff ff ff fe 20 00 04 0c 87 6f 00 ff ff'));

    expect(record).toMatchObject({ seconds: 0xfeffffff });
  });

  it.each([
    ['a2 02 00', 'in the order of the standard'],
    ['00 02 a2', 'turned round by writeraw'],
  ])('finds the manufacturer %s, %s', (manufacturer) => {
    const record = decodeSelRecord(bytesOf(`01 00 c5 00 92 e3 65 ${manufacturer} 01 02 03 04 05 06`));

    expect(record).toMatchObject({ kind: 'oemTimestamped', manufacturerId: 674, oemData: bytesOf('01 02 03 04 05 06') });
  });

  it('keeps the standard order for a manufacturer it does not know', () => {
    const record = decodeSelRecord(bytesOf('01 00 c5 00 92 e3 65 11 22 03 01 02 03 04 05 06'));

    expect(record).toMatchObject({ manufacturerId: 0x032211 });
  });

  it('gives an OEM record without time its thirteen bytes', () => {
    const record = decodeSelRecord(bytesOf('01 00 e3 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d'));

    expect(record).toMatchObject({
      kind: 'oem',
      seconds: null,
      manufacturerId: null,
      oemData: bytesOf('01 02 03 04 05 06 07 08 09 0a 0b 0c 0d'),
    });
  });

  it.each([
    ['f0 20 01 4f 6f 70 73 00 00 00 00 00 00 00', 'kernelPanic'],
    ['f0 20 01 01 02 03 04 05 06 07 08 09 0a 0b', 'oem'],
    ['f1 20 01 4f 6f 70 73 00 00 00 00 00 00 00', 'oem'],
    ['45 20 01 4f 6f 70 73 00 00 00 00 00 00 00', 'reserved'],
    ['00 20 01 4f 6f 70 73 00 00 00 00 00 00 00', 'reserved'],
  ])('calls %s a record of kind %s', (bytes, kind) => {
    const record = decodeSelRecord(bytesOf(`01 00 ${bytes}`));

    expect(record.kind).toBe(kind);
  });

  it('decodes a view into a larger buffer at its own offset', () => {
    const file = bytesOf('ff ff ff 01 00 02 00 92 e3 65 20 00 04 07 91 6f 00 ff ff');

    const record = decodeSelRecord(file.subarray(3));

    expect(record).toMatchObject({ recordId: 1, sensorType: 0x07, sensorNumber: 0x91 });
  });
});

describe('looksLikeSelRecord', () => {
  it.each([
    ['01 00 02 00 92 e3 65 20 00 04 0c 87 6f 00 ff ff', true],
    ['01 00 02 00 92 e3 65 20 00 03 0c 87 6f 00 ff ff', true],
    ['01 00 c0 00 92 e3 65 a2 02 00 01 02 03 04 05 06', true],
    ['01 00 02 00 92 e3 65 20 00 99 0c 87 6f 00 ff ff', false],
    ['01 00 45 00 92 e3 65 20 00 04 0c 87 6f 00 ff ff', false],
    ['ff ff ff ff ff ff ff ff ff ff ff ff ff ff ff ff', false],
  ])('answers for %s: %s', (hex, expected) => {
    expect(looksLikeSelRecord(bytesOf(hex))).toBe(expected);
  });
});
