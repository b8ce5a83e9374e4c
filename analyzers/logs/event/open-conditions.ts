import type { LogEvent } from '#domain/log-event.js';
import type { Condition } from './conditions.js';

/** Beginnings of one file that nothing has ended yet. */
export type OpenConditions = {
  readonly begin: (condition: Condition, event: LogEvent) => void;
  /** Takes out the beginnings of a condition, oldest first. */
  readonly end: (condition: Condition) => LogEvent[];
  /** Takes out the beginnings of every condition of a subject whose kind begins so, in the order in which the conditions began. */
  readonly endAll: (subject: string, kindStart: string) => LogEvent[];
};

/** Makes the table of open conditions. Each event goes in and out once, so that its cost stays linear. */
export function createOpenConditions(): OpenConditions {
  const bySubject = new Map<string, Map<string, LogEvent[]>>();
  return {
    begin: ({ subject, kind }, event) => {
      const kinds = bySubject.get(subject) ?? new Map<string, LogEvent[]>();
      bySubject.set(subject, kinds);
      const begun = kinds.get(kind);
      if (begun) begun.push(event);
      else kinds.set(kind, [event]);
    },
    end: ({ subject, kind }) => {
      const kinds = bySubject.get(subject);
      const begun = kinds?.get(kind) ?? [];
      kinds?.delete(kind);
      return begun;
    },
    endAll: (subject, kindStart) => {
      const kinds = bySubject.get(subject) ?? new Map<string, LogEvent[]>();
      const ended = [...kinds].filter(([kind]) => kind.startsWith(kindStart));
      for (const [kind] of ended) kinds.delete(kind);
      return ended.flatMap(([, begun]) => begun);
    },
  };
}
