import type { LogEvent } from '#domain/log-event.js';
import { disputeDimms } from './disputed-dimms.js';
import { markDuplicates } from './logs/event/duplicates.js';
import { pairEvents } from './logs/event/pairing.js';
import { locateByMaker } from './logs/oem/locate-by-maker.js';
import { nameSlots } from './slots.js';
import { nameVirtualDrives } from './virtual-drives.js';

/**
 * What events of one server say only together: names of slots from an inventory, virtual drives, beginnings and ends of conditions, parts that a maker's
 * documented rule names, and the same event in two sources. `machine` = maker and model as a person states them. Events are copied,
 * their number and order stay.
 */
export function relateEvents(
  events: readonly LogEvent[],
  machine: { readonly vendor?: string | null | undefined; readonly model?: string | null | undefined } = {},
): readonly LogEvent[] {
  return markDuplicates(disputeDimms(locateByMaker(pairEvents(nameVirtualDrives(nameSlots(events))), machine)));
}
