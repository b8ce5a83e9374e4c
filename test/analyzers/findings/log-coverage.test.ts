import { describe, expect, it } from 'vitest';
import { coversIncident } from '#analyzers/findings/log-coverage.js';
import type { LogEvent } from '#domain/log-event.js';
import { selRows } from '../incidents/time-lines.js';
import { readText } from '../logs/read-text.js';

const ierr = 'Processor CPU1_Status | IERR | Asserted';
const cleared = 'Event Logging Disabled SEL | Log area reset/cleared | Asserted';
const full = 'Event Logging Disabled SEL | Log full | Asserted';

/** Whether a SEL covers the incident that its IERR rows are. */
function covers(...rows: readonly string[]): boolean {
  const { events } = readText(selRows(...rows).join('\n'));
  return coversIncident(events, crashOf(events));
}

function crashOf(events: readonly LogEvent[]): LogEvent[] {
  return events.filter((event) => event.event.meaning === 'fault' && event.components.some((component) => component.class === 'cpu'));
}

describe('an event log covers an incident', () => {
  it('where it runs on before and after it', () => {
    expect(covers(`05/06/2024 03:00:00 ${ierr}`)).toBe(true);
  });

  it('where it was cleared months before, and has run since', () => {
    expect(covers(`01/06/2024 03:00:00 ${cleared}`, `05/06/2024 03:00:00 ${ierr}`)).toBe(true);
  });

  it('where it was cleared or full only afterwards', () => {
    expect(covers(`05/06/2024 03:00:00 ${ierr}`, `07/06/2024 03:00:00 ${cleared}`)).toBe(true);
    expect(covers(`05/06/2024 03:00:00 ${ierr}`, `07/06/2024 03:00:00 ${full}`)).toBe(true);
  });

  it('not where it was cleared within it or on the day before', () => {
    expect(covers(`05/06/2024 02:00:00 ${cleared}`, `05/06/2024 03:00:00 ${ierr}`)).toBe(false);
    expect(covers(`05/06/2024 03:00:00 ${ierr}`, `05/06/2024 03:30:00 ${cleared}`, `05/06/2024 04:00:00 ${ierr}`)).toBe(false);
  });

  it('not where it was full by then, until it is cleared', () => {
    expect(covers(`01/06/2024 03:00:00 ${full}`, `05/06/2024 03:00:00 ${ierr}`)).toBe(false);
    expect(covers(`01/06/2024 03:00:00 ${full}`, `02/06/2024 03:00:00 ${cleared}`, `05/06/2024 03:00:00 ${ierr}`)).toBe(true);
  });

  it('not where it begins later', () => {
    const { events } = readText(selRows(`05/06/2024 03:00:00 ${ierr}`, `06/06/2024 03:00:00 ${ierr}`).join('\n'));
    const [early, late] = events;

    expect(coversIncident(late === undefined ? [] : [late], early === undefined ? [] : [early])).toBe(false);
  });

  it('not where none was read', () => {
    expect(coversIncident([], [])).toBe(false);
  });
});
