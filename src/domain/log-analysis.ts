import type { ComponentClass, Place } from './component.js';
import type { Diagnosis, Incident } from './diagnosis.js';
import type { Finding } from './finding.js';
import type { LogEvent } from './log-event.js';
import type { Part } from './part.js';

/**
 * A component the incident knows. `named` = an event that says more than "present" names it: only then it becomes a candidate;
 * a presence row makes it count as installed and no more (INFERENCE §1).
 */
export type IncidentComponent = {
  readonly class: ComponentClass;
  readonly locator: string | null;
  readonly place: Place | null;
  readonly named: boolean;
};

/**
 * All that reading a log gave, without the log: enough to diagnose again when a finding is added. `citedEvents` are the
 * events that findings and warnings cite; `digest` identifies the input (same input, same digest).
 */
export type LogAnalysis = {
  readonly digest: string;
  readonly incidents: readonly Incident[];
  /** Names or serial numbers of the servers in the input where it holds several: there is no answer then. */
  readonly servers?: readonly string[];
  readonly findings: readonly Finding[];
  /** Automatic findings (INFERENCE §3): only those that the graph defines take part in its score. Older stored analyses have none. */
  readonly automatic?: readonly Finding[];
  readonly components: readonly IncidentComponent[];
  /** Parts that inventories in the input list; analyses stored before they were read have none. */
  readonly parts?: readonly Part[];
  readonly citedEvents: readonly LogEvent[];
  readonly timeline: Diagnosis['timeline'];
  readonly input: Diagnosis['input'];
};
