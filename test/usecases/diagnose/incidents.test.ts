import { beforeAll, describe, expect, it } from 'vitest';
import type { DiagnosisInput } from '#domain/diagnosis.js';
import type { Language } from '#domain/language.js';
import type { CompiledGraph } from '#graph/model/compile-graph.js';
import { analyseCase } from '#usecases/analyse-case.js';
import { analyseLog } from '#usecases/diagnose/analyse-log.js';
import { answerFrom, type GraphAnswer } from '#usecases/diagnose/answer.js';
import { selRows } from '../../analyzers/incidents/time-lines.js';
import { readText } from '../../analyzers/logs/read-text.js';
import { compileShippedGraph } from '../../graph/shipped-graph.js';
import { readingOf } from './golden-case.js';

let graph: CompiledGraph;
beforeAll(async () => {
  graph = await compileShippedGraph();
});

const psuThenDimm = selRows(
  '03/04/2024 02:11:07 Power Supply PS1_Status | Failure detected | Asserted',
  '03/04/2024 02:12:00 Memory CPU1_DIMM_A1 | Presence Detected | Asserted',
  '06/18/2024 03:15:29 Memory CPU1_DIMM_C1 | Uncorrectable ECC | Asserted',
);
const twoServers = [
  'Server SN,Time,Sensor,Event,Direction',
  'SRVA000123,2024-05-06 03:00:01,CPU1 DIMM A1,Uncorrectable ECC,Asserted',
  'SRVB000456,2024-05-06 04:10:10,PS1 Status,Failure detected,Asserted',
];

function answer(lines: readonly string[], input: DiagnosisInput = {}, lang: Language = 'en'): GraphAnswer {
  const { events } = readText(lines.join('\n'));
  return answerFrom(graph, analyseLog(events, readingOf(events), lang, input), input, lang);
}

function codesOf({ timeline }: GraphAnswer): string[] {
  return timeline.warnings.map(({ code }) => code);
}

describe('an answer to a log of several incidents', () => {
  it('rests on the rows of the one asked about, and lists the others', () => {
    const { incidents, findings } = answer(psuThenDimm);

    expect(incidents.map(({ chosen, trigger }) => [chosen, trigger])).toEqual([
      [false, 'log.txt#1'],
      [true, 'log.txt#3'],
    ]);
    expect(new Set(findings.flatMap(({ eventIds }) => eventIds))).toEqual(new Set(['log.txt#3']));
  });

  it('is about the stated fault time', () => {
    const { causes, incidents } = answer(psuThenDimm, { faultTime: '2024-03-04' });

    expect(causes[0]?.component).toEqual({ class: 'psu', locator: 'PS1' });
    expect(incidents[0]?.why).toBe('the first signs in the log; nearest to the stated fault time');
  });

  it('says in the reader’s language why it was cut', () => {
    const why = answer(psuThenDimm, {}, 'zh').incidents[1]?.why;

    expect(why).toBe('此前 106 天没有异常；最严重，同级中最近');
  });

  it('counts what the whole log lists as installed, and suspects only what the incident names', () => {
    const { events } = readText(psuThenDimm.join('\n'));

    const { components } = analyseLog(events, readingOf(events), 'en');

    expect(components.map(({ locator, named }) => [locator, named])).toEqual([
      ['PS1', false],
      ['CPU1_DIMM_A1', false],
      ['CPU1_DIMM_C1', true],
    ]);
  });

  it('warns where the stated time is far from any sign', () => {
    expect(codesOf(answer(psuThenDimm, { faultTime: '2024-08-18' }))).toContain('farFromFaultTime');
    expect(codesOf(answer(psuThenDimm, { faultTime: '2024-06-18' }))).not.toContain('farFromFaultTime');
  });

  it('warns of what has been open since long before', () => {
    const before = answer(psuThenDimm);
    const ended = answer([...psuThenDimm, '   4 | 06/18/2024 | 09:00:00 | Power Supply PS1_Status | Failure detected | Deasserted']);

    expect(before.timeline.warnings.find(({ code }) => code === 'openBefore')?.eventIds).toEqual(['log.txt#1']);
    expect(codesOf(ended)).not.toContain('openBefore');
  });
});

describe('stated changes', () => {
  it('are warned of where there are two: none can be told apart', () => {
    const replacedParts = [{ fruId: 'dimm', locator: 'CPU1_DIMM_C1', at: '2024-06-10' }];

    expect(codesOf(answer(psuThenDimm, { replacedParts }))).not.toContain('severalChanges');
    expect(codesOf(answer(psuThenDimm, { replacedParts, recentChanges: ['BIOS updated'] }))).toContain('severalChanges');
  });

  it('stand in the history of the answer, and tell that a replaced slot fails again, however its label is spelled', () => {
    const replacedParts = [{ fruId: 'dimm', locator: 'P1-DIMMC1', at: '2024-06-10' }];

    const { findings, history } = answer(psuThenDimm, { replacedParts });

    expect(history.replacedParts).toEqual(replacedParts);
    expect(findings.find(({ findingId }) => findingId === 'dimm-error-after-replacement')?.component?.locator).toBe('CPU1_DIMM_C1');
  });
});

describe('logs of several servers', () => {
  it.each([
    ['en', 'several servers (SRVA000123, SRVB000456)'],
    ['zh', '多台服务器的日志（SRVA000123, SRVB000456）'],
  ] as const)('are not merged: no answer, no part, and how to ask (%s)', (lang, words) => {
    const refused = answer(twoServers, {}, lang);

    expect(refused).toMatchObject({ status: 'inconclusive', callouts: [], plan: [], nextTests: [], wouldChange: [], escalate: null });
    expect(refused.reason).toContain(words);
  });

  it('are told by the serial numbers that one tool prints', () => {
    const fru = (serial: string) => [
      'FRU Device Description : Builtin FRU Device (ID 0)',
      ' Product Name          : RS500',
      ` Product Serial        : ${serial}`,
      '',
    ];

    expect(answer([...fru('EX00071'), ...fru('EX00072')]).reason).toContain('EX00071, EX00072');
    expect(answer([...fru('EX00071'), ...fru('EX00071')]).reason).not.toContain('EX00071');
  });
});

describe('a stored case', () => {
  it('shows the signs of the incident at its opening', () => {
    const findingsAt = (openedAt: string) =>
      analyseCase({ id: 'one', log: psuThenDimm.join('\n'), openedAt })
        .findings.filter(({ state }) => state === 'present')
        .map(({ findingId }) => findingId);

    expect(findingsAt('2024-03-05')).toContain('psu-failure');
    expect(findingsAt('2024-06-19')).toContain('memory-uncorrectable-ecc');
    expect(findingsAt('2024-06-19')).not.toContain('psu-failure');
  });
});
