import type { FindingInput } from '#domain/finding.js';

type SymptomSign = Pick<FindingInput, 'findingId' | 'component'> & { readonly says: RegExp };

const many = String.raw`\b(?:other|neighbou?rs?|neighbou?ring|adjacent|all|both|several|many|\d+|two|three|four|five|six|seven|eight|nine|ten)\b`;
const machines = String.raw`\b(?:servers?|hosts?|machines?|nodes?|devices?|neighbou?rs?)\b`;

/** What people write of the surroundings, which no log of the server holds. */
const symptomSigns: readonly SymptomSign[] = [
  {
    findingId: 'test-neighbours-lost-power',
    says: new RegExp(
      `${many}.{0,30}${machines}.{0,40}\\b(?:lost|lose|without)\\b.{0,12}\\b(?:power|input|ac)\\b|\\b(?:whole|entire|same) rack\\b.{0,30}\\b(?:lost|without)\\b.{0,12}\\b(?:power|input)\\b|\\bpower (?:was )?lost in the (?:whole |entire )?rack\\b`,
      'i',
    ),
  },
  {
    findingId: 'test-neighbours-lost-power',
    says: /(?:同|整)(?:一个|一|个)?机柜.{0,15}(?:掉电|断电|失电|停电)|(?:其他|其它|邻近|相邻|多台)(?:服务器|设备|主机).{0,12}(?:掉电|断电|失电|停电)/,
  },
  {
    findingId: 'test-work-explains-events',
    says: /\b(?:planned|scheduled|announced)\b.{0,30}\b(?:work|maintenance|outage|switch-?over)\b|计划(?:内|性)?(?:停电|维护|割接|检修|变更)|(?:检修|割接|维护)期间/i,
  },
  {
    findingId: 'test-neighbours-hot',
    says: /\b(?:other|neighbou?ring|all|several) (?:servers?|hosts?|machines?)\b.{0,30}\b(?:hot|overheat\w*)\b|\bair[- ]?condition\w*\b.{0,15}\b(?:failed|down|off)\b|机房.{0,8}(?:高温|过热|温度高)|空调.{0,6}(?:故障|停机)/i,
  },
  {
    findingId: 'test-no-standby-power',
    says: /\bno standby (?:light|led|power)\b|\bstandby (?:light|led) (?:is |stays )?(?:off|dark)\b|待机(?:指示)?灯不亮/i,
  },
  {
    findingId: 'fans-full-speed',
    says: /\bfans?\b.{0,40}(?:\b(?:at|to) 100 ?%|\bfull[- ]speed\b|\bmax(?:imum)? speed\b)|风扇.{0,10}(?:全速|满转|100 ?%)/i,
  },
  {
    findingId: 'fru-serial-blank',
    component: { class: 'board', locator: null },
    says: /\bserial (?:number )?(?:is |shows |shown as )?(?:blank|empty|missing|not programmed)\b|序列号(?:显示)?(?:为空|空白|丢失|缺失)/i,
  },
];

const clauseEnd = /[.;,!?\n。；，！？]/;
const denied = /\b(?:not|never|nobody|none|neither|nor)\b|n't\b|没有|并未|未曾|并非|不是/i;
const searchedCharacters = 4000;

/** Findings that a person's description states outright; a clause that denies anything states nothing. Each once, always `present`. */
export function symptomFindings(symptom: string): FindingInput[] {
  const clauses = symptom
    .slice(0, searchedCharacters)
    .split(clauseEnd)
    .filter((clause) => !denied.test(clause));
  const stated = symptomSigns.filter(({ says }) => clauses.some((clause) => says.test(clause)));
  return [
    ...new Map(stated.map(({ findingId, component = null }) => [findingId, { findingId, state: 'present' as const, component }])).values(),
  ];
}
