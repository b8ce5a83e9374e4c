/** How one kind of code is written. Patterns run over folded text (lower case, half width). */
export type CodePattern = {
  readonly name: string;
  readonly pattern: RegExp;
  /** What of the match is read as words too, in the length of the match: nothing of "mem0804", "dimm" of "dimm a5". */
  readonly visible: (text: string) => string;
  /** Folded spellings of the match; none where a closer look says that it is no code. */
  readonly forms: (match: RegExpExecArray) => readonly string[];
};

const separators = /[-_ .]/g;
const messageId = /^(?:[a-z]{2,12}\d{3,8}[a-z]{0,2}|[a-z]{3}\d{2})$/;
const quantity = /^(?:\d+[a-z]+|[a-z]+\d{1,2})$/;
const counted = '(?!\\s?(?:[kmgt]b?\\b|w\\b|v\\b|%|个|台|块|条|根|颗|路|次|年|月|日|天|分|秒|小时|瓦|伏))';

function fold(text: string): string {
  return text.replace(separators, '');
}

function withoutLeadingZeros(hex: string): string {
  return hex.replace(/^0x0+(?=[0-9a-f])/, '0x');
}

// Letters with a number after them (MEM0804), letters and digits mixed (ST8000NM0055), or a long number; "10gbe", "raid10", "ddr4" are words.
function identifierForms(text: string): readonly string[] {
  if (messageId.test(text)) return [text];
  const isMixed = text.length >= 6 && /\d[a-z]*\d/.test(text) && !quantity.test(text);
  return isMixed ? [text] : [];
}

