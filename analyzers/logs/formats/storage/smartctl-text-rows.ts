import { wholeNumberOf } from '../../storage/drive-part.js';
import { type AtaAttribute, signOfAttribute } from '../../storage/smart-attributes.js';
import type { ConditionSign } from '../../storage/storage-condition.js';
import { type SelfTest, signOfUncorrected } from './smart-signs.js';

const oldRow =
  /^\s*(?<id>\d{1,3})[ \t](?<name>\S{1,40})\s+0x[0-9a-f]{4}\s+(?<value>\d{1,3}|---)\s+(?:\d{1,3}|---)\s+(?<threshold>\d{1,3}|---)\s+(?<type>Pre-fail|Old_age)\s+(?:Always|Offline|\S{1,10})\s+(?<failed>\S{1,14})\s+(?<raw>\S.*)$/;
const briefRow =
  /^\s*(?<id>\d{1,3})[ \t](?<name>\S{1,40})\s+(?<flags>[P-][O-][S-][R-][C-][K-][+ ]?)\s*(?<value>\d{1,3}|---)\s+(?:\d{1,3}|---)\s+(?<threshold>\d{1,3}|---)\s+(?<failed>-|NOW|Past)\s+(?<raw>\S.*)$/;

/** An attribute row of `-A` or, with flags as letters, of `-x`; null where the line is none. */
export function attributeOfLine(line: string): AtaAttribute | null {
  const found = (oldRow.exec(line.slice(0, 300)) ?? briefRow.exec(line.slice(0, 300)))?.groups;
  if (!found) return null;
  const numeric = (text: string | undefined) => (text === undefined || text === '---' ? null : Number(text));
  return {
    id: Number(found.id),
    name: found.name ?? '',
    value: numeric(found.value),
    threshold: numeric(found.threshold),
    isPrefail: found.type === 'Pre-fail' || found.flags?.startsWith('P') === true,
    failed: /^(?:FAILING_NOW|NOW)/i.test(found.failed ?? '') ? 'now' : /past/i.test(found.failed ?? '') ? 'past' : null,
    raw: (found.raw ?? '').trim(),
  };
}

/** Sign of an attribute row, null for a harmless one or another line. */
export function signOfAttributeLine(line: string): ConditionSign | null {
  const attribute = attributeOfLine(line);
  return attribute && signOfAttribute(attribute);
}

const testRow = /^# ?\d{1,2}\s+(?<kind>\S[^:]{0,25}?)\s{2,}(?<rest>\S.*)$/;
const nvmeTestRow = /^ {0,3}\d{1,2}\s{2,}(?<kind>Short|Extended|Vendor[\w ()]{0,20})\s{2,}(?<rest>\S.*)$/;

/** A row of a self-test log (`# 1  Extended offline    Completed: read failure  90%  …`); null where the line is none. */
export function selfTestOfLine(line: string): SelfTest | null {
  const text = line.slice(0, 200);
  const found = (testRow.exec(text) ?? nvmeTestRow.exec(text))?.groups;
  if (!found) return null;
  return { kind: found.kind?.trim() ?? null, status: (found.rest ?? '').split(/\s{2,}|\s-\s/)[0]?.trim() ?? '' };
}

const counterRow = /^(?<operation>read|write|verify):\s+(?<numbers>\d[\d.\s]{8,200})$/;

/** Sign of a row of the SCSI error counter log, whose last column counts what could not be corrected. */
export function signOfCounterLine(line: string): ConditionSign | null {
  const found = counterRow.exec(line.slice(0, 250))?.groups;
  const last = found?.numbers?.trim().split(/\s+/).at(-1) ?? '';
  return found ? signOfUncorrected(found.operation ?? '', wholeNumberOf(last) ?? 0) : null;
}

const statisticsRow = /^0x07\s+0x008\s+\d\s+(?<percent>\d{1,3})\s/;

/** Percentage of endurance used in the device statistics (ACS-3, page 07h); null where the line is another. */
export function enduranceOfLine(line: string): number | null {
  const percent = statisticsRow.exec(line.slice(0, 80))?.groups?.percent;
  return percent === undefined ? null : Number(percent);
}
