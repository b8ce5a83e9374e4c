import type { ComponentClass } from '#domain/component.js';

/**
 * A name of a sensor that tells its component. Groups: `locator` (the label as printed), `cpu channel slot bay` (its place).
 * `sensorType` limits a short name to one IPMI sensor type. A rule without `locator` tells the class only.
 */
export type NameRule = { readonly class: ComponentClass; readonly name: RegExp; readonly sensorType?: number; readonly inferred?: true };

/**
 * Names of sensors as makers print them, most specific first; the rest of a name (`_Status`, ` Temp`) is not part of the locator.
 * Sources: names of public logs of Dell, HPE, Huawei, Inspur, Intel, Lenovo, Quanta and Supermicro machines.
 */
export const nameRules = [
  { class: 'cooling', name: /^(?:\S+ )?(?:coolant|pump|liquid|leak)\b.*$/i },
  { class: 'cmos-battery', name: /^(?:\w+ )?(?:p?3?v_?bat\w*|cmos|rtc|vbat|3v[ _]?bat\w*)(?:[ _].*)?$/i },
  // Voltage regulators, rails and power-good signals sit on the board, whatever they feed.
  { class: 'board', name: /^(?:cpu|p) ?(?<cpu>\d)[ _-]?v(?:r|rm|rd|core|ccin|ccp|ddq|mem)\w*(?:[ _-].*)?$/i },
  {
    class: 'board',
    name: /^(?:p?v(?:core|ccin|ccp|ddq|mem)|vrm?|p\d{1,2}v|\+?\d{1,2}(?:\.\d{1,2})? ?v(?:cc|sb|aux)?\b)(?!bat)\w*(?:[ _-].*)?$/i,
    sensorType: 2,
  },
  { class: 'board', name: /^(?:\w+[ _-])?(?:pwr ?ok|pwr ?gd|pgs?|power[ _]?good)(?:[ _-].*)?$/i, inferred: true },
  { class: 'board', name: /^(?:mb(?![ _](?:ssd|hdd|nvme|m2))|pch|planar|system board|board|peripheral|chipset)[ _-].*$/i },
  // Memory.
  { class: 'memory', name: /^(?<locator>cpu(?<cpu>\d)(?<channel>[a-p])(?<slot>\d)[ _]dimm)(?:[ _].*)?$/i },
  { class: 'memory', name: /^(?<locator>cpu(?<cpu>\d)[ _]c(?<channel>\d)d(?<slot>\d))(?:[ _].*)?$/i },
  {
    class: 'memory',
    name: /^(?<locator>(?:cpu|proc|p)(?<cpu>\d)[ _-]?(?:ch)?(?<channel>[a-p]|\d)[ _-]?d(?:imm)?(?<slot>\d))(?:[ _].*)?$/i,
  },
  { class: 'memory', name: /^(?<locator>(?:cpu|p)(?<cpu>\d)[ _-]dimm[ _-]?(?<channel>[a-p])(?<slot>\d{1,2}))(?:[ _].*)?$/i },
  { class: 'memory', name: /^(?<locator>(?:cpu|p)(?<cpu>\d)[ _-]dimm[ _-]?(?<slot>\d{1,2}[a-d]?))(?:[ _].*)?$/i },
  { class: 'memory', name: /^(?<locator>dimm[ _]p(?<cpu>\d)[ _-]?(?<channel>[a-p])(?<slot>\d{1,2}))(?:[ _].*)?$/i },
  { class: 'memory', name: /^(?<locator>mem[ _]ch(?<channel>[a-p])(?<slot>\d))(?:[ _].*)?$/i },
  { class: 'memory', name: /^(?<locator>dimm(?<cpu>\d)(?<channel>\d)(?<slot>\d))(?:[ _].*)?$/i },
  { class: 'memory', name: /^(?<locator>dimm(?<channel>[a-p])(?<slot>\d))(?:[ _].*)?$/i },
  { class: 'memory', name: /^(?<locator>dimm[ _](?<slot>[a-p]\d{1,2}))(?:[ _].*)?$/i },
  { class: 'memory', name: /^(?<locator>dimm[ _]?(?<slot>\d{1,2}[a-d]?))(?:[ _].*)?$/i },
  { class: 'memory', name: /^(?<locator>cpu(?<cpu>\d)[ _](?<channel>[a-p])(?<slot>\d))(?:[ _].*)?$/i, sensorType: 12 },
  { class: 'memory', name: /^(?<locator>cpu(?<cpu>\d)[ _]c(?<channel>\d))(?:[ _].*)?$/i, sensorType: 12 },
  { class: 'memory', name: /^(?:\d\d-)?(?:cpu|p) ?(?<cpu>\d)[ _](?:mem(?:ory)?|dimm)\b.*$/i },
  { class: 'memory', name: /^(?:cpu(?<cpu>\d)[ _]memory_hot|temp_dimm|mem(?:ory)?[ _]|dimm\w*[ _]|ecc[ _]|dimms?$).*$/i },
  // Power.
  { class: 'psu', name: /^(?:\d{3,4}|oem[ _])?(?<locator>psu?[ _]?(?<slot>\d{1,2}))(?![0-9a-z])(?:[ _-].*)?$/i },
  { class: 'psu', name: /^(?<locator>(?:power supply|pwr supply|ps module) ?(?<slot>\d{1,2}))(?:[ _].*)?$/i },
  { class: 'psu', name: /^(?:psu?|power supply)[ _](?:redund\w*|mismatch).*$/i },
  { class: 'raid-battery', name: /^(?:romb|bbu|perc\d?|raid|super ?cap)[ _].*bat\w*.*$|^bbu\d?$/i },
  // Cooling.
  { class: 'fan', name: /^(?<locator>cpu ?(?<cpu>\d)[ _]fan)(?:[ _].*)?$/i },
  {
    class: 'fan',
    name: /^(?<locator>(?:sys(?:tem)?[ _]?|chassis[ _]|cpu\d?[ _])?fan[ _-]?(?:mod(?:ule)?[ _]?)?(?<slot>\d{1,2}(?:[ _](?:\d|[fr](?![a-z])))?[a-d]?))(?:[ _].*)?$/i,
  },
  { class: 'fan', name: /^(?<locator>fan(?<slot>[a-h]))(?:[ _].*)?$/i },
  { class: 'fan', name: /^(?:sys(?:tem)?[ _]?)?fans?(?:[ _].*)?$/i },
  // A fan of the drives is a fan.
  {
    class: 'fan',
    name: /^(?<locator>(?:hdd|ssd|nvme|disk|drive|bay)[ _-]?(?:bay[ _-]?)?\d{0,2}[ _-]?fan[ _-]?(?<slot>\d{0,2}))(?:[ _].*)?$/i,
    sensorType: 4,
  },
  // Drives.
  { class: 'drive', name: /^(?<locator>bp\d{1,2}_(?:hdd|ssd|nvme|disk)(?<bay>\d{1,3}))(?:_.*)?$/i },
  { class: 'drive', name: /^(?<locator>hdd_(?<bay>[lr]_\d{1,3}))(?:_.*)?$/i },
  { class: 'drive', name: /^(?<locator>(?<bay>(?:f|r|m|i|front|rear|mid|inner)\d?[ _](?:hdd|ssd|nvme|disk)[ _]?\d{1,3}))(?:[ _].*)?$/i },
  { class: 'drive', name: /^(?<locator>(?<bay>(?:front|rear)\d?_\d{1,3}))(?:_.*)?$/i },
  { class: 'drive', name: /^(?<locator>(?:mb_)?(?:hdd|ssd|nvme(?:ssd)?|disk|drive|m\.?2)[ _]?(?<bay>\d{1,3}))(?:[ _].*)?$/i },
  { class: 'drive', name: /^(?:(?:front|rear)_)?(?:hdd|ssd|nvme|disk|m2|drive)[ _].*$/i },
  // Cards, links and cables.
  { class: 'gpu', name: /^(?<locator>gpu[ _]?(?<slot>\d{1,2}))(?:[ _].*)?$/i },
  { class: 'gpu', name: /^gpu(?:[ _].*)?$/i },
  { class: 'nic', name: /^(?<locator>(?:ocp|ib)_card(?:\d)?)(?:_.*)?$/i },
  { class: 'nic', name: /^(?<locator>(?:nic|eth|port|lan|lom)[ _]?(?<slot>\d{1,2}(?:-\d{1,2})?))(?:[ _].*)?$/i },
  { class: 'nic', name: /^(?:melx|mlx|nic|ocp|lan)(?:[ _].*)?$/i },
  { class: 'riser', name: /^(?:card )?(?<locator>riser ?_?(?<slot>\d))(?:[ _].*)?$/i },
  { class: 'raid-controller', name: /^(?:raid|hba|perc\d?)(?:[ _].*)?$/i },
  { class: 'cable', name: /^(?<locator>\w*cable(?:[ _]\w{1,6}){0,2})$/i },
  { class: 'pcie-card', name: /^(?<locator>pcie?(?:[ _](?:card|slot))?[ _]?(?<slot>\d{1,2}))(?:[ _].*)?$/i },
  { class: 'pcie-card', name: /^(?:pcie?|moc|fpga\d?|riser)(?:[ _].*)?$/i },
  // Processors: after everything that carries a processor's number without being one.
  { class: 'cpu', name: /^(?:\d\d-)?(?<locator>(?:cpu|processor|proc)[ _#]?(?<cpu>\d))(?:[ _-].*)?$/i },
  { class: 'cpu', name: /^(?<locator>p(?<cpu>\d)) (?:status|therm.*|dts.*|prochot.*|ierr|caterr)$/i },
  { class: 'cpu', name: /^(?:cpu|processor|proc)(?:[ _].*)?$|^(?:caterr|ierr|msmi|mcerr|prochot)$/i },
  // Management, surroundings.
  { class: 'bmc', name: /^(?:bmc|sps fw|me|mn?gmn?t)[ _].*$/i },
  { class: 'environment', name: /^(?:\d\d-)?(?:\w+[ _])?(?:inlet|ambient)(?:[ _].*)?$/i },
  { class: 'chassis', name: /^(?:chassis[ _])?(?:area)?intru\w*(?:[ _].*)?$/i },
] as const satisfies readonly NameRule[];
