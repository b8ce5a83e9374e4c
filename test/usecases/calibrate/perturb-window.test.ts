import { describe, expect, it } from 'vitest';
import type { LogEvent } from '#domain/log-event.js';
import { perturbWindow } from '#usecases/calibrate/perturb-window.js';
import { readText } from '../../analyzers/logs/read-text.js';

const rows = Array.from({ length: 200 }, (_, index) => `Fan FAN${index} | Lower Critical going low | Asserted`);
const log = readText(rows.join('\n')).events;
const incident = log.slice(60, 160);
const idsOf = (events: readonly LogEvent[]) => events.map(({ id }) => id);

describe('another cut of a log', () => {
  it('drops about a third of the rows, the same ones for the same seed', () => {
    const cut = perturbWindow(incident, incident, 'seed');

    expect(cut.length).toBeGreaterThan(55);
    expect(cut.length).toBeLessThan(85);
    expect(idsOf(perturbWindow(incident, incident, 'seed'))).toEqual(idsOf(cut));
    expect(idsOf(perturbWindow(incident, incident, 'another'))).not.toEqual(idsOf(cut));
  });

  it('adds the rows just before the incident, or just after it where none stand before', () => {
    const inside = new Set(idsOf(incident));
    const outsideOf = (events: readonly LogEvent[]) => idsOf(events).filter((id) => !inside.has(id));

    expect(outsideOf(perturbWindow(incident, log, 'seed'))).toEqual(idsOf(log.slice(40, 60)));
    expect(outsideOf(perturbWindow(incident, log.slice(60), 'seed'))).toEqual(idsOf(log.slice(160, 180)));
  });

  it('keeps one row at least', () => {
    const seeds = Array.from({ length: 50 }, (_, index) => `seed ${index}`);

    expect(seeds.every((seed) => perturbWindow(incident.slice(0, 1), incident.slice(0, 1), seed).length === 1)).toBe(true);
  });
});
