import { isSameLabel } from '../../parts.js';
import { eventsByComponent } from '../event-view.js';
import { type FindingRule, presentWhere } from '../finding-rule.js';
import { correctableMemoryEvents, uncorrectableMemoryEvents } from './memory-signs.js';

/** Errors of a slot after its module was replaced: what stayed is the slot, the channel and the processor. */
export const memoryReplaced: FindingRule = {
  id: 'memory-replaced',
  produces: ['dimm-error-after-replacement'],
  evaluate: (view) => {
    const replaced = (view.history.replacedParts ?? []).filter(({ fruId, locator }) => fruId === 'dimm' && locator !== undefined);
    if (replaced.length === 0) return [];
    return eventsByComponent([...correctableMemoryEvents(view), ...uncorrectableMemoryEvents(view)], 'memory').flatMap(
      ({ component, events }) => {
        const times = replaced.filter(({ locator }) => isSameLabel(locator ?? '', component.locator ?? '')).map(({ at }) => Date.parse(at));
        const later = events.filter(({ time }) => time.instant !== null && times.some((at) => Date.parse(time.instant ?? '') > at));
        return presentWhere('dimm-error-after-replacement', component, later);
      },
    );
  },
};
