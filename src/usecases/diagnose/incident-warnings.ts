import type { Diagnosis } from '#domain/diagnosis.js';
import type { Language } from '#domain/language.js';
import type { LogEvent } from '#domain/log-event.js';
import type { IncidentSigns, ServerContext } from './incident-signs.js';
import { farFromFaultTimeText, openBeforeText, severalChangesText } from './incident-texts.js';

type Warnings = Diagnosis['timeline']['warnings'];

const dayMs = 86_400_000;
const citedEvents = 5;

/** What a reader must know of an incident: that none is near the stated time, what has been open since long before, that several things were changed. */
export function incidentWarnings(signs: IncidentSigns, context: ServerContext, lang: Language): Warnings {
  return [...farFromFaultTime(signs, lang), ...openBefore(signs, lang), ...severalChanges(context, lang)];
}

/** Two changes at once hide which of them matters. */
function severalChanges({ recentChanges = [], replacedParts = [] }: ServerContext, lang: Language): Warnings {
  const count = recentChanges.length + replacedParts.length;
  return count < 2 ? [] : [{ code: 'severalChanges', text: severalChangesText(count, lang), eventIds: [] }];
}

function farFromFaultTime({ choice }: IncidentSigns, lang: Language): Warnings {
  const days = Math.round((choice?.distanceMs ?? 0) / dayMs);
  if (choice === null || days < 2) return [];
  const eventIds = choice.incident.triggerId === null ? [] : [choice.incident.triggerId];
  return [{ code: 'farFromFaultTime', text: farFromFaultTimeText(days, lang), eventIds }];
}

/** Faults of other incidents that began a day or more before this one, and that no row ends. */
function openBefore({ incidents, choice, incidentEvents }: IncidentSigns, lang: Language): Warnings {
  const fromMs = choice?.incident.times[0];
  if (fromMs === undefined) return [];
  const own = new Set(incidentEvents);
  const open = incidents
    .filter((incident) => incident !== choice?.incident && (incident.times[0] ?? fromMs) < fromMs - dayMs)
    .flatMap((incident) => incident.events.filter((event) => isOpenFault(event) && !own.has(event)));
  const conditions = [...new Map(open.map((event) => [`${event.sensor?.name ?? ''} ${event.event.key}`, event])).values()];
  const since = open.flatMap((event) => event.time.instant ?? []).sort()[0];
  if (conditions.length === 0 || since === undefined) return [];
  const eventIds = conditions.slice(0, citedEvents).map((event) => event.id);
  return [{ code: 'openBefore', text: openBeforeText(conditions.length, since.slice(0, 10), lang), eventIds }];
}

function isOpenFault({ event }: LogEvent): boolean {
  return event.meaning === 'fault' && event.state.open === true;
}
