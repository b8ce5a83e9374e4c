import type { LogEvent } from '#domain/log-event.js';
import { unlocatedComponent } from './logs/event/unlocated-component.js';

/** The driver megaraid_sas gives its virtual drives channel 2 and up; physical drives stand on channels 0 and 1. */
const virtualAddress = /^\d{1,4}:2:\d{1,6}:\d{1,10}$/;
const diskName = /^(?:\/dev\/)?(?<disk>sd[a-z]{1,3})\d{0,3}$/;

/**
 * Takes a disk that Linux sees on channel 2 of a MegaRAID (`sd 0:2:1:0: [sdb]`) for what it is: a virtual drive, which nobody can pull.
 * Its events name the controller instead, without a place; the physical drive is for the controller's own events to name.
 * Events are copied, their number and order stay.
 */
export function nameVirtualDrives(events: readonly LogEvent[]): readonly LogEvent[] {
  const disks = new Set(events.filter(isOnVirtualChannel).flatMap(disksOf));
  return events.map((event) => (isOnVirtualChannel(event) || disksOf(event).some((disk) => disks.has(disk)) ? withoutDrive(event) : event));
}

function isOnVirtualChannel({ event, components }: LogEvent): boolean {
  const { address } = event.details;
  const places = [address, ...components.map((component) => component.locator)];
  return event.key.startsWith('linux/') && places.some((place) => typeof place === 'string' && virtualAddress.test(place));
}

function disksOf({ event, components }: LogEvent): string[] {
  if (!event.key.startsWith('linux/')) return [];
  return components.flatMap(({ class: componentClass, locator }) => {
    const disk = componentClass === 'drive' ? diskName.exec(locator ?? '')?.groups?.disk : undefined;
    return disk === undefined ? [] : [disk];
  });
}

function withoutDrive(event: LogEvent): LogEvent {
  const others = event.components.filter((component) => component.class !== 'drive');
  return others.length === event.components.length ? event : { ...event, components: [...others, unlocatedComponent('raid-controller')] };
}
