import type { Fault, Repair } from '#domain/causal-graph.js';
import type { Diagnosis } from '#domain/diagnosis.js';
import type { Language } from '#domain/language.js';
import type { CompiledGraph } from '#graph/model/compile-graph.js';
import { hasEvidence, type Ranking } from '#graph/model/score.js';

/** Causes below this share give no advice. */
const smallestAdvice = 0.1;
const advisedFaults = 3;

/** The repair steps of the first cause, in order, with what must hold before each and when to stop. */
export function planOf(graph: CompiledGraph, ranking: Ranking, lang: Language): Diagnosis['plan'] {
  const fault = graph.faults.get(ranking.ranked[0]?.candidate.faultId ?? '');
  return (fault?.repairs ?? []).map((repair, index) => ({
    step: index + 1,
    action: repair.action[lang],
    who: repair.who,
    downtime: repair.downtime,
    preconditions: repair.preconditions.map((text) => text[lang]),
    stopIf: repair.stopIf?.[lang] ?? null,
    verify: repair.verify?.[lang] ?? null,
  }));
}

/** The first step of every other cause worth acting on, the likeliest first (the plan has those of the first); a step with conditions says so itself. */
export function adviceOf(graph: CompiledGraph, ranking: Ranking, lang: Language): Diagnosis['advice'] {
  const [first, ...others] = leadingFaults(graph, ranking);
  const planned = new Set(first?.repairs.map((repair) => repair.action.en));
  const steps = others.flatMap((fault) => fault.repairs.slice(0, 1)).filter((repair) => !planned.has(repair.action.en));
  return [...new Map(steps.map((repair) => [repair.action[lang], repair])).values()].map((repair) => ({
    text: withCondition(repair, lang),
    who: repair.who,
    risk: repair.risk,
  }));
}

function withCondition(repair: Repair, lang: Language): string {
  if (repair.preconditions.length === 0) return repair.action[lang];
  const conditions = repair.preconditions.map((text) => text[lang]).join(lang === 'zh' ? '；' : '; ');
  return lang === 'zh' ? `${repair.action.zh}（前提：${conditions}）` : `${repair.action.en} (only if: ${conditions})`;
}

function leadingFaults(graph: CompiledGraph, ranking: Ranking): Fault[] {
  const ids = ranking.ranked
    .filter((one) => one.posterior >= smallestAdvice && hasEvidence(ranking, one))
    .map((one) => one.candidate.faultId);
  return [...new Set(ids)].slice(0, advisedFaults).flatMap((id) => graph.faults.get(id) ?? []);
}
