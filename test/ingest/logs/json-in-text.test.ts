import { describe, expect, it } from 'vitest';
import { lineLimitCharacters } from '#domain/source-block.js';
import { findJsonParts } from '#ingest/files/json-parts.js';
import { createTextLogSource } from '#ingest/logs/log-source.js';
import type { LogChunk } from '#ports/log-source.js';
import { collect } from '../read-chunks.js';

/** The parts of a text: `3 json {"a":1}` or `1 lines first|second`. */
async function partsOf(text: string): Promise<readonly string[]> {
  const chunks = await collect(createTextLogSource([{ name: 't', text }]).read());
  return chunks.filter(({ kind }) => kind !== 'end').map(shown);
}

function shown(chunk: LogChunk): string {
  if (chunk.kind === 'lines') return `${chunk.firstLine ?? '-'} lines ${chunk.lines.join('|')}`;
  if (chunk.kind === 'json') return `${chunk.firstLine ?? '-'} json ${JSON.stringify(chunk.document)}`;
  return chunk.kind === 'rejected' ? `rejected ${chunk.reason}` : chunk.kind;
}

describe('JSON in a text', () => {
  it('is found in several documents one after another, each with its first line', async () => {
    const parts = await partsOf('{\n "a": 1\n}\n{\n "b": [2]\n}{"c":3}\n');

    expect(parts).toEqual(['- json {"a":1}', '4 json {"b":[2]}', '6 json {"c":3}']);
  });

  it.each([
    ['a prompt', 'root@bmc:~# curl -s https://bmc/redfish/v1\n'],
    ['an HTTP header', 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n'],
    ['a sentence of a ticket', 'The customer sent this:\n'],
  ])('is found behind %s, which comes as lines', async (_title, before) => {
    const parts = await partsOf(`${before}{\n  "Members": []\n}\nthanks\n`);

    expect(parts[0]).toMatch(/^- lines /);
    expect(parts.slice(1)).toEqual([`${before.split('\n').length} json {"Members":[]}`, `${before.split('\n').length + 3} lines thanks`]);
  });

  it('may begin in the middle of a line where it spans lines', async () => {
    const parts = await partsOf('first\nanswer: {\n "a": 1\n} and that was it\n');

    expect(parts).toEqual(['- lines first|answer: ', '2 json {"a":1}', '4 lines  and that was it']);
  });

  it('inside one line of another kind stays in that line', async () => {
    const line = '<14>1 2024-03-01 host app: {"a":1} done';

    expect(await partsOf(`${line}\n`)).toEqual([`- lines ${line}`]);
  });

  it('of a value a line among other lines comes as one array', async () => {
    const parts = await partsOf('Events:\n{"a":1}\n\n{"a":2}\nend\n');

    expect(parts).toEqual(['- lines Events:', '2 json [{"a":1},{"a":2}]', '5 lines end']);
  });

  it('that is cut off on its one line gives the whole values of its array', async () => {
    const parts = await partsOf('{"Members":[{"Id":"1","Links":[{}]},{"Id":"2"},{"Id":"3","Crea');

    expect(parts).toEqual(['rejected invalidJson', '- json [{"Id":"1","Links":[{}]},{"Id":"2"}]', '1 lines ,{"Id":"3","Crea']);
  });

  it('of an event stream stands behind the name of its field', async () => {
    const parts = await partsOf('id: 1\ndata: {"Events":[]}\n\nid: 2\n');

    expect(parts).toEqual(['- lines id: 1', '2 json {"Events":[]}', '4 lines id: 2']);
  });

  it('that is cut off gives the whole values in it', async () => {
    const parts = await partsOf('{ "Members": [\n{ "Id": "1" },\n{ "Id": "2" },\n{ "Id": \n');

    expect(parts).toEqual(['rejected invalidJson', '- lines { "Members": [', '2 json [{"Id":"1"},{"Id":"2"}]', '4 lines { "Id": ']);
  });

  it.each([
    ['a program', 'int main() {\n  return 0;\n}'],
    ['a list of Python', "[\n  {'a': 1}\n]"],
    ['a configuration', 'server {\n  listen 80\n}'],
    ['brackets of the kernel', '[    0.1] x\n[\n[    0.2] y ['],
    ['numbers in brackets', '[\n1,\n2\n]'],
  ])('is not seen in %s', async (_title, text) => {
    const parts = await partsOf(text);

    expect(parts.map((part) => part.replace(/^- lines /, '')).join('|')).toBe(text.replaceAll('\n', '|'));
  });

  it('in GB18030 or UTF-16 is decoded first', async () => {
    const text = '{\n "部件": "内存\\\\"\n}\n';
    const gb18030 = Buffer.concat([
      Buffer.from('{\n "'),
      Buffer.from('b2bfbcfe', 'hex'),
      Buffer.from('": "'),
      Buffer.from('c4dab4e6', 'hex'),
      Buffer.from('\\\\"\n}\n'),
    ]);
    const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');

    const documents = await Promise.all(
      [gb18030, utf16].map(async (bytes) => (await collect(createTextLogSource([{ name: 't', bytes }]).read()))[0]),
    );

    expect(documents).toEqual([
      expect.objectContaining({ kind: 'json', document: { 部件: '内存\\' } }),
      expect.objectContaining({ kind: 'json', document: { 部件: '内存\\' } }),
    ]);
  });

  it('may have lines beyond the limit of lines', async () => {
    const document = { text: 'x'.repeat(20 * lineLimitCharacters) };

    const parts = await partsOf(`before\n${JSON.stringify(document)}\nafter\n`);

    expect(parts.map((part) => part.slice(0, 8))).toEqual(['- lines ', '2 json {', '3 lines ']);
    expect(parts[1]).toHaveLength('2 json '.length + JSON.stringify(document).length);
  });

  it('of a value a line comes in arrays of bounded size', async () => {
    const lines = Array.from({ length: 10 }, (_, index) => JSON.stringify({ index }));

    const parts = await collect(findJsonParts(batch(lines), { value: 1000, array: 40, again: 1000 }));

    expect(parts.map((part) => part.kind === 'json' && [part.firstLine, part.document])).toEqual([
      [1, [{ index: 0 }, { index: 1 }, { index: 2 }]],
      [4, [{ index: 3 }, { index: 4 }, { index: 5 }]],
      [7, [{ index: 6 }, { index: 7 }, { index: 8 }]],
      [10, { index: 9 }],
    ]);
  });

  it('is looked for in linear time, whatever is opened and never closed', async () => {
    const text = `${'[\n'.repeat(200_000)}x\n${'{"a":\n'.repeat(200_000)}`;
    const started = performance.now();

    const parts = await partsOf(text);

    expect(parts.length).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe('a long line of XML', () => {
  it('comes broken between its tags, so that no line is too long and nothing is lost', async () => {
    const events = Array.from({ length: 20_000 }, (_, index) => `<Event Id="${index}"><Message>内存 ${index}</Message></Event>`);
    const xml = `<?xml version="1.0"?><Log>${events.join('')}<Dump>${'A'.repeat(3 * lineLimitCharacters)}</Dump></Log>`;

    const chunks = await collect(createTextLogSource([{ name: 't', text: `${xml}\nnext\n` }]).read());

    const lines = chunks.flatMap((chunk) => (chunk.kind === 'lines' ? chunk.lines : []));
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(lineLimitCharacters);
    expect(lines.slice(0, -1).join('')).toBe(xml);
    expect(lines).toContain('<Message>内存 19999</Message>');
    expect(lines.at(-1)).toBe('next');
  });
});

async function* batch(lines: readonly string[]): AsyncGenerator<readonly string[]> {
  yield lines;
}
