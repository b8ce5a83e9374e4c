import { draftOfMessage } from '../../../event/draft-of-message.js';
import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import { createTimeReader, type TimeReader } from '../../../event/event-time.js';
import { componentsOfText } from '../../../event/locators.js';
import { senseOfMessage } from '../../../event/message-phrases.js';
import { readPrintedTime } from '../../../event/printed-time.js';
import { severityOfWord } from '../../../event/reported-severity.js';
import type { LinesFormat } from '../../../log-format.js';
import { faultReportText } from '../../../readers/fault-report-line.js';
import { createRecordEmitter } from '../../../readers/record-emitter.js';
import { draftOfBank, parseRegister } from '../inspur/inspur-registers.js';
import { keyOfVendorCode } from '../vendor-codes.js';

const id = 'fdm-report';
const time = /\d{4}[-/]\d{2}[-/]\d{2} \d{2}:\d{2}:\d{2}(?:[.,]\d{1,6})?/;
const isHeading = /^(?:=|\[FDM\])/i;
const rule = /^(?:-{4,200}|={4,200})$/;
const field =
  /(?:^|[\s,;，；])(?:(?<text>(?:fault|error) (?:type|description|name)|故障类型|错误类型|故障描述|诊断结果)|(?<part>fault(?:y)? (?:component|location|part)|device|location|故障部件|故障位置)|(?<severity>(?:fault )?level|severity|故障级别)|(?<advice>advice|(?:handling )?suggestion|处理建议)|(?<code>(?:event|fault) (?:id|code)|故障码)) ?[:：] ?/gi;
const undated = /^(?:(?:fault|error) [a-z]{4,12} ?:|(?:level|severity|advice|suggestion|location) ?:|故障|诊断结果|处理建议)/i;
const anyTime = /^\W{0,2}\d{2,4}[-/]\d{2}[-/]\d{2}/;
const bank = /\bCPU ?(?<cpu>\d{1,2})\b[^\n]{0,30}\bbank ?(?<bank>\d{1,2})\b[^\n]{0,30}\bstatus ?[=:] ?(?<status>0x[0-9a-f]{1,16})\b/i;
const longestLine = 1_000;
const mostLines = 40;

type Role = 'text' | 'part' | 'severity' | 'advice' | 'code';
type Held = {
  readonly line: number;
  readonly raw: string[];
  readonly time: string;
  readonly names: Set<string>;
  isBoxed: boolean;
  readonly fields: Map<Role, string>;
};

/** Reports of fault diagnosis management: a dated heading, and named values below it, each with a time of its own or with none. */
export const fdmReport: LinesFormat = {
  id,
  kind: 'lines',
  title: 'Fault diagnosis reports (fdm_output, arm_fdm_log)',
  reference: 'Huawei iBMC and H3C HDM one-click information collection, fault diagnosis management',
  samples: [
    {
      name: 'values with a time each',
      kind: 'typical',
      content: [
        '[2023-02-03 04:05:06] ============ FDM fault diagnosis ============',
        '[2023-02-03 04:05:06] Fault component: DIMM A2 (CPU1 channel 1)',
        '[2023-02-03 04:05:06] Fault type: Memory uncorrectable error',
        '[2023-02-03 04:05:06] Level: Critical',
        '[2023-02-03 04:05:07] Advice: replace DIMM A2',
      ].join('\n'),
      expect: { events: 1, unread: 0, keys: ['ipmi/0c/6f/01'] },
    },
    {
      name: 'values without time, registers, two reports',
      kind: 'extreme',
      content: [
        '[2023-02-03 04:05:06]  [FDM] Event ID:0x1234 Device:CPU1 Error type: Uncorrected Error',
        '------------------------------------------------------------',
        'CPU1 MCA bank7 error: Status=0xbd00000000c000c1 Addr=0x10 Misc=0x20',
        'Location: CPU1 DIMM010(channel 1, slot 0)',
        'Suggestion: Replace DIMM010.',
        '------------------------------------------------------------',
        '[2023-02-03 04:06:06]  [FDM] Event ID:0x1235 Device:CPU2 Error type: CATERR',
      ].join('\n'),
      expect: { events: 2, unread: 0, keys: ['ipmi/0c/6f/01', 'ipmi/07/6f/00'] },
    },
    {
      name: 'a heading alone',
      kind: 'broken',
      content: '[2023-02-03 04:05:06] ============ FDM fault diagnosis ============',
      expect: { events: 0, unread: 1, keys: [] },
    },
  ],
  claims: (line) => line.length <= longestLine && faultReportText(line) !== null,
  open: (context, sink) => {
    const emitDraft = createRecordEmitter(id, context, sink, 'malformedRecord');
    const times = createTimeReader(context);
    let held: Held | null = null;
    const flush = () => {
      if (held !== null) emitDraft(draftOfReport(held, times), held.line, held.raw.join('\n'));
      held = null;
    };
    return {
      read: (raw, line) => {
        const start = raw.length > longestLine ? null : faultReportText(raw);
        const said = start ?? raw.trim();
        if (start === null && !isBelow(said, held)) {
          flush();
          return false;
        }
        const fields = fieldsOf(said);
        if (start !== null && (isHeading.test(said) || fields.some(({ name }) => held?.names.has(name)))) flush();
        held ??= { line, raw: [], time: time.exec(raw)?.[0] ?? '', names: new Set(), isBoxed: false, fields: new Map() };
        if (rule.test(said)) held.isBoxed = !held.isBoxed;
        if (held.raw.length >= mostLines) return true;
        held.raw.push(raw);
        for (const { role, name, value } of fields) {
          held.names.add(name);
          held.fields.set(role, [held.fields.get(role) ?? '', value].join(' ').trim());
        }
        return true;
      },
      end: flush,
    };
  },
};

