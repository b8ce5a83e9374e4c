import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { CaseMap } from '#ingest/sources/cases/case-map.js';
import { createCaseSource } from '#ingest/sources/cases/support-cases.js';
import { ticketMaps } from '#ingest/sources/cases/ticket-maps.js';
import { collect } from '../read-chunks.js';

const folder = mkdtempSync(join(tmpdir(), 'faultbook-tickets-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(map: string | CaseMap, name: string, content: unknown) {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  const caseMap = typeof map === 'string' ? ticketMaps[map]! : map;
  const items = await collect(createCaseSource([path], caseMap).read());
  return {
    cases: items.flatMap((item) => (item.ok ? [item.value] : [])),
    people: items.flatMap((item) => (item.ok ? [item.personalNames ?? []] : [])),
    rejected: items.flatMap((item) => (item.ok ? [] : [item.rejected])),
  };
}

const selRows = [
  '1 | 05/14/2026 | 20:40:26 | Memory CPU1_DIMM_A3 | Uncorrectable ECC | Asserted',
  '2 | 05/14/2026 | 20:40:27 | Processor CPU1 | IERR | Asserted',
];

describe('every ready map', () => {
  it.each(Object.entries(ticketMaps))('is a map as a person may write one: %s', (_name, map) => {
    expect(CaseMap.parse(map)).toEqual(map);
  });
});

describe('ServiceNow', () => {
  const both = (value: string, shown = value) => ({ display_value: shown, value });

  it('is read from the table API with display values', async () => {
    const incident = {
      number: both('INC0010001'),
      short_description: both('Server down after memory error'),
      description: both(`The node rebooted at night.\n${selRows.join('\n')}\nPlease advise.`),
      cmdb_ci: { display_value: 'node-17', link: 'https://example.invalid/api', value: '9f3c' },
      company: both('a1', 'North Hosting'),
      caller_id: both('u1', 'Ana Example'),
      assigned_to: both(''),
      sys_created_on: both('2026-05-14 18:41:00', '2026-05-14 20:41:00'),
      resolved_at: both('2026-05-15 09:00:00'),
      close_code: both('Solved (Permanently)'),
      close_notes: both('Replaced DIMM A3 of CPU1.'),
      state: both('7', 'Closed'),
    };

    const { cases, people, rejected } = await read('servicenow', 'sn.json', { result: [incident] });

    expect(rejected).toEqual([]);
    expect(cases[0]).toMatchObject({
      id: 'INC0010001',
      organisation: 'North Hosting',
      server: 'node-17',
      title: 'Server down after memory error',
      openedAt: '2026-05-14T20:41:00Z',
      closedAt: '2026-05-15T09:00:00Z',
      symptom: 'Server down after memory error\n\nThe node rebooted at night.\nPlease advise.',
      log: selRows.join('\n'),
      resolution: 'Replaced DIMM A3 of CPU1.',
      outcome: 'resolved',
    });
    expect(people[0]).toEqual(['Ana Example']);
  });

  it.each([
    ['field names', 'number,short_description,description,state,close_notes\n'],
    ['labels', 'Number,Short description,Description,State,Close notes\n'],
  ])('is read from a CSV with %s, whatever columns it leaves out', async (title, header) => {
    const row = 'INC2,Fan noise,"Fan 3 is loud, ""very"" loud",In Progress,\n';

    const { cases, rejected } = await read('servicenow', `${title}.csv`, header + row);

    expect(rejected).toEqual([]);
    expect(cases[0]).toMatchObject({ id: 'INC2', symptom: 'Fan noise\n\nFan 3 is loud, "very" loud', outcome: 'unknown' });
  });
});

describe('Jira', () => {
  const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
  const documentOf = (...content: object[]) => ({ type: 'doc', version: 1, content });

  it('is read from the REST API with rich documents', async () => {
    const issue = {
      key: 'HW-12',
      fields: {
        summary: 'RAID degraded',
        description: documentOf(paragraph('Slot 4 dropped out.'), {
          type: 'codeBlock',
          content: [{ type: 'text', text: 'VD 0 is now DEGRADED' }],
        }),
        created: '2026-03-04T05:06:07.000+0200',
        resolutiondate: '2026-03-05T05:06:07.000+0200',
        resolution: { name: 'Done' },
        reporter: { displayName: 'Ana Example' },
        comment: {
          comments: [
            { author: { displayName: 'Bo Sample' }, body: documentOf(paragraph('Drive swapped.')) },
            { author: { displayName: 'Ana Example' }, body: documentOf(paragraph('Rebuild done.')) },
          ],
        },
      },
    };

    const { cases, people } = await read('jira', 'jira.json', { startAt: 0, issues: [issue] });

    expect(cases[0]).toMatchObject({
      id: 'HW-12',
      title: 'RAID degraded',
      openedAt: '2026-03-04T03:06:07Z',
      closedAt: '2026-03-05T03:06:07Z',
      symptom: 'RAID degraded\n\nSlot 4 dropped out.',
      log: 'VD 0 is now DEGRADED',
      resolution: 'Drive swapped.\n\nRebuild done.',
      outcome: 'resolved',
    });
    expect(people[0]).toEqual(['Ana Example', 'Bo Sample']);
  });

  it('is read from a CSV with repeated columns and wiki notation', async () => {
    const description = `h2. What happened\nNode died.\n{noformat}\n${selRows[0]}\n{noformat}`;
    const csv = `Summary,Issue key,Created,Resolution,Description,Comment,Comment,Custom field (Serial Number)
Crash,HW-13,02/Jan/26 3:04 PM,Won't Fix,"${description}",first,second,SN0001
`;

    const { cases, rejected } = await read('jira', 'jira.csv', csv);

    expect(rejected).toEqual([]);
    expect(cases[0]).toMatchObject({
      id: 'HW-13',
      server: 'SN0001',
      openedAt: '2026-01-02T15:04:00Z',
      symptom: 'Crash\n\nWhat happened\nNode died.',
      log: selRows[0],
      resolution: 'first\n\nsecond',
      outcome: 'notResolved',
    });
  });
});

describe('Zendesk', () => {
  it('is read from an export of a ticket a line', async () => {
    const ticket = {
      id: 4711,
      subject: 'PSU fault',
      description: 'Amber LED on PSU 2',
      status: 'solved',
      created_at: '2026-02-01T10:00:00Z',
      requester: { id: 9, name: 'Ana Example' },
      comments: [
        { html_body: '<div><p>Amber LED on PSU&nbsp;2</p></div>' },
        { html_body: `<p>Log:</p><pre>${selRows[1]}</pre><p>Replaced it.</p>` },
      ],
    };

    const { cases, people } = await read('zendesk', 'zendesk.jsonl', `${JSON.stringify(ticket)}\n`);

    expect(cases[0]).toMatchObject({
      id: '4711',
      title: 'PSU fault',
      symptom: 'PSU fault\n\nAmber LED on PSU 2',
      outcome: 'resolved',
      openedAt: '2026-02-01T10:00:00Z',
    });
    expect(cases[0]?.log).toContain(selRows[1]);
    expect(cases[0]?.resolution).toContain('Replaced it.');
    expect(people[0]).toEqual(['Ana Example']);
  });
});

describe('GLPI', () => {
  it('is read from the REST API, whose HTML is written in entities', async () => {
    const ticket = {
      id: 31,
      name: 'Serveur en panne',
      content: `&#60;p&#62;Le serveur redémarre.&#60;/p&#62;&#60;pre&#62;${selRows[0]}&#60;/pre&#62;`,
      status: 6,
      date: '2026-01-31 08:00:00',
      solvedate: '2026-01-31 12:00:00',
    };

    const { cases } = await read('glpi', 'glpi.json', [ticket]);

    expect(cases[0]).toMatchObject({
      id: '31',
      symptom: 'Serveur en panne\n\nLe serveur redémarre.',
      log: selRows[0],
      openedAt: '2026-01-31T08:00:00Z',
      closedAt: '2026-01-31T12:00:00Z',
      outcome: 'resolved',
    });
  });

  it.each([
    ['English', 'ID;Title;Status;Opening date;Description\n'],
    ['French', "ID;Titre;Statut;Date d'ouverture;Description\n"],
  ])('is read from a CSV with %s headers, separated by semicolons, with a mark of byte order', async (language, header) => {
    const { cases, rejected } = await read(
      'glpi',
      `${language}.csv`,
      `\uFEFF${header}"32";"Ventilateur";"Clos";"2026-01-31 08:00";"bruit"\n`,
    );

    expect(rejected).toEqual([]);
    expect(cases[0]).toMatchObject({ id: '32', title: 'Ventilateur', openedAt: '2026-01-31T08:00:00Z', outcome: 'resolved' });
  });
});

describe('a map of one’s own', () => {
  it('takes the first column that has a value, follows the way to a nested one and joins what is there', async () => {
    const map = CaseMap.parse({
      rows: 'data.rows',
      id: 'ref.no',
      title: 'subject | summary',
      symptom: { field: ['a', 'b', 'c'], join: ' + ' },
      outcome: { field: 'state', values: { DONE: 'resolved' }, otherwise: 'unknown' },
    });
    const rows = [
      { ref: { no: 7 }, subject: ' ', summary: 'two', a: 'x', c: 'y', state: 'done' },
      { ref: { no: 8 }, state: 'open' },
    ];

    const { cases } = await read(map, 'own.json', { data: { rows } });

    expect(cases).toMatchObject([
      { id: '7', title: 'two', symptom: 'x + y', outcome: 'resolved' },
      { id: '8', outcome: 'unknown' },
    ]);
  });

  it('keeps a time that no format reads as it stands, and one of a zone in UTC', async () => {
    const map = CaseMap.parse({ id: 'id', openedAt: 'at', times: { formats: ['dd/MM/yyyy HH:mm'], zone: 'Asia/Shanghai' } });

    const { cases } = await read(map, 'times.csv', 'id,at\n1,31/12/2025 08:30\n2,last week\n3,2026-01-01T00:00:00+01:00\n');

    expect(cases.map(({ openedAt }) => openedAt)).toEqual(['2025-12-31T00:30:00Z', 'last week', '2025-12-31T23:00:00Z']);
  });

  it.each([
    [{ id: 'id', times: { zone: 'Mars/Base' } }, 'times.zone'],
    [{ id: 'id', symptom: { field: 'a', markup: 'rtf' } }, 'symptom'],
    [{ id: 'id', people: 'caller' }, 'people'],
  ])('is refused by its field where it is wrong: %j', (map, field) => {
    const parsed = CaseMap.safeParse(map);

    expect(parsed.error?.issues[0]?.path.join('.')).toBe(field);
  });

  it('still refuses a file that has no column for the id', async () => {
    const { cases, rejected } = await read('jira', 'no-id.csv', 'Summary,Created\nx,y\n');

    expect(cases).toEqual([]);
    expect(rejected[0]?.reason).toContain('no such column: "key | Issue key | Key" (for id)');
  });
});
