import type { ComponentClass } from './component.js';

/** A part that an inventory in the input lists, with its numbers as printed; `eventId` cites the row. */
export type Part = {
  readonly class: ComponentClass;
  readonly locator: string | null;
  readonly manufacturer: string | null;
  readonly model: string | null;
  readonly partNumber: string | null;
  readonly serialNumber: string | null;
  readonly firmware: string | null;
  readonly eventId: string;
};
