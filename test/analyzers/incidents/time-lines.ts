import { cutIncidents } from '#analyzers/incidents/cut-incidents.js';
import type { IncidentCut } from '#analyzers/incidents/incident-cut.js';
import { relateEvents } from '#analyzers/relate-events.js';
import { readBlock } from '../logs/read-text.js';

/** Rows of `ipmitool sel elist` from `MM/DD/YYYY hh:mm:ss sensor | event | direction`, numbered as a SEL numbers them. */
export function selRows(...rows: readonly string[]): string[] {
  return rows.map((row, index) => {
    const [date = '', time = '', ...rest] = row.split(' ');
    return `${(index + 1).toString(16).padStart(4)} | ${date} | ${time} | ${rest.join(' ')}`;
  });
}

/** The incidents of one SEL. */
export function incidentsOf(...rows: readonly string[]): IncidentCut[] {
  return incidentsOfFiles({ sel: selRows(...rows) });
}

/** The incidents of several files of one server, by their names. */
export function incidentsOfFiles(files: Readonly<Record<string, readonly string[]>>): IncidentCut[] {
  const events = Object.entries(files).flatMap(([file, lines]) => readBlock({ kind: 'lines', file, chunks: [[...lines]] }).events);
  return cutIncidents(relateEvents(events));
}

/** Lines of each incident, as `2` or, of a named file, `os.log#2`. */
export function linesOf(incidents: readonly IncidentCut[]): string[][] {
  return incidents.map(({ events }) =>
    events.map(({ source }) => (source.file === 'sel' ? String(source.line) : `${source.file}#${source.line}`)),
  );
}

/** Codes of the reasons of each incident. */
export function reasonsOf(incidents: readonly IncidentCut[]): string[][] {
  return incidents.map(({ why }) => why.map(({ code }) => code));
}
