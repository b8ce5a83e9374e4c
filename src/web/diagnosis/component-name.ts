import type { AnsweredClass, ComponentRef } from '#domain/component.js';
import type { Translate } from '../i18n/use-words.js';

/** Name of a component class in the language of the page. */
export function className(t: Translate, componentClass: AnsweredClass): string {
  return t(`class.${componentClass}`);
}

/** A component as an answer names it: class and locator as printed, without saying the class twice (CPU CPU1). */
export function componentName(t: Translate, component: ComponentRef): string {
  const name = className(t, component.class);
  if (component.locator === null) return name;

  return component.locator.toLowerCase().startsWith(name.toLowerCase()) ? component.locator : `${name} ${component.locator}`;
}

/** Short name beside a statement: the locator says it; the class where there is none. */
export function placeName(t: Translate, component: ComponentRef): string {
  return component.locator ?? className(t, component.class);
}

/** True where both name the same component. */
export function isSameComponent(a: ComponentRef | null, b: ComponentRef | null): boolean {
  return a?.class === b?.class && a?.locator === b?.locator;
}
