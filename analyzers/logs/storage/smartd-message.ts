import type { PlacelessDraft } from '../event/draft-of-record.js';
import { smartDrive, wholeNumberOf } from './drive-part.js';
import { signOfAttribute } from './smart-attributes.js';
import { type ConditionSign, draftOfCondition, type StorageCondition } from './storage-condition.js';

const deviceLine = /^Device: (?<name>[^\s,]{1,80})(?<types>(?: \[[^\]]{1,40}\]){0,3})(?<type> type [^,]{1,40})?(?:,| ) ?(?<said>.*)$/;

type MessageRule = { readonly condition: StorageCondition; readonly said: RegExp; readonly key?: string };

/** What smartd says of a device, most serious first (smartd(8), mail and syslog texts of smartd.cpp). */
const messageRules = [
  { condition: 'smart/health', said: /^FAILED SMART self-check|^SMART Failure:|^SMART Status: FAIL|is a FAILING|BACK UP DATA NOW/i },
  { condition: 'smart/media-error', said: /^\d+ Currently unreadable \(pending\) sectors/i, key: 'smart/ata/197' },
  { condition: 'smart/media-error', said: /^\d+ Offline uncorrectable sectors/i, key: 'smart/ata/198' },
  { condition: 'smart/media-error', said: /^\d+ Total pending sectors/i, key: 'smart/ata/197' },
  { condition: 'smart/self-test', said: /^Self-Test Log error count increased|^new Self-Test Log error|^Self-test .*\bfail(?:ed|ure)\b/i },
  {
    condition: 'smart/self-test',
    said: /^previous self-test completed with (?:the )?(?:read|electrical|servo|error|fail)|^SMART self-test .*failed/i,
  },
  { condition: 'smart/error-log', said: /^ATA error count increased|^number of Error Log entries increased|^NVMe error count increased/i },
  { condition: 'smart/temperature', said: /^Temperature \d+ Celsius reached critical limit/i },
  {
    condition: 'smart/unreachable',
    said: /^(?:unable to open(?: \w+)? device|failed to read (?:SMART|NVMe)|Read SMART .*failed|not capable of SMART self-check|open\(\)[^,]* failed)/i,
  },
  { condition: 'smart/unreachable', said: /^(?:offline|device is not ready|no longer responding)|\bREMOVED\b/i },
  { condition: 'smart/state', said: /^Temperature \d+ Celsius reached limit|^Temperature changed/i },
] as const satisfies readonly MessageRule[];

const failedAttribute = /^Failed SMART (?<type>\w{1,12}) Attribute: (?<id>\d{1,3}) (?<name>[^\s.]{1,60})/i;
const changedAttribute =
  /^SMART (?<type>Prefailure|Usage) Attribute: (?<id>\d{1,3}) (?<name>\S{1,60}) changed from (?<from>\d{1,3})(?: \[Raw [^\]]{0,60}\])? to (?<to>\d{1,3})(?: \[Raw (?<raw>[^\]]{0,60})\])?/i;
const nvmeWarning = /^(?:SMART\/Health )?Critical Warning \((?:count \d+: )?(?<byte>0x[0-9a-f]{2})\):? ?(?<names>.*)$/i;

/**
 * What a message of smartd says (`Device: /dev/sg2 [megaraid_disk_21], 2 Currently unreadable (pending) sectors`), without its syslog
 * prefix; null where it is none about a device. The component is the drive behind the RAID controller where one is named, else the
 * device. A device that is only opened, polled or tested is an activity. Source: smartd(8).
 */
export function smartdMessage(message: string): PlacelessDraft | null {
  const found = deviceLine.exec(message.slice(0, 1000))?.groups;
  if (!found) return null;
  const said = (found.said ?? '').trim();
  const component = smartDrive(found.name ?? null, `${found.types ?? ''} ${found.type ?? ''}`);
  const sign = signOfMessage(said) ?? { condition: 'smart/activity', text: said };
  return draftOfCondition({ ...sign, component });
}

function signOfMessage(said: string): ConditionSign | null {
  return failedSign(said) ?? changedSign(said) ?? warningSign(said) ?? ruledSign(said);
}

function failedSign(said: string): ConditionSign | null {
  const found = failedAttribute.exec(said)?.groups;
  if (!found) return null;
  const isPrefail = /^pre/i.test(found.type ?? '');
  const attribute = {
    id: Number(found.id),
    name: found.name ?? '',
    value: null,
    threshold: null,
    isPrefail,
    failed: 'now',
    raw: '',
  } as const;
  const sign = signOfAttribute(attribute);
  return sign && { ...sign, text: said };
}

/** A normalised value that falls for CRC errors says that the raw count rose; other changes are told by the counters themselves. */
function changedSign(said: string): ConditionSign | null {
  const found = changedAttribute.exec(said)?.groups;
  if (!found) return null;
  const isFalling = Number(found.to) < Number(found.from);
  const id = Number(found.id);
  const raw = found.raw ?? '';
  const common = {
    key: `smart/ata/${id}`,
    text: said,
    details: { attribute: found.name ?? '', from: Number(found.from), to: Number(found.to) },
  };
  if (id === 199 && isFalling) return { ...common, condition: 'smart/link-error' };
  const counted =
    raw === '' ? null : signOfAttribute({ id, name: found.name ?? '', value: null, threshold: null, isPrefail: false, failed: null, raw });
  return { ...common, condition: counted?.condition ?? 'smart/state' };
}

/** The first bit of the byte names the condition; the others are in the text. */
function warningSign(said: string): ConditionSign | null {
  const found = nvmeWarning.exec(said)?.groups;
  if (!found) return null;
  const byte = Number(found.byte);
  const conditions = [
    'nvme/available_spare',
    'nvme/temperature',
    'nvme/reliability',
    'nvme/read_only',
    'nvme/volatile_backup',
    'nvme/pmr',
  ] as const;
  const condition = conditions.find((_, bit) => (byte >> bit) & 1);
  return { condition: condition ?? 'smart/state', text: said, details: { criticalWarning: byte } };
}

function ruledSign(said: string): ConditionSign | null {
  const rules: readonly MessageRule[] = messageRules;
  const rule = rules.find((each) => each.said.test(said));
  if (rule === undefined) return null;
  const count = /^\d/.test(said) ? wholeNumberOf(said) : null;
  return {
    condition: rule.condition,
    text: said,
    ...(rule.key === undefined ? {} : { key: rule.key }),
    ...(count === null ? {} : { details: { count } }),
  };
}
