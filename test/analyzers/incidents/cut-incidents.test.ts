import { describe, expect, it } from 'vitest';
import { cutIncidents } from '#analyzers/incidents/cut-incidents.js';
import { relateEvents } from '#analyzers/relate-events.js';
import { readText } from '../logs/read-text.js';
import { incidentsOf, incidentsOfFiles, linesOf, reasonsOf, selRows } from './time-lines.js';

const ce = 'Memory DIMM_A1 | Correctable ECC | Asserted';
const ue = 'Memory DIMM_A1 | Uncorrectable ECC | Asserted';
const ierr = 'Processor CPU1_Status | IERR | Asserted';
const psu = 'Power Supply PS1_Status | Failure detected | Asserted';
const psuEnd = 'Power Supply PS1_Status | Failure detected | Deasserted';
const fan = 'Fan FAN3 | Lower Critical going low | Asserted';
const boot = 'System Boot Initiated #0x80 | Initiated by hard reset | Asserted';
const watchdog = 'Watchdog2 #0x03 | Hard reset | Asserted';
const configuration = 'Processor CPU1_Status | Configuration Error | Asserted';

describe('a quiet gap', () => {
  it('cuts what shares no part: a power supply in March and a DIMM in June', () => {
    const incidents = incidentsOf(`03/04/2024 02:11:07 ${psu}`, `06/18/2024 03:15:29 ${ue}`, `06/18/2024 03:15:30 ${ierr}`);

    expect(linesOf(incidents)).toEqual([['1'], ['2', '3']]);
    expect(incidents[1]?.why).toEqual([{ code: 'quietBefore', days: 106, fact: '' }]);
    expect(incidents.map(({ id }) => id)).toEqual(['incident-1', 'incident-2']);
  });

  it('of hours cuts nothing', () => {
    const incidents = incidentsOf(`03/04/2024 02:00:00 ${fan}`, `03/04/2024 20:00:00 ${psu}`);

    expect(linesOf(incidents)).toEqual([['1', '2']]);
    expect(reasonsOf(incidents)).toEqual([['wholeLog']]);
  });

  it('is not filled by rows that report a state', () => {
    const states = ['03/05', '03/06', '03/07', '03/08'].map((day) => `${day}/2024 02:00:00 ${boot}`);

    const incidents = incidentsOf(`03/04/2024 10:00:00 ${psu}`, ...states, `03/09/2024 02:30:00 ${ue}`);

    expect(incidents.map(({ triggerId }) => triggerId)).toEqual(['sel#1', 'sel#6']);
  });

  it('is not filled by a sensor that complains every day', () => {
    const days = Array.from({ length: 20 }, (_, day) => String(day + 1).padStart(2, '0'));
    const noise = days.map((day) => `03/${day}/2024 12:00:00 Fan FAN7 | Lower Non-critical going low | Asserted`);

    const incidents = incidentsOf(`03/01/2024 11:00:00 ${psu}`, ...noise, `03/20/2024 13:00:00 ${ue}`);

    const [constant, ...dated] = [...incidents].sort((left, right) => right.events.length - left.events.length);
    expect(constant?.why).toEqual([{ code: 'constantVoice', days: 19, fact: '' }]);
    expect(dated.map(({ triggerId }) => triggerId)).toEqual(['sel#1', 'sel#22']);
    expect(dated.every(({ events }) => events.length <= 3)).toBe(true);
  });
});

