import type { DiagnosticTest, Fault, GraphFile, GraphProblem, Repair } from '#domain/causal-graph.js';
import type { ComponentClass } from '#domain/component.js';
import { errorOf } from './problem.js';

/** Safety: a step or test that can take down a running server or a volume says so and names its precondition; no test of high risk is a customer's. */
export function checkSafety(graph: GraphFile): GraphProblem[] {
  return [
    ...graph.faults.flatMap((fault) => fault.repairs.flatMap((repair, index) => checkRepair(fault, repair, `${fault.id}#${index + 1}`))),
    ...graph.tests.flatMap(checkTest),
  ];
}

function checkRepair(fault: Fault, repair: Repair, subject: string): GraphProblem[] {
  const { downtime, risk, preconditions, action } = repair;
  return [
    ...(isConditioned(downtime, risk, preconditions)
      ? []
      : [errorOf('unsafeRepair', subject, 'a step with downtime or high risk names no precondition')]),
    ...(isOutageSaid(action.en, downtime, preconditions, fault.componentClass) ? [] : [errorOf('unsaidOutage', subject, unsaidText)]),
  ];
}

function checkTest({ id, title, downtime, risk, who, preconditions }: DiagnosticTest): GraphProblem[] {
  return [
    ...(isConditioned(downtime, risk, preconditions)
      ? []
      : [errorOf('unsafeTest', id, 'a test with downtime or high risk names no precondition')]),
    ...(isOutageSaid(title.en, downtime, preconditions, null) ? [] : [errorOf('unsaidOutage', id, unsaidText)]),
    ...(risk === 'high' && who === 'customer' ? [errorOf('riskyForCustomer', id, 'a test of high risk is no work of a customer')] : []),
  ];
}

const unsaidText = 'what it says can take down a running server or a volume: it needs its downtime or a precondition';

function isConditioned(downtime: Repair['downtime'], risk: Repair['risk'], preconditions: readonly unknown[]): boolean {
  return (downtime === 'none' && risk !== 'high') || preconditions.length > 0;
}

/** Takes the server down whatever the part. */
const stopsServer =
  /\b(?:power(?:ing)?[- ](?:it |the server |the host )?(?:off|down|cycle)|shut(?: it| the server)? down|reboot|AC cycle|restart the (?:server|host|system))\b/i;
/** Takes away what a running server or a volume may stand on. */
const takesAway = /\b(?:unplug|reseat|pull|remove|replace|exchange|swap)\b/i;
/** Changes what a volume is made of. */
const changesVolume =
  /\b(?:clear|import|delete|initiali[sz]e|format|force|rebuild|discard)\b.*\b(?:configuration|volume|array|virtual drive|cache|disks?|drives?)\b/i;
/** A clause that forbids, plans, or speaks of before and after, is no deed. */
const noDeed = /\b(?:no|not|none|never|nothing|before|after|whether|without|until|plan)\b/i;
/** Parts that no server lets go of while it runs. */
const coldClasses: ReadonlySet<ComponentClass> = new Set(['cpu', 'memory', 'board', 'riser', 'raid-controller', 'cmos-battery']);

/** The English text speaks for both languages. `componentClass` = what the step is done on, null where it is not known. */
function isOutageSaid(
  text: string,
  downtime: Repair['downtime'],
  preconditions: readonly unknown[],
  componentClass: ComponentClass | null,
): boolean {
  if (downtime !== 'none') return true;
  const deeds = text.split(/[.;:,]/).filter((clause) => !noDeed.test(clause));
  if (deeds.some((deed) => stopsServer.test(deed))) return false;
  const isTaken = deeds.some((deed) => takesAway.test(deed));
  if (isTaken && componentClass !== null && coldClasses.has(componentClass)) return false;
  return preconditions.length > 0 || !(isTaken || deeds.some((deed) => changesVolume.test(deed)));
}
