import type { EventDetail, LogEvent } from '#domain/log-event.js';
import type { EventCodes } from '../ipmi/event-key.js';
import { judgeEvent } from '../ipmi/judge-event.js';
import type { EventDraft } from './event-draft.js';
import { severityOfWord } from './reported-severity.js';

export type Judgement = { readonly meaning: EventDetail['meaning']; readonly severity: LogEvent['severity']['derived'] };

/** Roles whose digital sensor (`State Asserted`) reports a fault by what it watches; the code alone does not say so. */
const faultRoles: ReadonlySet<string> = new Set([
  'caterr',
  'mcerr',
  'ierr',
  'msmi',
  'vrhot',
  'memory-hot',
  'prochot',
  'thermtrip',
  'cpu-config',
  'cpu-error',
  'power-drop',
]);

/**
 * What an event means and how bad it is: the format's own word, else the IPMI tables by code and direction, else the severity the source reports.
 * Where the code leaves the meaning open, the role of the sensor decides, then the reported severity. What recovers is `ok`.
 */
export function judgeDraft(draft: EventDraft, codes: EventCodes | null, role: string | null): Judgement {
  const direction = draft.direction ?? null;
  const reported = severityOfWord(draft.severity?.reported ?? '');
  const known = codes === null ? null : judgeEvent(codes, direction);
  const judged = known === null ? judgeByWord(direction, reported, codes !== null) : settleOpenMeaning(known, role, reported);
  return { meaning: draft.meaning ?? judged.meaning, severity: draft.severity?.derived ?? judged.severity };
}

function settleOpenMeaning(known: Judgement, role: string | null, reported: Judgement['severity'] | null): Judgement {
  if (known.meaning !== 'unknown') return known;
  if (role !== null && faultRoles.has(role)) return { meaning: 'fault', severity: known.severity };
  return { meaning: 'unknown', severity: reported ?? known.severity };
}

/** Without a row of the standard: what an IPMI code of a vendor means stays unknown, other events are what their severity says. */
function judgeByWord(direction: LogEvent['direction'], reported: Judgement['severity'] | null, isIpmi: boolean): Judgement {
  const severity = direction === 'deassertion' ? 'ok' : (reported ?? 'ok');
  if (isIpmi) return { meaning: 'unknown', severity };
  if (direction === 'deassertion') return { meaning: 'recovery', severity };
  return { meaning: severity === 'ok' ? 'unknown' : 'fault', severity };
}
