import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import type { TimeReader } from '../../../event/event-time.js';
import { readPrintedTime } from '../../../event/printed-time.js';
import { severityOfWord } from '../../../event/reported-severity.js';
import type { LinesFormat } from '../../../log-format.js';
import { createPrefixReader, hasLogPrefix } from '../../../readers/log-prefix.js';
import { type LineMeaning, openSingleLines } from '../../../readers/single-line-reader.js';
import { draftOfDellEntry } from './dell-message.js';

const id = 'dell-message-rows';
/** Areas of the message ids (Dell Event Message Reference). */
const areas =
  'AMP|ASR|BAT|BIOS|BOOT|CBL|CMC|CPU|CPUA|CTL|DH|ENC|FAN|FC|FSD|GPU|HWC|IPA|JCP|LIC|LNK|LOG|MEM|NIC|OSD|OSE|PCI|PDR|PHY|PR|PST|PSU|PWR|RAC|RDU|RED|RFL|RRDU|SEC|SEL|SSD|STOR|SUP|SWC|SWU|SYS|TMP|TST|UEFI|USR|VDR|VFL|VLT|VME|VRM|WRK';
const number = '\\d{3,4}';
/** An id at the start or behind a date, a number, a severity, in whatever punctuation; then words. */
const row = new RegExp(
  `^(?<before>[^A-Za-z]{0,60}(?:[A-Za-z][\\w+-]{0,18}[^\\w+-][^A-Za-z]{0,29}){0,4}?)\\b(?<id>(?:${areas})${number})["'\\]\\)]?[\\s:|,;"-]{1,12}(?!\\S{1,40}: )(?<text>["']?[A-Z][^|]{0,12} .*)$`,
);
const labelled = new RegExp(
  `\\bMessage ?ID\\s?[:=]\\s?"?(?<id>(?:IDRAC\\.[\\d.]{0,6})?(?:${areas})${number})"?[,;\\s]+Message\\s?[:=]\\s?(?<text>\\S.*)$`,
  'i',
);
const labelSearched = 600;
const labels = {
  severity: /\bSeverity\s?[:=]\s?"?(?<value>[A-Za-z-]{2,16})/i,
  category: /\bCategory\s?[:=]\s?"?(?<value>[A-Za-z][\w ]{1,30})/i,
};

/** Rows of free text with a Dell message id in them: pages copied, mails, and what iDRAC sends to a syslog server. */
export const dellMessageRows: LinesFormat = {
  kind: 'lines',
  id,
  title: 'Rows with Dell message ids',
  reference: 'Dell Event and Error Message Reference Guide (EEMI); iDRAC remote syslog',
  samples: [
    {
      name: 'rows of a page',
      kind: 'typical',
      content: [
        'MEM0701 Correctable memory error rate exceeded for DIMM_A1.',
        '2024-02-03 04:05:06 Critical PSU0003 The power input for power supply 2 is lost.',
        'Critical\tSat Feb 03 2024 04:05:06\tPSU0003\tThe power input for power supply 1 is lost.',
        'Critical | 2024-02-03T04:05:06-0600 | TMP0120 | The system inlet temperature is greater than the upper critical threshold.',
      ].join('\n'),
      expect: { events: 4, unread: 0, keys: ['ipmi/0c/6f/05', 'ipmi/08/6f/03', 'ipmi/08/6f/03', 'ipmi/01/01/09'] },
    },
    {
      name: 'remote syslog, brackets, quotes',
      kind: 'extreme',
      content: [
        'Jun 12 12:10:10 idrac-EXAMPL1 Severity: Informational, Category: Audit, MessageID: USR0032, Message: The session for operator from 192.0.2.7 using GUI is logged off.',
        '[CPU0000]: CPU 1 has an internal error (IERR).',
        '"17","2024-02-03 04:05:06","PDR1001","Fault detected on drive 3 in disk drive bay 1."',
      ].join('\n'),
      expect: { events: 3, unread: 0, keys: ['dell/USR0032', 'ipmi/07/6f/00', 'ipmi/0d/6f/01'] },
    },
    {
      name: 'an id without words',
      kind: 'broken',
      content: ['PSU0003', 'MEM0001 Multi-bit memory errors detected on a memory device at location(s) DIMM_C1.'].join('\n'),
      expect: { events: 1, unread: 1, keys: ['ipmi/0c/6f/01'] },
    },
  ],
  claims: (line) => row.test(line.slice(0, 400)) || labelled.test(line.slice(0, labelSearched)),
  open: openSingleLines(id, (context, times) => {
    const prefixOf = createPrefixReader(context);
    return (line): LineMeaning => {
      const sent = labelled.exec(line.slice(0, labelSearched + 2_000))?.groups;
      if (sent) return draftOfSent(line, sent, prefixOf, times);
      const found = row.exec(line.slice(0, 2_000))?.groups;
      return found ? draftOfRow(found, times) : null;
    };
  }),
};

type Groups = Readonly<Record<string, string | undefined>>;

function draftOfSent(line: string, groups: Groups, prefixOf: ReturnType<typeof createPrefixReader>, times: TimeReader): PlacelessDraft {
  const head = line.slice(0, labelSearched);
  const time = hasLogPrefix(line) ? prefixOf(line)?.time : undefined;
  const entry = {
    text: trimQuotes(groups.text ?? ''),
    id: groups.id ?? null,
    severity: labels.severity.exec(head)?.groups?.value ?? null,
    category: labels.category.exec(head)?.groups?.value ?? null,
    ...(time === undefined ? {} : { time }),
  };
  return draftOfDellEntry(entry, times);
}

const monthNamed = /\b(?:[A-Z][a-z]{2},? )?[A-Z][a-z]{2} {1,2}\d{1,2},? \d{4},? \d{1,2}:\d{2}:\d{2}(?: [AP]M)?/;

/** What stands before the id: a number, a severity and a time in any order. */
function draftOfRow(groups: Groups, times: TimeReader): PlacelessDraft {
  const before = groups.before ?? '';
  const named = monthNamed.exec(before)?.[0] ?? null;
  const words = before
    .replace(named ?? '', ' ')
    .split(/[\s|,;"'[\]()]+/)
    .filter((word) => word !== '');
  const severity = words.find((word) => severityOfWord(word) !== null) ?? null;
  const recordId = words.find((word) => /^\d{1,6}$/.test(word)) ?? null;
  const plain = words.filter((word) => word !== severity && word !== recordId && word !== '-').join(' ');
  const printed = named ?? plain;
  const time = printed === '' ? null : readPrintedTime(printed, times);
  const entry = { text: trimQuotes(groups.text ?? ''), id: groups.id ?? null, severity, recordId, ...(time?.instant ? { time } : {}) };
  return draftOfDellEntry(entry, times);
}

function trimQuotes(text: string): string {
  return text.replace(/^["'\s]+|["'\s,|]+$/g, '');
}
