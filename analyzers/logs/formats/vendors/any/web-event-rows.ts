import { createEventCompleter } from '../../../event/complete-event.js';
import { draftOfMessage } from '../../../event/draft-of-message.js';
import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import { createTimeReader, type TimeReader } from '../../../event/event-time.js';
import { detailsOfMessage } from '../../../event/message-numbers.js';
import { readPrintedTime } from '../../../event/printed-time.js';
import type { EventSink, LinesFormat, ReadContext } from '../../../log-format.js';
import { componentsOfWord } from '../part-words.js';
import { keyOfVendorCode, makerOf } from '../vendor-codes.js';
import { dated, type KnownCells, knowCells } from './web-event-cells.js';

const id = 'web-event-rows';
const biosCode = /\[(?<code>[A-Z]{2,6}-\d{2,6})\]/;
const partOfOem = /^(?:BIOS )?OEM (?<part>\w+(?: \w+)?) Event$/i;
const continuation = /^[\s|]*\|[\s|]*(?<text>[^|\s].*?)[\s|]*$/;
const mostContinuations = 12;

type Held = { readonly line: number; readonly lines: string[]; readonly more: string[] };

/** Rows of event tables copied from web pages without their heading: the cells tell what they are. Rows below that begin with empty cells belong to them. */
export const webEventRows: LinesFormat = {
  id,
  kind: 'lines',
  title: 'Event rows of service processors without a heading',
  reference: 'Web pages and text exports of AMI MegaRAC, Supermicro, Huawei iBMC and H3C HDM',
  samples: [
    {
      name: 'Supermicro rows',
      kind: 'typical',
      content: [
        '2023-02-03 04:05:06 | BIOS OEM Memory Event | [BIOS-0101] Uncorrectable ECC error (P1-DIMMB1) - Assertion | Sensor-specific',
        '2023-02-03 04:06:06 | Power Supply | PS2 Status: Power Supply Failure detected - Assertion | Sensor-specific',
      ].join('\n'),
      expect: { events: 2, unread: 0, keys: ['ipmi/0c/6f/01', 'ipmi/08/6f/01'] },
    },
    {
      name: 'MegaRAC rows with rows below them, iBMC rows, pipes at the ends',
      kind: 'extreme',
      content: [
        '12 | 02/03/2023, 04:05:06 | BIOS | Critical Interrupt | PCI PERR - Asserted',
        '   |                      |      |                    | Bus 3 Device 0 Function 0',
        '| 7         | 2023-02-03 04:07:06 | Major    | 0x0300ab13 | Asserted   | PSU 2 input is lost. |',
        '| 6         | 2023/02/03 04:07:00 | 紧急 | 内存 | DIMM010发生不可纠正错误 | 产生 |',
        "5 | Fri 03-Feb-2023 04:06:00 | CRITICAL | 190004 | iRMC S5 | Y | Memory module failure 'MEM3_DIMM-1B' (CPU 1): Uncorrectable error",
      ].join('\n'),
      expect: { events: 4, unread: 0, keys: ['ipmi/13/6f/04', 'ipmi/08/6f/03', 'ipmi/0c/6f/01', 'ipmi/0c/6f/01'] },
    },
    {
      name: 'a table that is no event log',
      kind: 'broken',
      content: [
        '2023-02-03 04:05:06 | backup | done',
        '2023-02-03 04:05:06 | Fan | Lower Critical - going low - Assertion | Threshold',
      ].join('\n'),
      expect: { events: 1, unread: 1, keys: ['ipmi/04/01/02'] },
    },
  ],
  claims: (line) => line.length < 4_000 && knowCells(line) !== null,
  open: openRows,
};

function openRows(context: ReadContext, sink: EventSink): ReturnType<LinesFormat['open']> {
  const complete = createEventCompleter({ file: context.file, format: id });
  const times = createTimeReader(context);
  const maker = makerOf(context);
  let held: Held | null = null;
  const flush = () => {
    if (held === null) return;
    const { line, lines, more } = held;
    held = null;
    const cells = knowCells(lines[0] ?? '');
    if (cells !== null) sink.event(complete({ ...draftOfKnown(cells, more, times, maker), line, byte: null, raw: lines.join('\n') }));
  };
  return {
    read: (raw, line) => {
      const more = held !== null && dated(raw) === null ? continuation.exec(raw.slice(0, 1_000))?.groups?.text : undefined;
      if (held !== null && more !== undefined && held.more.length < mostContinuations) {
        held.lines.push(raw);
        held.more.push(more);
        return true;
      }
      if (raw.length >= 4_000 || knowCells(raw) === null) return false;
      flush();
      held = { line, lines: [raw], more: [] };
      return true;
    },
    end: flush,
  };
}

function draftOfKnown(cells: KnownCells, more: readonly string[], times: TimeReader, maker: 'huawei' | 'h3c'): PlacelessDraft {
  const part = partOfOem.exec(cells.part ?? '')?.groups?.part ?? cells.part ?? '';
  const code = biosCode.exec(cells.text)?.groups?.code ?? cells.code;
  const { sensorName, said } = splitSensor(cells);
  const draft = draftOfMessage({
    text: said,
    severity: cells.severity,
    direction: cells.direction,
    sensorType: cells.sensorType,
    sensorName,
    vendorKey: code === null ? null : keyOfVendorCode(code, maker),
    details: detailsOfMessage(cells.text),
  });
  const components = componentsOfWord(part, `${sensorName ?? ''} ${cells.text} ${more.join(' ')}`);
  return {
    ...draft,
    text: [draft.text, ...more].join(' | '),
    recordId: cells.recordId,
    time: readPrintedTime(cells.time, times),
    ...(components.length === 0 ? {} : { components }),
    ...(code === null ? {} : { message: { id: code, args: [] } }),
  };
}

/** Some pages print the sensor before its event in one cell (`PS2 Status: Power Supply Failure detected`). */
function splitSensor({ text, sensorName, sensorType }: KnownCells): { readonly sensorName: string | null; readonly said: string } {
  const at = text.indexOf(': ');
  if (sensorName !== null || sensorType === null || at < 1 || at > 40) return { sensorName, said: text };
  return { sensorName: text.slice(0, at), said: text.slice(at + 2) };
}
