import { type Span, valueSpans } from './span.js';

const labels =
  'S/N|(?<![A-Za-z])SNs?|Serial[ _-]?(?:Number|Num|No\\.?)?|Service[ _-]?Tag|Asset[ _-]?(?:Tag|Number|No\\.?)|Express Service Code|Chassis (?:ID|Tag)|序列号|服务标签|快速服务代码|服务编号|资产(?:编号|标签|号)|设备编号|机器码|WW(?:P|N)?N';
const labelled = new RegExp(
  `(?:${labels})["'）)]?[ \\t]{0,16}(?:[:：=#|]|is\\b|为|是)?[ \\t]{0,16}["'（(]?(?<value>[A-Za-z0-9][A-Za-z0-9./-]{3,39})(?![A-Za-z0-9])`,
  'gi',
);
const byte = '[0-9A-Fa-f]{2}';
const worldWideName = new RegExp(`(?<![0-9A-Za-z:])[1-9a-fA-F]${'[0-9A-Fa-f]'}(?::${byte}){7}(?!:?[0-9A-Za-z])`, 'g');
const prefixedName = /(?<![0-9A-Za-z])(?:(?:naa|eui|nqn|wwn)[.:-])(?<value>(?:0x)?[0-9A-Fa-f]{16}(?:[0-9A-Fa-f]{16})?)(?![0-9A-Za-z])/gi;
const bareName = /(?<![0-9A-Za-z])0x5[0-9A-Fa-f]{15}(?![0-9A-Za-z])/g;
/** Dell's part identifier: country, part number, maker, date, sequence. */
const pieceIdentifier = /(?<![0-9A-Za-z-])[A-Z]{2}-?0[A-Z0-9]{5}-?\d{5}-?[0-9A-Z]{3}-?[0-9A-Z]{4}(?:-?[A-Z]\d{2})?(?![0-9A-Za-z-])/g;

/** Serial numbers, service and asset tags behind a label; world wide names (eight bytes, naa., eui.); Dell piece identifiers. */
export function* findSerials(text: string): Generator<Span> {
  yield* valueSpans(text, labelled, (value) => /\d/.test(value) && !/^\d{1,4}$/.test(value));
  yield* valueSpans(text, worldWideName);
  yield* valueSpans(text, prefixedName);
  yield* valueSpans(text, bareName);
  yield* valueSpans(text, pieceIdentifier);
}
