import { z } from 'zod';

/**
 * Classes of components a fault can sit in.
 * `none` = no part at fault (configuration, human action, false alarm). `unknown` is not a component class: see {@link AnsweredClass}.
 */
export const componentClasses = [
  'cpu',
  'memory',
  'board',
  'psu',
  'power-feed',
  'fan',
  'cooling',
  'drive',
  'raid-controller',
  'raid-battery',
  'backplane',
  'nic',
  'gpu',
  'pcie-card',
  'riser',
  'cable',
  'cmos-battery',
  'bmc',
  'bios',
  'os',
  'chassis',
  'environment',
  'none',
] as const;

/** One of {@link componentClasses}. */
export const ComponentClass = z.enum(componentClasses);
export type ComponentClass = z.infer<typeof ComponentClass>;

/** A class as an answer may name it: a component class, or `unknown` = a fault the graph does not know. */
export const AnsweredClass = z.enum([...componentClasses, 'unknown']);
export type AnsweredClass = z.infer<typeof AnsweredClass>;

/** Where a component sits, as far as the log says so. Numbers are as printed (no renumbering between tools). */
export const Place = z.object({
  cpu: z.number().int().optional(),
  channel: z.string().optional(),
  slot: z.string().optional(),
  bay: z.string().optional(),
  pci: z.string().optional(),
});
export type Place = z.infer<typeof Place>;

/** A component an event names. `locator` is the label as printed (`CPU1_DIMM_A3`); null where only the class is known. */
export const Component = z.object({
  class: ComponentClass,
  locator: z.string().nullable(),
  place: Place.nullable(),
  provenance: z.enum(['printed', 'documentedRule', 'inferred']),
});
export type Component = z.infer<typeof Component>;

/** A component as an answer names it. */
export const ComponentRef = z.object({ class: ComponentClass, locator: z.string().nullable() });
export type ComponentRef = z.infer<typeof ComponentRef>;

/** Stable text key of a component: class and locator. */
export function componentKey(component: ComponentRef | null): string {
  return component === null ? '' : `${component.class}/${component.locator ?? ''}`;
}