describe('the same part', () => {
  it('joins a drip of corrected errors over weeks and the failure they end in', () => {
    const drip = ['04/02', '04/09', '04/20', '05/11'].map((day) => `${day}/2024 08:00:00 ${ce}`);

    const incidents = incidentsOf(...drip, `05/30/2024 04:00:00 ${ue}`, `05/30/2024 04:00:01 ${ierr}`);

    expect(linesOf(incidents)).toEqual([['1', '2', '3', '4', '5', '6']]);
    expect(incidents[0]?.why).toContainEqual({ code: 'partOverTime', days: 58, fact: 'DIMM_A1' });
    expect(incidents[0]).toMatchObject({ from: '2024-04-02T08:00:00.000Z', to: '2024-05-30T04:00:01.000Z', triggerId: 'sel#6' });
  });

  it('brings no other part along that failed on a day of the drip', () => {
    const incidents = incidentsOf(
      `04/02/2024 08:00:00 ${ce}`,
      `04/09/2024 08:00:00 ${ce}`,
      `04/09/2024 08:30:00 ${psu}`,
      `05/30/2024 04:00:00 ${ue}`,
    );

    expect(linesOf(incidents)).toEqual([
      ['1', '2', '3', '4'],
      ['1', '2', '4'],
    ]);
    expect(incidents.map(({ triggerId }) => triggerId)).toEqual(['sel#3', 'sel#4']);
  });

  it('joins nothing after half a year', () => {
    const incidents = incidentsOf(`01/02/2024 08:00:00 ${ce}`, `09/30/2024 04:00:00 ${ue}`);

    expect(linesOf(incidents)).toEqual([['1'], ['2']]);
  });
});

describe('the same sign', () => {
  it('joins crashes within days, with what only one of them logged', () => {
    const incidents = incidentsOf(
      `05/06/2024 03:00:00 ${ue}`,
      `05/06/2024 03:00:01 ${ierr}`,
      `05/06/2024 03:02:00 ${boot}`,
      `05/08/2024 17:00:00 ${ierr}`,
      `05/08/2024 17:02:00 ${boot}`,
    );

    expect(linesOf(incidents)).toEqual([['1', '2', '3', '4', '5']]);
    expect(reasonsOf(incidents)[0]).toContain('repeatedSign');
  });

  it('joins two DIMMs within a week', () => {
    const other = 'Memory DIMM_A2 | Correctable ECC | Asserted';

    expect(incidentsOf(`05/06/2024 03:00:00 ${ce}`, `05/09/2024 03:00:00 ${other}`)).toHaveLength(1);
    expect(incidentsOf(`05/06/2024 03:00:00 ${ce}`, `06/19/2024 03:00:00 ${other}`)).toHaveLength(2);
  });
});

describe('a start of the server', () => {
  it('ends an incident once the server has run quietly for an hour', () => {
    const incidents = incidentsOf(`05/06/2024 03:00:00 ${ierr}`, `05/06/2024 03:02:00 ${boot}`, `05/06/2024 09:00:00 ${fan}`);

    expect(incidents.map(({ triggerId }) => triggerId)).toEqual(['sel#1', 'sel#3']);
    expect(reasonsOf(incidents)).toEqual([['firstInLog'], ['startBefore']]);
  });

  it('does not end it before the self-test has reported what the crash left', () => {
    const incidents = incidentsOf(
      `05/06/2024 03:00:00 ${watchdog}`,
      `05/06/2024 03:02:00 ${boot}`,
      `05/06/2024 03:07:00 ${ue}`,
      `05/06/2024 03:07:05 ${configuration}`,
    );

    expect(linesOf(incidents)).toEqual([['1', '2', '3', '4']]);
  });

  it('belongs to the crash though the server hung over a weekend', () => {
    const incidents = incidentsOf(`05/03/2024 18:00:00 ${ierr}`, `05/06/2024 08:30:00 ${boot}`, `05/06/2024 08:36:00 ${ue}`);

    expect(linesOf(incidents)).toEqual([['1', '2', '3']]);
  });

  it('ends nothing where several starts follow each other within minutes', () => {
    const incidents = incidentsOf(
      `05/06/2024 03:00:00 ${ierr}`,
      `05/06/2024 03:05:00 ${boot}`,
      `05/06/2024 03:20:00 ${boot}`,
      `05/06/2024 03:35:00 ${boot}`,
      `05/06/2024 03:40:00 ${ue}`,
    );

    expect(incidents).toHaveLength(1);
  });
});

describe('an assert that has been open for months', () => {
  it('is an incident of its own beside the crash of today', () => {
    const incidents = incidentsOf(`01/10/2024 12:00:00 ${psu}`, `06/18/2024 03:15:29 ${ierr}`, `06/18/2024 03:18:00 ${boot}`);

    expect(linesOf(incidents)).toEqual([['1'], ['2', '3']]);
  });

  it('takes its recovery along, though that stands beside the crash', () => {
    const incidents = incidentsOf(`01/10/2024 12:00:00 ${psu}`, `06/18/2024 03:15:29 ${ierr}`, `06/18/2024 03:20:00 ${psuEnd}`);

    expect(linesOf(incidents)).toEqual([['1', '3'], ['2']]);
  });
});

