import type { Diagnosis, Incident } from '#domain/diagnosis.js';
import type { Words } from './diagnosis-words.js';
import { excerptText } from './evidence-text.js';

const shownIncidents = 8;

/** Where a log holds several incidents: the one that the answer is about, why it was cut so, and the others, a line each, the latest first. */
export function incidentLines(diagnosis: Diagnosis, words: Words): string[] {
  const { incidents } = diagnosis;
  if (incidents.length < 2) return [];
  const chosen = incidents.filter((incident) => incident.chosen);
  const others = incidents.filter((incident) => !incident.chosen).toReversed();
  const shown = [...chosen, ...others].slice(0, shownIncidents);
  const more = incidents.length - shown.length;
  return [
    ...shown.map(
      (incident) => `${incident.chosen ? '>' : '-'} ${spanText(incident, words)}: ${incident.why}${triggerText(incident, diagnosis)}`,
    ),
    ...(more > 0 ? [`  … ${words.moreIncidents(more)}`] : []),
  ];
}

function spanText({ from, to }: Incident, words: Words): string {
  const minuteOf = (instant: string | null) => instant?.slice(0, 16).replace('T', ' ') ?? null;
  const span = [minuteOf(from), minuteOf(to)].filter((text) => text !== null);
  return span.length === 0 ? words.noTime : [...new Set(span)].join(' – ');
}

/** What set it off, as the log says it. */
function triggerText({ trigger }: Incident, { excerpts }: Diagnosis): string {
  const excerpt = excerpts.find(({ eventId }) => eventId === trigger);
  return excerpt === undefined ? '' : ` · ${excerptText(excerpt).replace(/\s+/g, ' ')}`;
}
