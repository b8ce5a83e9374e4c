import type { Bilingual } from '#domain/causal-graph.js';
import { automaticPrefix } from '#domain/finding.js';

/** What each kind of automatic finding observes, in words. */
const kinds: Readonly<Record<string, Bilingual>> = {
  key: { en: 'event', zh: '事件' },
  'key-role': { en: 'event and role of its sensor', zh: '事件及传感器角色' },
  role: { en: 'role of a sensor', zh: '传感器角色' },
  together: { en: 'both kinds of events', zh: '两类事件同时出现' },
  finding: { en: 'finding', zh: '发现' },
  context: { en: 'finding, beside faults of', zh: '发现及同时报告故障的部件' },
  extent: { en: 'amount of what was logged', zh: '日志内容的多少' },
  spread: { en: 'places that report faults', zh: '报告故障的位置数' },
  socket: { en: 'socket of processor and memory faults', zh: '处理器与内存故障所在插槽' },
  ecc: { en: 'uncorrectable and corrected memory errors', zh: '不可纠正与可纠正内存错误' },
};

/** Title of an automatic finding: an observation, named by its id. */
export function automaticTitle(findingId: string): Bilingual {
  const [kind = '', ...rest] = findingId.slice(automaticPrefix.length).split('/');
  const words = kinds[kind] ?? { en: kind, zh: kind };
  const what = rest.join('/').replace('+', ' + ');
  return { en: `Observed association: ${words.en} ${what}`, zh: `观察到的关联：${words.zh} ${what}` };
}
