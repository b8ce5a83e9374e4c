/** Table of the words by which parts are called, longer names first, with the id of the field-replaceable unit (graph/knowledge); null = a part that nobody but an engineer handles. */
export type PartWords = { readonly fruId: string | null; readonly en: string; readonly zh: string };

/** Alternatives of a regular expression over small letters; an English name stands between word boundaries. */
export const partWords: readonly PartWords[] = [
  {
    fruId: null,
    en: 'virtual (?:dis[ck]|drive)s?|logical (?:dis[ck]|drive|volume)s?|optical drives?|tape drives?',
    zh: '虚拟磁盘|虚拟盘|逻辑盘|逻辑磁盘|光驱',
  },
  { fruId: null, en: 'fan (?:control )?boards?', zh: '风扇板' },
  {
    fruId: null,
    en: '(?:power|fan|drive|disk|memory|storage) (?:distribution|interposer|back ?plane|cage|tray|riser|board|controller|assembly|enclosure)s?',
    zh: '',
  },
  { fruId: null, en: 'back ?planes?|mid ?planes?', zh: '背板|中板' },
  {
    fruId: null,
    en: 'nv-?dimms?|non-?volatile (?:dual in-?line )?memory(?: modules?)?|persistent memory(?: modules?)?|pmems?',
    zh: '持久内存',
  },
  {
    fruId: 'dimm',
    en: '(?:memory|ram) (?:modules?|sticks?|cards?)|(?:so-?|u|[rl]r?)?dimms?(?: memory)?(?: modules?)?|dram modules?|memory',
    zh: '内存(?:模块|模组|条)?',
  },
  {
    fruId: 'drive',
    en: 'hard (?:dis[ck])? ?drives?|hard dis[ck]s?|dis[ck] drives?|physical dis[ck]s?|solid[- ]state (?:drives?|dis[ck]s?)|ssds?|hdds?|drives?|dis[ck]s?',
    zh: '硬盘|磁盘|固态盘',
  },
  { fruId: 'psu', en: 'power supply(?: units?| modules?)?|power supplies|psus?', zh: '电源模块|电源供应器' },
  { fruId: 'power-cord', en: 'power (?:cords?|cables?|leads?)', zh: '电源线缆?|电源电缆' },
  {
    fruId: 'network-cable',
    en: '(?:network|ethernet|lan|fib(?:er|re)(?: optic)?|optical|patch) (?:cables?|cords?|leads?)|transceivers?|(?:q?sfp\\d*(?:\\+|-dd)?) modules?|optics?',
    zh: '网线|光纤|光模块',
  },
  { fruId: 'fan', en: '(?:system |cooling |chassis )?fans?(?: modules?| trays?)?', zh: '风扇(?:模块)?' },
  { fruId: 'air-baffle', en: 'air baffles?|fan blanks?|drive blanks?|filler (?:panel|blank)s?', zh: '导风罩|假面板' },
  { fruId: null, en: 'air shrouds?|shrouds?|bezels?', zh: '' },
  { fruId: null, en: 'processors?|cpus?', zh: '处理器|中央处理器' },
  { fruId: null, en: 'heat ?sinks?|cold plates?|coolant|hoses?|pumps?|manifolds?', zh: '散热器|冷板|冷却液|软管|水泵' },
  {
    fruId: null,
    en: '(?:system|mother|main|planar|base|i/?o|interposer|switch|riser|mezzanine|logic|control)[- ]?boards?|planars?',
    zh: '主板|系统板|基板',
  },
  {
    fruId: null,
    en: 'risers?|adapters?|controllers?|percs?|hbas?|nics?|gpus?|accelerators?|mezzanines?|dpus?',
    zh: '转接卡|阵列卡|网卡|控制器|加速卡|扣卡',
  },
  { fruId: null, en: 'batter(?:y|ies)|super ?cap(?:acitor)?s?|capacitors?|coin cells?', zh: '电池|超级电容|电容' },
  { fruId: null, en: 'tpms?|bmcs?|m\\.2|sd cards?|idsdm|boss cards?|bridges?', zh: '桥接器' },
  { fruId: null, en: '(?:front|control|operator|lcd) panels?|intrusion (?:switch|detection)(?:es)?', zh: '挂耳|前面板|开箱检测开关' },
  { fruId: null, en: 'cables?|cabling|cords?|wires?|connectors?|sockets?|pins?|ports?', zh: '线缆|电缆|排线|连接器|插座|针脚|端子' },
  {
    fruId: null,
    en: 'chassis|enclosures?|covers?|lids?|cases?|cages?|trays?|sleds?|nodes?|blades?|servers?|systems?|brackets?|screws?',
    zh: '机箱|机框|盖板|上盖|箱盖|支架|螺丝|节点|刀片',
  },
  { fruId: null, en: 'modules?|boards?|cards?|assembl(?:y|ies)|kits?', zh: '电路板|模块|模组|板|卡' },
];