describe('a recovery whose beginning is not in the log', () => {
  it('is a sign itself', () => {
    const incidents = incidentsOf(`01/10/2024 12:00:00 ${psuEnd}`, `06/18/2024 03:15:29 ${ue}`);

    expect(linesOf(incidents)).toEqual([['1'], ['2']]);
  });
});

describe('rows without a time', () => {
  it('belong to what follows where the clock was not set yet', () => {
    const [first = '', , third = ''] = selRows(`03/04/2024 02:11:07 ${psu}`, '0 0 0', `06/18/2024 03:15:29 ${ierr}`);

    const incidents = incidentsOfFiles({ sel: [first, `   2 | Pre-Init  | 0000000031 | ${ue}`, third] });

    expect(linesOf(incidents)).toEqual([['1'], ['2', '3']]);
  });

  it('make one incident where no row has a time', () => {
    const rows = [
      'memory dimm_a1 | correctable ecc | asserted',
      'power supply ps1 | failure detected | asserted',
      'processor cpu1 | ierr | asserted',
    ];

    const incidents = cutIncidents(relateEvents(readText(rows.join('\n')).events));

    expect(incidents).toHaveLength(1);
    expect(incidents[0]).toMatchObject({ from: null, to: null, times: [] });
    expect(incidents[0]?.events).toHaveLength(3);
  });
});

describe('two logs of one server', () => {
  it('are not cut apart by the hours between their clocks', () => {
    const incidents = incidentsOfFiles({
      sel: selRows(
        `06/18/2024 20:15:03 ${ue}`,
        `06/18/2024 20:15:04 ${ierr}`,
        `06/18/2024 20:18:00 ${boot}`,
        `06/18/2024 20:23:00 ${configuration}`,
      ),
      'os.log': [
        '2024-06-18T12:14:20+00:00 db07 kernel: EDAC MC0: 1 CE memory read error on CPU_SrcID#0_MC#0_Chan#0_DIMM#0 (channel:0 slot:0 page:0x1 offset:0x0 grain:32 syndrome:0x0)',
        '2024-06-18T12:15:01+00:00 db07 kernel: EDAC MC0: 1 UE memory read error on CPU_SrcID#0_MC#0_Chan#0_DIMM#0 (channel:0 slot:0 page:0x1 offset:0x0 grain:32)',
      ],
    });

    expect(incidents).toHaveLength(1);
    expect(incidents[0]?.from).toBe('2024-06-18T12:14:20.000Z');
    expect(incidents[0]?.to).toBe('2024-06-18T12:23:00.000Z');
  });
});

describe('the trigger', () => {
  it('is the most severe sign, of equals the latest', () => {
    expect(incidentsOf(`05/06/2024 03:00:00 ${ierr}`, `05/06/2024 03:00:01 ${ierr}`, `05/06/2024 03:00:02 ${ce}`)[0]?.triggerId).toBe(
      'sel#2',
    );
  });

  it('is none where nothing reports a fault', () => {
    expect(incidentsOf(`05/06/2024 03:00:00 ${boot}`)[0]).toMatchObject({ triggerId: null, severity: 0 });
  });
});

describe('cutting', () => {
  it('gives nothing where nothing was read', () => {
    expect(cutIncidents([])).toEqual([]);
  });

  it('gives the same for a listing that begins with the newest row', () => {
    const rows = selRows(
      `03/04/2024 02:11:07 ${psu}`,
      `06/18/2024 03:15:29 ${ue}`,
      `06/18/2024 03:15:30 ${ierr}`,
      `06/18/2024 03:18:00 ${boot}`,
    );

    const [plain, reversed] = [rows, rows.toReversed()].map((lines) => incidentsOfFiles({ sel: lines }));

    expect(reversed?.map(({ from, to, events }) => [from, to, events.length])).toEqual(
      plain?.map(({ from, to, events }) => [from, to, events.length]),
    );
  });
});
