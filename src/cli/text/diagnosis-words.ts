/** The fixed words of a printed diagnosis. A share is printed as a word: a percentage only where it was calibrated (INFERENCE §4). */
export type Words = (typeof diagnosisWords)['en' | 'zh'];

/** Shares from which on a cause is called likely, and possible. */
const likelyFrom = 0.5;
const possibleFrom = 0.1;

function sureInEnglish(share: number): string {
  return share >= likelyFrom ? 'likely' : share >= possibleFrom ? 'possible' : 'less likely';
}

function sureInChinese(share: number): string {
  return share >= likelyFrom ? '很可能' : share >= possibleFrom ? '有可能' : '可能性较小';
}

function replacedInEnglish(helped: boolean | null): string {
  return helped === null ? 'replaced' : helped ? 'replaced, which helped' : 'replaced, which did not help';
}

function replacedInChinese(helped: boolean | null): string {
  return helped === null ? '已更换' : helped ? '更换后恢复' : '更换后未恢复';
}

export const diagnosisWords = {
  en: {
    inconclusive: 'INCONCLUSIVE: ',
    answer: (cause: string, sure: string, part: string) => `${cause}, ${sure}. ${part}.`,
    part: 'Bring: ',
    haveReady: 'No visit yet; have ready: ',
    partNumber: 'P/N',
    serialNumber: 'S/N',
    noPart: 'No part to bring',
    incidents: 'INCIDENTS (> = the one asked about)',
    noTime: 'no time',
    moreIncidents: (count: number) => `${count} more`,
    causes: 'CAUSES (×, ÷: how many times likelier, less likely, than under the cause it is compared with)',
    bring: 'PARTS',
    saveFirst: 'SAVE FIRST',
    checks: 'CHECKS THAT WOULD TELL MORE',
    plan: 'PLAN',
    planLater: 'PLAN (the first step now, the others if it comes back)',
    escalate: 'ESCALATE WITH',
    attach: { log: 'the whole log', crashDump: 'crash dump of the processor', inventory: 'inventory with part and serial numbers' },
    wouldChange: 'WOULD CHANGE THE ANSWER',
    alsoPresent: 'MAY BE PRESENT AS WELL',
    disagreements: 'VENDORS DISAGREE',
    warnings: 'ABOUT THE LOG',
    notUnderstood: 'NOT UNDERSTOOD, NO EVIDENCE',
    similar: 'SIMILAR CASES',
    doneThen: 'done then: ',
    missingNow: 'not done or not here yet: ',
    replaced: replacedInEnglish,
    articles: 'ARTICLES',
    first: 'first: ',
    onlyIf: 'only if: ',
    stopIf: 'stop if: ',
    verify: 'verify: ',
    sure: sureInEnglish,
    measured: (what: string, percent: number, cases: number) => `${what}${percent} % (measured on ${cases} cases)`,
    measuredPart: 'this part ',
    read: (events: number, lines: number, unread: number) => `read ${events} events from ${lines} lines, ${unread} not understood`,
    urgency: { now: 'ACT NOW: ', nextWindow: 'NEXT WINDOW: ', monitor: 'MONITOR: ' },
    state: { present: 'seen', absent: 'not seen' },
    callout: { indicted: 'indicted', suspect: 'suspect', acquitted: 'cleared by a check' },
    priority: { high: 'high priority', medium: 'medium priority', low: 'low priority' },
    who: { customer: 'customer', agent: 'agent', fieldEngineer: 'field engineer' },
    downtime: { none: 'no downtime', reboot: 'reboot', powerOff: 'power off' },
  },
  zh: {
    inconclusive: '无法定论：',
    answer: (cause: string, sure: string, part: string) => `${cause}，${sure}。${part}。`,
    part: '请携带：',
    haveReady: '暂不上门，请备好：',
    partNumber: '部件号',
    serialNumber: '序列号',
    noPart: '无需携带部件',
    incidents: '事件（> = 本次回答所针对的事件）',
    noTime: '无时间',
    moreIncidents: (count: number) => `另有 ${count} 次`,
    causes: '可能原因（×、÷：与对照原因相比，可能性高、低的倍数）',
    bring: '部件',
    saveFirst: '先保存',
    checks: '建议的下一步检查',
    plan: '处理步骤',
    planLater: '处理步骤（先做第一步，其余待复现后再做）',
    escalate: '升级并附上',
    attach: { log: '完整日志', crashDump: 'CPU 崩溃转储', inventory: '含部件号和序列号的配置清单' },
    wouldChange: '会改变结论的观察',
    alsoPresent: '可能同时存在',
    disagreements: '厂商意见不一',
    warnings: '关于这份日志',
    notUnderstood: '未能识别的行（不作为依据）',
    similar: '相似案例',
    doneThen: '当时处理：',
    missingNow: '本次尚缺：',
    replaced: replacedInChinese,
    articles: '知识库文章',
    first: '先做：',
    onlyIf: '前提：',
    stopIf: '停止条件：',
    verify: '验证：',
    sure: sureInChinese,
    measured: (what: string, percent: number, cases: number) => `${what}${percent} %（基于 ${cases} 个案例）`,
    measuredPart: '该部件 ',
    read: (events: number, lines: number, unread: number) => `共 ${lines} 行，识别出 ${events} 个事件，${unread} 处未能识别`,
    urgency: { now: '立即处理：', nextWindow: '下一窗口处理：', monitor: '观察：' },
    state: { present: '出现', absent: '未出现' },
    callout: { indicted: '判定故障', suspect: '怀疑', acquitted: '已排除' },
    priority: { high: '高优先级', medium: '中优先级', low: '低优先级' },
    who: { customer: '客户', agent: '坐席', fieldEngineer: '现场工程师' },
    downtime: { none: '不停机', reboot: '需重启', powerOff: '需下电' },
  },
} as const;
