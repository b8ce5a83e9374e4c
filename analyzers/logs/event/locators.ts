import type { Component, ComponentClass, Place } from '#domain/component.js';
import { hexByte } from '../ipmi/event-key.js';
import { type NameRule, nameRules } from './locator-names.js';
import { type TextRule, textRules } from './locator-texts.js';
import { classOfEvent } from './sensor-type-classes.js';
import { unlocatedComponent } from './unlocated-component.js';

/** What may name the component of an event: IPMI sensor type, the sensor's name, the event's text and its key. */
export type ComponentClue = {
  readonly sensorType: number | null;
  readonly sensorName: string | null;
  readonly text: string;
  readonly key: string;
};

type Groups = Readonly<Record<string, string | undefined>>;

const unnamedSensor = /^#(?:0x)?[0-9a-f]+$/i;
/** Entities that FreeIPMI and iDRAC print before a sensor's own name (`Power Supply PS2 Status`, `System Board Inlet Temp`). */
const entityPrefix =
  /^(?:power supply|power unit|memory (?:device|module)|system board|processor|fan(?: device)?|cooling unit|disk drive bay|drive backplane)(?: \d{1,3})? (?=\S)/i;
const textLimitCharacters = 2_000;

/**
 * Components that an event names. A locator is given only where it is printed; a wrong guess is worse than none, so an event that
 * prints no part gets at most its class (from the sensor type), and none where the type stands for no class.
 */
export function componentsOf(clue: ComponentClue): Component[] {
  const named = componentOfName(clue.sensorName, clue.sensorType);
  const said = componentsOfText(clue.text);
  const found = withoutVagueTwins(named === null ? said : [named, ...said]);
  if (found.length > 0) return found;
  const componentClass = classOfEvent(clue.sensorType, clue.key);
  return componentClass === null ? [] : [unlocatedComponent(componentClass)];
}

/** Components that a text names by their printed labels, in the order of the rules. */
export function componentsOfText(text: string): Component[] {
  const components: Component[] = [];
  let rest = text.slice(0, textLimitCharacters);
  for (const rule of textRules as readonly TextRule[]) {
    rest = rest.replace(rule.phrase, (...found) => {
      components.push(...componentsOfPhrase(rule, found.at(-1) as Groups));
      return ' | ';
    });
  }
  return components;
}

function componentOfName(sensorName: string | null, sensorType: number | null): Component | null {
  const name = sensorName?.trim() ?? '';
  if (name === '' || unnamedSensor.test(name)) return null;
  const ownName = name.replace(entityPrefix, '');
  return (ownName === name ? null : componentByRules(ownName, sensorType)) ?? componentByRules(name, sensorType);
}

function componentByRules(name: string, sensorType: number | null): Component | null {
  for (const rule of nameRules as readonly NameRule[]) {
    if (rule.sensorType !== undefined && rule.sensorType !== sensorType) continue;
    const groups = rule.name.exec(name);
    if (groups) return component(rule.class, groups.groups ?? {}, rule.inferred ? 'inferred' : 'printed');
  }
  return null;
}

function componentsOfPhrase(rule: TextRule, groups: Groups): Component[] {
  if (groups.list === undefined) return [component(rule.class, groups, 'printed')];
  return groups.list.split(',').map((label) => {
    const slot = label.trim();
    return component(rule.class, { locator: `${rule.prefix ?? ''}${slot}`, slot }, 'printed');
  });
}

function component(componentClass: ComponentClass, groups: Groups, provenance: Component['provenance']): Component {
  return { class: componentClass, locator: groups.locator ?? groups.label ?? null, place: placeOf(groups), provenance };
}

function placeOf(groups: Groups): Place | null {
  const pci = groups.pci ?? pciAddress(groups);
  const place: Place = {
    ...(groups.cpu === undefined ? {} : { cpu: Number(groups.cpu) }),
    ...(groups.channel === undefined ? {} : { channel: groups.channel.toUpperCase() }),
    ...(groups.slot === undefined ? {} : { slot: groups.slot.toUpperCase() }),
    ...(groups.bay === undefined ? {} : { bay: groups.bay.toUpperCase() }),
    ...(pci === undefined ? {} : { pci: pci.toLowerCase() }),
  };
  return Object.keys(place).length === 0 ? null : place;
}

/** Bus, device and function in decimal, as the address that `lspci` prints. */
function pciAddress(groups: Groups): string | undefined {
  if (groups.bus === undefined) return undefined;
  return `${hexByte(Number(groups.bus))}:${hexByte(Number(groups.device))}.${groups.function}`;
}

/** One component once; one without a locator only where no other of its class has one. */
function withoutVagueTwins(components: readonly Component[]): Component[] {
  const isKept = (one: Component, index: number): boolean => {
    const first = components.findIndex((other) => other.class === one.class && other.locator === one.locator);
    return first === index && (one.locator !== null || !components.some((other) => other.class === one.class && other.locator !== null));
  };
  return components.filter(isKept);
}
