import type { Component, Place } from '#domain/component.js';

/** Labels that drivers and boards print, and what their numbers count. Most specific first; numbers are kept as printed. */
const labelShapes: readonly RegExp[] = [
  /^CPU_SrcID#(?<cpu>\d{1,2})_(?:MC|Ha)#\d{1,2}_Chan#(?<channel>\d{1,2})_DIMM#(?<slot>\d{1,2})$/i,
  /^CPU_SrcID#(?<cpu>\d{1,2})_Chan(?:nel)?#(?<channel>\d{1,2})_DIMM#(?<slot>\d{1,2})$/i,
  /^CPU#(?<cpu>\d{1,2})Channel#(?<channel>\d{1,2})_DIMM#(?<slot>\d{1,2})$/i,
  /^mc#\d{1,2}(?:csrow#\d{1,2}channel#(?<channel>\d{1,2})|channel#\d{1,2}slot#\d{1,2}|memory#\d{1,3})$/i,
  /^P(?<cpu>\d)_Node\d_Channel(?<channel>\d{1,2})_Dimm(?<slot>\d)$/i,
  /^(?:CPU|PROC|P|NODE) ?_?(?<cpu>\d)[ _-]{1,2}(?:CH(?:ANNEL)?[ _-]?)?(?:DIMM[ _-]?)?(?<channel>[A-P])(?:[ _-]?DIMM)?[ _-]?(?<slot>\d{1,2})$/i,
  /^(?:CPU|PROC|P)[ _]?(?<cpu>\d)[ _-]{1,2}DIMM[ _-]?(?<slot>\d{1,2}[A-P]?)$/i,
  /^(?:DIMM[ _-]?)?(?<channel>[A-P])(?<slot>\d{1,2})$/i,
  /^(?:DIMM[ _-]?)(?<slot>\d{1,2}[A-P]?)$/i,
];

/** Texts that stand in for a label where none is known. */
const noLabel = /^(?:|-|\?|n\/a|any memory|unknown(?: (?:label|memory))?|no dimm|none|not present)$/i;
const longestLabel = 80;

/** Memory modules that an EDAC label names: one, several joined by `or` or `:`, or the class alone. `extra` is what the line says of the place besides. */
export function dimmsOfLabel(label: string, extra: Place): Component[] {
  const labels = label
    .split(/ or |:(?=\S)/)
    .map((each) => each.trim())
    .filter((each) => !noLabel.test(each) && each.length <= longestLabel);
  if (labels.length === 0) return [{ class: 'memory', locator: null, place: orNull(extra), provenance: 'documentedRule' }];
  return labels.map((each) => ({
    class: 'memory',
    locator: each,
    place: orNull({ ...(labels.length === 1 ? extra : {}), ...placeOfLabel(each) }),
    provenance: 'printed',
  }));
}

/** Place that a label's numbers tell; empty where its shape is not known. */
export function placeOfLabel(label: string): Place {
  for (const shape of labelShapes) {
    const groups = shape.exec(label)?.groups;
    if (groups) return placeOf(groups.cpu, groups.channel, groups.slot);
  }
  return {};
}

/** Place of numbers as printed; what is not printed or negative is left out. */
export function placeOf(cpu: string | undefined, channel: string | undefined, slot: string | undefined): Place {
  return {
    ...(cpu !== undefined && /^\d{1,3}$/.test(cpu) ? { cpu: Number(cpu) } : {}),
    ...(channel !== undefined && /^\w{1,8}$/.test(channel) ? { channel: channel.toUpperCase() } : {}),
    ...(slot !== undefined && /^\w{1,8}$/.test(slot) ? { slot: slot.toUpperCase() } : {}),
  };
}

function orNull(place: Place): Place | null {
  return Object.keys(place).length === 0 ? null : place;
}
