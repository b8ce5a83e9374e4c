/** The fixed words of a printed diagnosis. A share is printed as a word: a percentage only where it was calibrated (INFERENCE §4). */
export type Words = (typeof diagnosisWords)['en' | 'zh'];

function sureInEnglish(share: number): string {
  return share >= 0.9 ? 'very likely' : share >= 0.6 ? 'likely' : share >= 0.3 ? 'possible' : 'less likely';
}

function sureInChinese(share: number): string {
  return share >= 0.9 ? '非常可能' : share >= 0.6 ? '很可能' : share >= 0.3 ? '有可能' : '可能性较小';
}

export const diagnosisWords = {
  en: {
    inconclusive: 'INCONCLUSIVE',
    part: 'Bring',
    partNumber: 'P/N',
    serialNumber: 'S/N',
    noPart: 'No part to bring',
    causes: 'CAUSES',
    bring: 'PARTS',
    saveFirst: 'SAVE FIRST',
    checks: 'CHECKS THAT WOULD TELL MORE',
    plan: 'PLAN',
    wouldChange: 'WOULD CHANGE THE ANSWER',
    alsoPresent: 'MAY BE PRESENT AS WELL',
    disagreements: 'VENDORS DISAGREE',
    warnings: 'ABOUT THE LOG',
    notUnderstood: 'NOT UNDERSTOOD, NO EVIDENCE',
    similar: 'SIMILAR CASES',
    articles: 'ARTICLES',
    onlyIf: 'only if:',
    stopIf: 'stop if:',
    verify: 'verify:',
    sure: sureInEnglish,
    read: (events: number, lines: number, unread: number) => `read ${events} events from ${lines} lines, ${unread} not understood`,
    urgency: { now: 'ACT NOW', nextWindow: 'NEXT WINDOW', monitor: 'MONITOR' },
    state: { present: 'seen', absent: 'not seen' },
    callout: { indicted: 'indicted', suspect: 'suspect', acquitted: 'cleared by a check' },
    priority: { high: 'high priority', medium: 'medium priority', low: 'low priority' },
    who: { customer: 'customer', agent: 'agent', fieldEngineer: 'field engineer' },
    downtime: { none: 'no downtime', reboot: 'reboot', powerOff: 'power off' },
  },
  zh: {
    inconclusive: '无法定论',
    part: '请携带',
    partNumber: '部件号',
    serialNumber: '序列号',
    noPart: '无需携带部件',
    causes: '可能原因',
    bring: '部件',
    saveFirst: '先保存',
    checks: '建议的下一步检查',
    plan: '处理步骤',
    wouldChange: '会改变结论的观察',
    alsoPresent: '可能同时存在',
    disagreements: '厂商意见不一',
    warnings: '关于这份日志',
    notUnderstood: '未能识别的行（不作为依据）',
    similar: '相似案例',
    articles: '知识库文章',
    onlyIf: '前提：',
    stopIf: '停止条件：',
    verify: '验证：',
    sure: sureInChinese,
    read: (events: number, lines: number, unread: number) => `共 ${lines} 行，识别出 ${events} 个事件，${unread} 处未能识别`,
    urgency: { now: '立即处理', nextWindow: '下一窗口处理', monitor: '观察' },
    state: { present: '出现', absent: '未出现' },
    callout: { indicted: '判定故障', suspect: '怀疑', acquitted: '已排除' },
    priority: { high: '高优先级', medium: '中优先级', low: '低优先级' },
    who: { customer: '客户', agent: '坐席', fieldEngineer: '现场工程师' },
    downtime: { none: '不停机', reboot: '需重启', powerOff: '需下电' },
  },
} as const;