/** Printed nouns of numbered parts → the noun in a code. */
const unitNouns = {
  cpu: ['cpu', 'proc', 'processor', '处理器'],
  dimm: ['dimm', 'dimm socket', 'dimm.socket', '内存', '内存条', '内存槽', '内存插槽'],
  psu: ['psu', 'power supply', 'power supply unit', '电源', '电源模块'],
  fan: ['fan', 'fan module', '风扇', '风扇模块'],
  disk: ['disk', 'hdd', 'ssd', 'drive', 'physical disk', 'physical drive', '硬盘', '磁盘'],
  bay: ['bay', '盘位'],
  slot: ['slot', '槽位', '插槽'],
  gpu: ['gpu', '显卡'],
  nic: ['nic', '网卡'],
  riser: ['riser'],
  port: ['port', '端口'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

const nounOf: ReadonlyMap<string, string> = new Map(
  Object.entries(unitNouns).flatMap(([noun, printed]) => printed.map((text) => [fold(text), noun] as const)),
);
const nouns = [...new Set(Object.values(unitNouns).flat())]
  .sort((a, b) => b.length - a.length)
  .map((noun) => noun.replace(/[ .]/, '[ ._-]'))
  .join('|');
const gap = '[ ._#:-]{0,2}';
const place = '(?:\\d{1,3}(?::\\d{1,3}){1,2}|[a-z]?\\d{1,3}[a-z]?)(?![a-z0-9]|\\.\\d)';
const processorNouns = 'cpu|proc(?:essor)?';

function unitToken(noun: string | undefined, placeText: string | undefined): string {
  return `${nounOf.get(fold(noun ?? '')) ?? ''}${placeText ?? ''}`;
}

function processorDimmForms({ groups = {} }: RegExpExecArray): readonly string[] {
  const processor = unitToken(groups.processor, groups.socket);
  const dimm = groups.label ?? unitToken('dimm', groups.place);
  return [`${processor}${dimm}`, processor, dimm];
}

function blank(text: string): string {
  return ' '.repeat(text.length);
}

// Keeps the first noun of each part and blanks its place: "cpu1_dimm_a3" is read as "cpu  dimm   ".
function nounsOnly(text: string): string {
  return text.replace(/\d+|[._#:/-]|(?<![a-z])[a-z](?=\d)|(?<=\d)[a-z](?![a-z])|(?<=dimm)[a-z](?=\d)/g, blank);
}

/** Every kind of code, in order of trial: text taken by one kind is not looked at by the next. */
export const codePatterns: readonly CodePattern[] = [
  {
    name: 'event key',
    pattern: /(?<![\w/.])(?:ipmi|redfish|dell|hpe|lenovo|linux|smart|nvme|raid|gpu|huawei|inspur|pel)\/[a-z0-9-][\w./-]{0,80}/g,
    visible: blank,
    forms: (match) => [match[0].replace(/[./-]+$/, '')],
  },
  {
    name: 'registry message',
    pattern: /(?<![\w.])[a-z][a-z0-9]{1,40}\.\d{1,3}\.\d{1,3}(?:\.\d{1,3})?\.(?<key>[a-z][a-z0-9]{2,80})(?![\w])/g,
    visible: blank,
    forms: (match) => [match[0], match.groups?.key ?? ''],
  },
  {
    name: 'alarm',
    pattern: /(?<!\w)alm[- ]?(?<id>0x[0-9a-f]{1,16})(?!\w)/g,
    visible: blank,
    forms: (match) => [`alm${withoutLeadingZeros(match.groups?.id ?? '')}`, withoutLeadingZeros(match.groups?.id ?? '')],
  },
  { name: 'hex', pattern: /(?<!\w)0x[0-9a-f]{1,16}(?!\w)/g, visible: blank, forms: (match) => [withoutLeadingZeros(match[0])] },
  {
    name: 'hex word',
    pattern: /(?<!\w)(?=\d{0,7}[a-f])(?=[a-f]{0,7}\d)[0-9a-f]{8}(?!\w)/g,
    visible: blank,
    forms: (match) => [withoutLeadingZeros(`0x${match[0]}`)],
  },
  {
    name: 'Xid',
    pattern: /(?<!\w)xid(?: ?\([^)\n]{1,30}\))?[ :#_-]{0,3}(?<number>\d{1,3})(?!\w)/g,
    visible: (text) => 'xid'.padEnd(text.length),
    forms: (match) => [`xid${match.groups?.number ?? ''}`],
  },
  {
    name: 'PCI address',
    pattern: /(?<![\w:])(?:[0-9a-f]{4}:)?(?<address>[0-9a-f]{2}:[0-9a-f]{2}\.[0-7])(?![\w:])/g,
    visible: blank,
    forms: (match) => [match.groups?.address ?? ''],
  },
  {
    name: 'firmware version',
    pattern: /(?<![\w.])(?:v(?:er)?\.? ?(?<short>\d{1,4}\.\d{1,4})|v?(?<long>\d{1,4}(?:\.\d{1,4}){2,4}))(?!\w|\.\w)/g,
    visible: blank,
    forms: (match) => [match.groups?.short ?? match.groups?.long ?? ''],
  },
  {
    name: 'DIMM of a processor',
    pattern: new RegExp(
      `(?<![a-z0-9])(?<processor>${processorNouns})${gap}(?<socket>\\d{1,2})[ ._/-]{1,2}(?:(?<label>c\\dd\\d)|dimm${gap}(?<place>${place}))(?!\\w)`,
      'g',
    ),
    visible: nounsOnly,
    forms: processorDimmForms,
  },
  {
    name: 'numbered part',
    pattern: new RegExp(`(?<![a-z0-9])(?<noun>${nouns})${gap}(?<place>${place})${counted}`, 'g'),
    visible: nounsOnly,
    forms: ({ groups = {} }) => [unitToken(groups.noun, groups.place)],
  },
  {
    name: 'numbered part, number first',
    pattern: new RegExp(`(?<!\\d)(?<place>\\d{1,2}) ?号 ?(?<noun>${nouns})`, 'g'),
    visible: (text) => text.replace(/^[^号]*号/, blank),
    forms: ({ groups = {} }) => [unitToken(groups.noun, groups.place)],
  },
  {
    name: 'hyphenated message id',
    pattern: /(?<![\w-])(?<letters>[a-z]{2,8})[-_](?<digits>\d{3,8})(?![\w-])/g,
    visible: blank,
    forms: (match) => [`${match.groups?.letters ?? ''}${match.groups?.digits ?? ''}`],
  },
  {
    name: 'part number',
    pattern: /(?<![\w-])(?=[a-z]*\d[a-z]*\d)[a-z0-9]{5,16}-[a-z0-9]{2,8}(?![\w-])/g,
    visible: blank,
    forms: (match) => [fold(match[0])],
  },
  {
    name: 'identifier',
    pattern: /(?<![\w.])(?=[a-z]{0,31}\d)[a-z0-9]{5,32}(?!\w)/g,
    visible: blank,
    forms: (match) => identifierForms(match[0]),
  },
];
