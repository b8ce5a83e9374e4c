import { describe, expect, it } from 'vitest';
import { createXmlElements, type XmlRecord } from '#analyzers/logs/syntax/xml-elements.js';

type Read = { records: XmlRecord[]; damage: { line: number; raw: string }[]; refused: number[] };

function readXml(lines: readonly string[]): Read {
  const found: Read = { records: [], damage: [], refused: [] };
  const elements = createXmlElements({
    isRecord: (name) => name === 'Row',
    record: (record) => found.records.push(record),
    damage: (place) => found.damage.push({ ...place }),
  });
  for (const [index, line] of lines.entries()) {
    if (!elements.read(line, index + 1)) found.refused.push(index + 1);
  }
  elements.end();
  return found;
}

describe('records of XML', () => {
  it('are given as they close, with their line, their text and the tags around them', () => {
    const { records } = readXml(['<Log name="a">', '<x:Row id="1"><x:Text>lost &amp; found</x:Text></x:Row>', '</Log>']);

    expect(records).toMatchObject([
      {
        line: 2,
        raw: '<x:Row id="1"><x:Text>lost &amp; found</x:Text></x:Row>',
        parents: [{ name: 'Log', attributes: { name: 'a' } }],
        element: { name: 'Row', attributes: { id: '1' }, children: [{ name: 'Text', text: 'lost & found' }] },
      },
    ]);
  });

  it('may have a tag over several lines', () => {
    const { records } = readXml(['<Log>', ' <Row', '  id="1"', '  text="a > b"', ' />', '</Log>']);

    expect(records.map(({ line, element }) => [line, element.attributes])).toEqual([[2, { id: '1', text: 'a > b' }]]);
  });

  it('come from documents one after the other and from fragments', () => {
    const { records, damage } = readXml(['<?xml version="1.0"?><Log><Row/></Log>', '<?xml version="1.0"?>', '<Log><Row/></Log>', '<Row/>']);

    expect(records.map(({ line }) => line)).toEqual([1, 3, 4]);
    expect(damage).toEqual([]);
  });

  it('keep entities that a document type defines as they are printed', () => {
    const { records } = readXml(['<!DOCTYPE Log [<!ENTITY big "aaaaaaaa">]>', '<Log><Row>&big;&big;</Row></Log>']);

    expect(records[0]?.element.text).toBe('&big;&big;');
  });

  it('may hold signs that the writer forgot to escape', () => {
    const { records, damage } = readXml(['<Row text="5 < 6 & more"/>']);

    expect(records[0]?.element.attributes.text).toBe('5 < 6 & more');
    expect(damage).toEqual([]);
  });
});

describe('damaged XML', () => {
  it('costs one record, and the next one on the same line is read', () => {
    const { records, damage } = readXml(['<Log><Row id="1 name="x"/><Row id="2"/></Log>']);

    expect(records.map(({ element }) => element.attributes.id)).toEqual(['2']);
    expect(damage).toHaveLength(1);
  });

  it('is a record that another of its kind cuts off', () => {
    const { records, damage } = readXml(['<Log>', '<Row><Text>one', '<Row id="2"/>', '</Log>']);

    expect(records.map(({ element }) => element.attributes.id)).toEqual(['2']);
    expect(damage.map(({ line }) => line)).toEqual([2]);
  });

  it('is a record that the end of the file cuts off', () => {
    const { damage } = readXml(['<Log>', '<Row><Te']);

    expect(damage).toEqual([{ line: 2, raw: '<Row><Te' }]);
  });

  it('lets go of a document that goes on with lines of something else', () => {
    const { records, refused } = readXml(['<Log>', '<Row/>', '1 | a row of another log', '<Row/>']);

    expect(refused).toEqual([3]);
    expect(records.map(({ line }) => line)).toEqual([2, 4]);
  });

  it('does not take a quadratic time', () => {
    const begun = performance.now();

    for (const unit of ['<Row>', '<Row ', '<Row a="', '<a>', '<!--']) readXml([unit.repeat(100_000 / unit.length)]);

    expect(performance.now() - begun).toBeLessThan(10_000);
  });
});
