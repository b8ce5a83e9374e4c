import type { ComponentClass } from '#domain/component.js';
import { createEventCompleter } from '../../event/complete-event.js';
import type { EventSink, JsonFormat, ReadContext } from '../../log-format.js';
import { isRecord, type JsonRecord, rawJson } from '../../syntax/json-fields.js';
import { createLineFinder } from '../../syntax/json-lines.js';
import { classOfResource, partOfResource } from './redfish-resource-fields.js';
import { redfishResourceSamples } from './redfish-resource-samples.js';
import { signsOfResource } from './redfish-resource-signs.js';

type FoundResource = { readonly resource: JsonRecord; readonly class: ComponentClass };

const id = 'redfish-resource';
const rawLimitCharacters = 2_000;
/** Largest dumps of a service hold some thousand resources; what links lead to is not theirs to tell. */
const mostNodes = 200_000;
const deepest = 12;
const linkFields = new Set(['Links', 'Oem', '@Redfish.CollectionCapabilities']);

/** Redfish resources of parts (memory, drives, power supplies …): what is installed with its numbers, and what is not well. */
export const redfishResource: JsonFormat = {
  id,
  kind: 'json',
  title: 'Redfish inventory: memory, processors, drives, power supplies, fans, adapters, chassis',
  reference: 'DMTF DSP2046 (Memory, Processor, Drive, PowerSupply, Power, Thermal, Storage, NetworkAdapter, PCIeDevice, Battery, Chassis)',
  samples: redfishResourceSamples,
  claims: (document) => findResources(document, 1).length > 0,
  read,
};

function read(document: unknown, context: ReadContext, sink: EventSink, text: string): void {
  const lineOf = createLineFinder(document, text);
  const complete = createEventCompleter({ file: context.file, format: id });
  let part = 0;
  for (const { resource, class: componentClass } of findResources(document, mostNodes)) {
    const inventory = partOfResource(resource, componentClass);
    const raw = rawJson(resource, rawLimitCharacters);
    for (const draft of [...(inventory === null ? [] : [inventory]), ...signsOfResource(resource, componentClass)])
      sink.event(complete({ ...draft, line: lineOf(resource), byte: null, part: part++, raw }));
  }
}

/** Resources of parts in a document of any shape (one resource, collection, array, map of paths), in its order; at most `limit`. */
function findResources(document: unknown, limit: number): FoundResource[] {
  const found: FoundResource[] = [];
  let nodes = 0;
  const visit = (node: unknown, listName: string, depth: number): void => {
    if (found.length >= limit || depth > deepest || nodes++ > mostNodes) return;
    if (Array.isArray(node)) for (const item of node) visit(item, listName, depth + 1);
    else if (isRecord(node)) {
      const componentClass = classOfResource(node, listName);
      if (componentClass !== null) found.push({ resource: node, class: componentClass });
      for (const [name, child] of Object.entries(node))
        if (typeof child === 'object' && !linkFields.has(name)) visit(child, name, depth + 1);
    }
  };
  visit(document, '', 0);
  return found;
}
