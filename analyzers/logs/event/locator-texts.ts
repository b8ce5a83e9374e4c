import type { ComponentClass } from '#domain/component.js';

/**
 * A phrase in an event's text that names a component; groups as in a {@link NameRule}, and `bus device function` (decimal).
 * `list` = the group of that name holds several labels with commas, each printed behind `prefix`.
 */
export type TextRule = { readonly class: ComponentClass; readonly phrase: RegExp; readonly prefix?: string };

/**
 * Phrases that name a part, most specific first. What one rule has matched is hidden from the next, so that the processor
 * in a DIMM's label is not taken for a processor event. Sources: Dell Event Message Reference, HPE IML, Huawei iBMC and Supermicro texts.
 */
export const textRules = [
  // Dell FQDDs.
  { class: 'raid-battery', phrase: /(?<![\w.])(?<locator>Battery\.\w+\.[\w-]+:RAID\.\w+\.[\w-]+)/gi },
  { class: 'drive', phrase: /(?<![\w.])(?<locator>(?:Disk\.(?:Bay|Direct|Virtual)|PCIeSSD\.\w+)\.(?<bay>[\w-]+)(?::[\w.-]+){0,3})/gi },
  { class: 'backplane', phrase: /(?<![\w.])(?<locator>Enclosure\.Internal\.[\w-]+(?::[\w.-]+)?)/gi },
  { class: 'raid-controller', phrase: /(?<![\w.])(?<locator>(?:RAID|NonRAID)\.\w+\.(?<slot>[\w-]+))/gi },
  { class: 'memory', phrase: /(?<![\w.])(?<locator>DIMM\.Socket\.(?<slot>[A-P]\d{1,2}))/gi },
  { class: 'cpu', phrase: /(?<![\w.])(?<locator>CPU\.Socket\.(?<cpu>\d))/gi },
  { class: 'psu', phrase: /(?<![\w.])(?<locator>PSU\.Slot\.(?<slot>\d{1,2}))/gi },
  { class: 'fan', phrase: /(?<![\w.])(?<locator>Fan\.\w+\.(?<slot>\w{1,4}))/gi },
  { class: 'nic', phrase: /(?<![\w.])(?<locator>(?:NIC|InfiniBand|FC)\.\w+\.(?<slot>[\w-]+))/gi },
  { class: 'gpu', phrase: /(?<![\w.])(?<locator>Video\.Slot\.(?<slot>[\w-]+))/gi },
  // Memory labels. Several may stand in one text.
  {
    class: 'memory',
    phrase: /(?<!\w)(?<locator>(?:CPU|P)_?(?<cpu>\d)[ _-]DIMM[ _-]?(?<channel>[A-P])(?<slot>\d{1,2}))(?:\(CPU\d\))?(?!\w)/gi,
  },
  { class: 'memory', phrase: /(?<!\w)(?<locator>CPU ?(?<cpu>\d),? DIMM ?(?<slot>\d{1,2}))(?!\w)/gi },
  { class: 'memory', phrase: /(?<!\w)(?<locator>(?:Processor|Proc) (?<cpu>\d),? (?:DIMM|Memory Module) (?<slot>\d{1,2}))(?!\w)/gi },
  { class: 'memory', phrase: /(?<!\w)(?<locator>(?:CPU|P)_?(?<cpu>\d)[ _-]DIMM[ _-]?(?<slot>\d{1,2}[A-D]?))(?:\(CPU\d\))?(?!\w)/gi },
  { class: 'memory', phrase: /(?<!\w)(?<locator>CPU(?<cpu>\d)[_ ]C(?<channel>\d)D(?<slot>\d))(?!\w)/gi },
  { class: 'memory', phrase: /(?<!\w)(?<locator>DIMM(?<channel>[A-P])(?<slot>\d)(?:\(CPU(?<cpu>\d)\))?)(?!\w)/gi },
  { class: 'memory', phrase: /(?<!\w)(?<locator>DIMM(?<slot>\d{1,2}[A-D])(?:\(CPU(?<cpu>\d)\))?)(?!\w)/gi },
  { class: 'memory', phrase: /(?<!\w)(?<locator>DIMM(?<cpu>\d)(?<channel>\d)(?<slot>\d))(?!\w)/gi },
  { class: 'memory', phrase: /(?<!\w)(?<locator>DIMM[ _](?<slot>[A-P]\d{1,2}))(?!\w)/gi },
  { class: 'memory', phrase: /(?<!\w)(?<locator>(?:MEM\d_)?DIMM-(?<slot>\d{1,2}[A-P]|[A-P]\d{1,2}))(?!\w)/gi },
  {
    class: 'memory',
    phrase: /(?<!\w)(?:DIMM(?: module)?(?: installed)? in(?: slot)?|memory slot:?) (?<list>[A-P]\d{1,2}(?:, ?[A-P]\d{1,2}){0,31})(?!\w)/gi,
    prefix: 'DIMM_',
  },
  { class: 'memory', phrase: /(?<!\w)DIMM\(s\) (?<list>[A-P]\d{1,2}(?:, ?[A-P]\d{1,2}){0,31})(?!\w)/gi, prefix: 'DIMM_' },
  {
    class: 'memory',
    phrase: /(?<!\w)(?:memory device|memory|memory module) at location(?:\(s\)|s)? (?<list>[A-P]\d{1,2}(?:, ?[A-P]\d{1,2}){0,31})(?!\w)/gi,
    prefix: 'DIMM_',
  },
  { class: 'memory', phrase: /(?<!\w)(?<locator>(?:Slot \d{1,2}, )?Memory Module (?<slot>\d{1,2}))(?!\w)/gi },
  { class: 'memory', phrase: /(?<!\w)(?<locator>DIMM(?<slot>\d{1,2})\/CPU(?<cpu>\d))(?!\w)/gi },
  { class: 'memory', phrase: /(?<!\w)(?<locator>DIMM ?(?:(?:number|slot|socket) )?(?<slot>\d{1,2}))(?!\w)/gi },
  // Storage. A volume is no part: what lies under it may be any of its drives.
  { class: 'drive', phrase: /(?<!\w)(?:Virtual Disk|Logical Drive) \d{1,3}(?!\w)/gi },
  {
    class: 'raid-battery',
    phrase: /(?<!\w)(?:(?<locator>PERC\d{0,2}) (?:ROMB )?battery|(?:storage|cache|ROMB|RAID(?: controller)?) battery|BBU)(?!\w)/gi,
  },
  {
    class: 'raid-battery',
    phrase:
      /(?<!\w)battery (?:temperature |voltage )?on (?:the )?(?<locator>(?:Integrated |Embedded )?(?:RAID|PERC|Storage)\b[\w ]{0,24}? (?:in Slot (?<slot>\d{1,2})|\d{1,2}))(?!\w)/gi,
  },
  { class: 'raid-battery', phrase: /(?<!\w)(?:Smart Storage Battery|energy pack)(?: (?<locator>\d{1,2}))?(?!\w)/gi },
  { class: 'raid-battery', phrase: /RAID卡 ?\d{0,2} ?的?电池|超级电容/g },
  { class: 'cmos-battery', phrase: /(?<!\w)(?:system board|CMOS|RTC|coin[- ]cell)(?: CMOS)? battery(?!\w)/gi },
  {
    class: 'drive',
    phrase:
      /(?<!\w)(?<locator>(?:Physical )?(?:Disk|Drive|SSD) (?<bay>\d{1,3}) in Backplane \d{1,2} of (?:Integrated )?(?:RAID|Storage|HBA)[\w ]{0,30}? (?:in Slot \d{1,2}|\d{1,2}))(?!\w)/gi,
  },
  { class: 'drive', phrase: /(?<!\w)(?<locator>(?:Disk|Drive) (?<bay>\d{1,3}) in (?:disk )?drive bay \d{1,2})(?!\w)/gi },
  {
    class: 'drive',
    phrase:
      /(?<!\w)(?<locator>(?:Disk|Drive) (?<bay>\d{1,3})) (?:is|was|has been) \w{1,12} (?:in|into|from) (?:disk )?drive bay \d{1,2}(?!\w)/gi,
  },
  { class: 'drive', phrase: /(?<!\w)(?<locator>Port ?=? ?\d[IE][ :]+Box ?=? ?\d[ :]+Bay ?=? ?(?<bay>\d{1,3}))(?!\w)/gi },
  {
    class: 'drive',
    phrase:
      /(?<!\w)(?<locator>(?:Physical Disk|Physical Drive|Disk|Drive|HDD|SSD|NVMe)[ _]?(?:Bay |Slot )?(?<bay>\d{1,3}(?::\d{1,3}){0,2}))(?![\w%])/gi,
  },
  {
    class: 'drive',
    phrase: /(?<!\w)(?<locator>(?:NVMe drive|PCIe SSD|Disk|Drive|HDD|SSD) in Slot (?<bay>\d{1,3}) (?:of|in) Bay \d{1,2})(?!\w)/gi,
  },
  { class: 'drive', phrase: /(?<!\w)(?<!(?:Supply|Fan|PSU) )(?<locator>Bay (?<bay>\d{1,3})(?:, Box \d{1,2})?(?:, Port \w{1,3})?)(?!\w)/gi },
  { class: 'drive', phrase: /(?<!\w)(?<locator>(?<bay>(?:F|R|Front|Rear|Mid|Inner)\d?_(?:HDD|SSD|NVMe|Disk)_?\d{1,3}))(?!\w)/gi },
  { class: 'drive', phrase: /(?<!\w)(?<locator>(?:Disk|Drive|HDD|SSD) in (?:slot|bay) (?<bay>\d{1,3}))(?!\w)/gi },
  { class: 'raid-controller', phrase: /(?<!\w)(?<locator>(?:RAID|Storage) Controller in Slot (?<slot>\d{1,2}))(?!\w)/gi },
  { class: 'drive', phrase: /(?<locator>(?:硬盘|磁盘) ?(?<bay>\d{1,3}))(?!\w)/g },
  // Power, cooling.
  { class: 'psu', phrase: /(?<!\w)(?<locator>(?:Power supply|PSU|PS)[ _]?#?(?<slot>\d{1,2}))(?!\w)|(?<label>电源(?:模块)? ?\d{1,2})/gi },
  { class: 'fan', phrase: /(?<!\w)(?<locator>Fan(?: Module| Mod)? ?(?<slot>\d{1,2}[A-D]?))(?!\w)|(?<label>风扇(?:模块)? ?\d{1,2})/gi },
  // Cards.
  { class: 'gpu', phrase: /(?<!\w)(?<locator>GPU ?#?(?<slot>\d{1,2}))(?!\w)/gi },
  { class: 'nic', phrase: /(?<!\w)Network Adapter(?:(?: Link Down)? \((?<locator>Slot \d{1,2}, Port \d{1,2})\))?(?!\w)/gi },
  { class: 'pcie-card', phrase: /(?<=\()(?<locator>Slot (?<slot>[1-9]\d?))(?=, Bus \d)(?:, Bus \d{1,3}, Device \d{1,2}, Function \d)?/gi },
  // Lenovo prints two hex digits each, others decimal numbers.
  { class: 'pcie-card', phrase: /(?<!\w)(?<locator>Bus [0-9A-F]{2} Device [01][0-9A-F] Function [0-7])(?!\w)/g },
  { class: 'pcie-card', phrase: /(?<=\( ?)(?<locator>Slot (?<slot>[1-9]\d?))(?= \))/gi },
  { class: 'pcie-card', phrase: /(?<!\w)(?<locator>bus (?<bus>\d{1,3}),? device (?<device>\d{1,2}),? function (?<function>\d))(?!\w)/gi },
  { class: 'pcie-card', phrase: /(?<!\w)(?<locator>(?<pci>[0-9a-f]{4}:[0-9a-f]{2}:[01][0-9a-f]\.[0-7]))(?!\w)/gi },
  { class: 'pcie-card', phrase: /(?<!\w)(?<locator>(?:PCIe?[ _]?(?:Card|Slot)?|(?<=component at )slot)[ _]?(?<slot>\d{1,2}))(?!\w)/gi },
  { class: 'board', phrase: /(?<!\w)mainboard(?!\w)|主板/gi },
  // A processor last: its number is part of many other labels.
  { class: 'cpu', phrase: /(?<!\w)(?<locator>(?:CPU|Processor|Proc)[ _#]?(?<cpu>\d))(?!\w)/gi },
] as const satisfies readonly TextRule[];