/** Lines without a time: rules, registers, named values, and between two rules whatever the diagnosis prints. */
function isBelow(text: string, held: Held | null): boolean {
  if (held === null || text === '' || text.length > longestLine) return false;
  if (rule.test(text) || bank.test(text) || undated.test(text)) return true;
  return held.isBoxed && !anyTime.test(text) && held.raw.length < mostLines;
}

type Field = { readonly role: Role; readonly name: string; readonly value: string };

/** The named values of a line; a value ends where the next name begins. */
function fieldsOf(text: string): Field[] {
  const found = [...text.matchAll(field)];
  return found.flatMap((match, index) => {
    const [role, name = ''] = Object.entries(match.groups ?? {}).find(([, printed]) => printed !== undefined) ?? [];
    const value = text.slice(match.index + match[0].length, found[index + 1]?.index ?? text.length).trim();
    return role === undefined || value === '' ? [] : [{ role: role as Role, name: name.toLowerCase(), value }];
  });
}

function draftOfReport({ raw, time: printed, fields }: Held, times: TimeReader): PlacelessDraft | null {
  const part = fields.get('part') ?? '';
  const type = fields.get('text') ?? '';
  const registers = raw.flatMap((line) => draftOfRegisters(line) ?? [])[0];
  if (type === '' && part === '' && registers === undefined) return null;
  const code = fields.get('code') ?? '';
  const advice = fields.get('advice');
  const said = draftOfMessage({
    text: [type, part].filter((words) => words !== '').join(': '),
    severity: fields.get('severity') ?? null,
    vendorKey: keyOfVendorCode(code),
    sense: senseOfMessage(type) ?? senseOfMessage(withPart(type, part)),
    details: advice === undefined ? {} : { resolution: advice },
  });
  const draft = registers === undefined ? said : { ...registers, details: { ...said.details, ...registers.details } };
  const components = componentsOfText(part).filter((each) => each.locator !== null);
  const accused = components.filter((each) => each.class === registers?.components?.[0]?.class);
  return {
    ...draft,
    // A report of the diagnosis tells of a fault, whatever its words.
    ...(draft.key === 'unknown' && draft.meaning === undefined
      ? {
          meaning: 'fault' as const,
          severity: {
            ...draft.severity,
            reported: fields.get('severity') ?? null,
            derived: severityOfWord(fields.get('severity') ?? '') ?? 'warning',
          },
        }
      : {}),
    ...(registers !== undefined && accused.length > 0 ? { components: accused } : {}),
    time: readPrintedTime(printed, times),
    ...(code === '' ? {} : { message: { id: code, args: [] } }),
  };
}

/** A type of error names the part in the words under which it is known: `Corrected Error` of a DIMM is a correctable memory error. */
function withPart(type: string, part: string): string {
  const componentClass = componentsOfText(part)[0]?.class;
  const word = componentClass === 'memory' ? 'memory' : componentClass === 'cpu' ? 'CPU' : part;
  const known = type.replace(/\b(un)?correct(?:ed|able)\b/i, componentClass === 'memory' ? '$1correctable memory' : '$1correctable');
  return `${word} ${known}`.trim();
}

function draftOfRegisters(line: string): PlacelessDraft | null {
  const found = bank.exec(line)?.groups;
  const status = parseRegister(found?.status);
  if (!found || status === null) return null;
  return draftOfBank({ cpu: Number(found.cpu), bank: found.bank ?? null, status, address: null, misc: null });
}
