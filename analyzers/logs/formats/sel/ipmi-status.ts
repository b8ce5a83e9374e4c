import { createEventCompleter } from '../../event/complete-event.js';
import type { LinesFormat } from '../../log-format.js';
import { keyValueOf } from '../../syntax/key-value.js';
import { type Fields, groupOfKey, isInnerKey, isLoneLine, lonelySigns, type StatusGroup } from './ipmi-status-groups.js';
import { ipmiStatusSamples } from './ipmi-status-samples.js';
import { draftsOfStatus } from './ipmi-status-signs.js';

type Block = { readonly group: StatusGroup; readonly line: number; readonly lines: string[]; readonly fields: Map<string, string> };

/** Field of the outputs: the colon stands behind a blank, which other tools do not print. Readings of DCMI are indented. */
const field = /^ {0,4}(?<key>[A-Za-z0-9][\w /.+\-()]{1,50}?)\s*:(?: |$)/;
const continuation = /^(?:\s{2,}\S|\s+:)/;
const logHeading = /^SEL Information\s*$/;
const mostLines = 80;

/** Outputs of IPMI tools about the controller, the chassis and the log itself: few say anything, but what they say counts. */
export const ipmiStatus: LinesFormat = {
  kind: 'lines',
  id: 'ipmi-status',
  title: 'ipmitool sel info, chassis status, mc info, lan print, dcmi power',
  reference: 'ipmitool 1.8.11–1.8.19; FreeIPMI 1.6, ipmi-chassis(8), bmc-info(8), ipmi-sel(8) --info; IPMI 2.0 §20.1, §28.2, §31.2',
  samples: ipmiStatusSamples,
  claims: (line) => sectionOf(line) !== null || isLoneLine(line),
  open: (context, sink) => {
    const complete = createEventCompleter({ file: context.file, format: 'ipmi-status' });
    let block: Block | null = null;
    const close = (): void => {
      if (block === null) return;
      const { group, fields, line, lines } = block;
      block = null;
      draftsOfStatus(group, fields).forEach((draft, part) => {
        sink.event(complete({ ...draft, line, byte: null, raw: lines.join('\n'), ...(part > 0 ? { part } : {}) }));
      });
    };
    return {
      read: (raw, line) => {
        const group = sectionOf(raw);
        if (group !== null && (block === null || block.group !== group || isRepeated(block.fields, raw))) {
          close();
          block = { group, line, lines: [], fields: new Map() };
        }
        if (block !== null && (group !== null || continuation.test(raw) || isInnerField(block.group, raw))) return addLine(block, raw);
        if (!isLoneLine(raw)) return raw.trim() === '';
        close();
        for (const draft of lonelySigns(raw)) sink.event(complete({ ...draft, line, byte: null, raw }));
        return true;
      },
      end: close,
    };
  },
};

/** The output that a line belongs to by itself. */
function sectionOf(line: string): StatusGroup | null {
  if (logHeading.test(line)) return 'sel';
  const key = field.exec(line)?.groups?.key;
  return key === undefined ? null : groupOfKey(key, / :/.test(line.slice(0, 60)) || line.startsWith(' '));
}

/** A field whose name is too common to claim a line, between those of its output. */
function isInnerField(group: StatusGroup, line: string): boolean {
  const key = field.exec(line)?.groups?.key;
  return key !== undefined && isInnerKey(group, key);
}

/** The first field of a group again, or the heading: the output of the next host begins. */
function isRepeated(fields: Fields, line: string): boolean {
  if (logHeading.test(line)) return true;
  return [...fields.keys()][0] === keyValueOf(line, ':')?.key.toLowerCase();
}

function addLine(block: Block, raw: string): boolean {
  if (block.lines.length >= mostLines) return false;
  block.lines.push(raw);
  const found = keyValueOf(raw, ':');
  const key = found?.key.toLowerCase() ?? '';
  if (found !== null && !block.fields.has(key)) block.fields.set(key, found.value);
  return true;
}
