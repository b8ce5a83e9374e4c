import type { LogEvent } from '#domain/log-event.js';

type DerivedSeverity = LogEvent['severity']['derived'];

/** Severity words of BMCs, tools and vendors (FreeIPMI, Redfish, iDRAC, iLO, IMM, iBMC, syslog). */
const severityByWord: Readonly<Record<string, DerivedSeverity>> = {
  ok: 'ok',
  normal: 'ok',
  nominal: 'ok',
  info: 'ok',
  inf: 'ok',
  information: 'ok',
  informational: 'ok',
  notice: 'ok',
  debug: 'ok',
  repaired: 'ok',
  正常: 'ok',
  提示: 'ok',
  信息: 'ok',
  通知: 'ok',
  恢复: 'ok',
  warning: 'warning',
  warn: 'warning',
  caution: 'warning',
  minor: 'warning',
  min: 'warning',
  noncritical: 'warning',
  degraded: 'warning',
  轻微: 'warning',
  次要: 'warning',
  一般: 'warning',
  警告: 'warning',
  告警: 'warning',
  critical: 'critical',
  crit: 'critical',
  crt: 'critical',
  major: 'critical',
  maj: 'critical',
  error: 'critical',
  failed: 'critical',
  severe: 'critical',
  fatal: 'critical',
  nonrecoverable: 'critical',
  unrecoverable: 'critical',
  emergency: 'critical',
  alert: 'critical',
  严重: 'critical',
  紧急: 'critical',
  err: 'critical',
  emerg: 'critical',
  重要: 'critical',
  重大: 'critical',
  错误: 'critical',
  致命: 'critical',
  故障: 'critical',
};

/** Our severity for the word a source prints (case, blanks and hyphens ignored), or null where the word is none (`N/A`, `Unknown`). */
export function severityOfWord(word: string): DerivedSeverity | null {
  return severityByWord[word.toLowerCase().replace(/[\s_-]+/g, '')] ?? null;
}
