import type { Component, ComponentClass } from '#domain/component.js';

/** A component of which the event's kind tells the class by a documented rule, while no label of it is printed. */
export function unlocatedComponent(componentClass: ComponentClass): Component {
  return { class: componentClass, locator: null, place: null, provenance: 'documentedRule' };
}
