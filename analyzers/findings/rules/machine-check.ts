import type { LogEvent } from '#domain/log-event.js';
import { countOf, type EventView, eventsByComponent } from '../event-view.js';
import { type FindingRule, presentOf } from '../finding-rule.js';

/** Kinds of machine checks that a core or its caches report of themselves. */
const coreKinds = ['linux/mce/cache', 'linux/mce/tlb', 'linux/mce/parity', 'linux/mce/microcode', 'linux/mce/internal'];

/** As often as this one bank of one core reports before it is more than a cosmic ray. */
const repeatCount = 3;

/** Corrected errors that come back to one bank of one core: a cache that wears out. */
const coreBankRepeated: FindingRule = {
  id: 'machine-check-core-bank',
  produces: ['cpu-core-bank-repeated'],
  evaluate: (view) =>
    [...eventsByBank(view).values()]
      .filter((events) => countOf(events) >= repeatCount)
      .flatMap((events) => eventsByComponent(events, 'cpu').map(({ component }) => presentOf('cpu-core-bank-repeated', component, events))),
};

/** Core machine checks by socket, core and bank; those that do not print their bank and core take no part. */
function eventsByBank(view: EventView): Map<string, LogEvent[]> {
  const groups = new Map<string, LogEvent[]>();
  for (const event of new Set(coreKinds.flatMap((key) => view.ofKey(key)))) {
    const { socket, apic, logicalCpu, bank } = event.event.details;
    if (bank === undefined || (apic === undefined && logicalCpu === undefined)) continue;
    const key = [socket ?? '', apic ?? logicalCpu, bank].join('/');
    groups.set(key, [...(groups.get(key) ?? []), event]);
  }
  return groups;
}

/** Rules over the banks that machine checks name. */
export const coreBankRules: readonly FindingRule[] = [coreBankRepeated];
