import type { EventTime } from '#domain/log-event.js';
import type { ListedPart } from '../../event/draft-of-part.js';
import type { TimeReader } from '../../event/event-time.js';
import { printedPart, smartDrive, wholeNumberOf } from '../../storage/drive-part.js';
import type { ConditionSign } from '../../storage/storage-condition.js';
import { keyValueOf } from '../../syntax/key-value.js';
import { type SelfTest, signOfEndurance, signOfGrownDefects, signOfHealth } from './smart-signs.js';
import { isAttributeLine } from './smartctl-text-lines.js';
import { attributeOfLine, enduranceOfLine, selfTestOfLine, signOfAttributeLine, signOfCounterLine } from './smartctl-text-rows.js';
import { type LoggedErrors, type NumberField, type Placed, signsOfErrors, signsOfNumbers, signsOfTests } from './smartctl-text-signs.js';
import type { PlacedSign, StorageReport } from './storage-report.js';

type Identity = Partial<Omit<ListedPart, 'component'>>;
type Device = { readonly name: string; readonly type: string | null };

/** What the lines of one device have told so far. */
export type SmartctlText = {
  first: { readonly line: number; readonly raw: string } | null;
  device: Device | null;
  time: EventTime | null;
  readonly identity: { -readonly [Field in keyof Identity]: Identity[Field] };
  readonly numbers: Map<NumberField, Placed<{ readonly value: number }>>;
  readonly signs: PlacedSign[];
  readonly tests: Placed<SelfTest>[];
  readonly errors: LoggedErrors;
  /** An attribute row whose end a mail or terminal put on the next line. */
  wrappedRow: string;
};

const identityKeys: Readonly<Record<string, keyof Identity>> = {
  'device model': 'model',
  'model number': 'model',
  product: 'model',
  vendor: 'manufacturer',
  revision: 'firmware',
  'serial number': 'serialNumber',
  'firmware version': 'firmware',
  'user capacity': 'capacity',
  'total nvm capacity': 'capacity',
  'namespace 1 size/capacity': 'capacity',
};
const numberKeys: Readonly<Record<string, NumberField>> = {
  'critical warning': 'criticalWarning',
  'available spare': 'availableSpare',
  'available spare threshold': 'spareThreshold',
  'percentage used': 'percentageUsed',
  'media and data integrity errors': 'mediaErrors',
  'current drive temperature': 'celsius',
  'drive trip temperature': 'limitCelsius',
  'power on hours': 'hours',
  'accumulated power on time, hours': 'hours',
};
const healthLine = /^SMART (?:overall-health self-assessment test result|Health Status): ?(?<status>.{1,200})$/;
const goodHealth = /^(?:PASSED|OK)\b/i;
const countLine = /^(?:ATA|Device) Error Count: (?<count>\d{1,9})/;
const errorLine = /^Error \d{1,9}(?: \[\d{1,6}\])? occurred at (?:disk|device) power-on lifetime: (?<hours>\d{1,9}) hours/;
const errorText = /\bError: (?<text>[A-Z][^@]{1,120})$/;
const failedCommand =
  /^(?:Read Device Identity failed|Device Read Identity Failed|A mandatory SMART command failed|Read SMART (?:Data|Thresholds) failed|.{0,30}device is NOT READY)/i;
const openFailed = /^Smartctl open device: (?<device>\/dev\/\S{1,60})(?<type>(?: \[[^\]]{1,40}\])*) failed: /;
const lineLimitCharacters = 300;
const kept = 200;

/** Opens the report of one device. */
export function openSmartctlText(): SmartctlText {
  const errors: LoggedErrors = { count: null, lastHours: null, entries: [] };
  return { first: null, device: null, time: null, identity: {}, numbers: new Map(), signs: [], tests: [], errors, wrappedRow: '' };
}

/** True once a report knows the device; a second identity then is that of another device. */
export function hasIdentity({ identity }: SmartctlText): boolean {
  return identity.model !== undefined || identity.serialNumber !== undefined;
}

/** Adds one line of smartctl to the report of its device. */
export function addSmartctlLine(text: SmartctlText, printed: string, line: number, times: TimeReader): void {
  const raw = printed.slice(0, lineLimitCharacters);
  text.first ??= { line, raw };
  const row = text.wrappedRow === '' ? raw : `${text.wrappedRow} ${raw.trimStart()}`;
  text.wrappedRow = isWrappedRow(raw) ? raw : '';
  for (const sign of signsOfLine(attributeOfLine(row) === null ? raw : row))
    if (text.signs.length < kept && !text.signs.some((told) => told.key === sign.key && told.text === sign.text))
      text.signs.push({ ...sign, line, raw });
  const open = openFailed.exec(raw)?.groups;
  if (open) text.device = { name: open.device ?? '', type: open.type ?? null };
  const test = selfTestOfLine(raw);
  if (test !== null && text.tests.length < kept) text.tests.push({ ...test, line, raw });
  addError(text.errors, raw, line);
  addKeyValue(text, raw, line, times);
}

function isWrappedRow(raw: string): boolean {
  return isAttributeLine(raw) && attributeOfLine(raw) === null;
}

function signsOfLine(raw: string): ConditionSign[] {
  const status = healthLine.exec(raw)?.groups?.status?.trim();
  const health = status === undefined || goodHealth.test(status) ? null : signOfHealth(status);
  const used = enduranceOfLine(raw);
  const endurance = used === null ? null : signOfEndurance(used);
  return [health, endurance, signOfAttributeLine(raw), signOfCounterLine(raw), signOfFailure(raw)].filter((sign) => sign !== null);
}

function signOfFailure(raw: string): ConditionSign | null {
  if (openFailed.test(raw)) return { condition: 'smart/open-failed', text: raw, severity: 'warning' };
  return failedCommand.test(raw) ? { condition: 'smart/unreachable', text: raw } : null;
}

function addError(errors: LoggedErrors, raw: string, line: number): void {
  const count = Number(countLine.exec(raw)?.groups?.count ?? 0);
  if (count > 0) errors.count = { count, line, raw };
  const hours = errorLine.exec(raw)?.groups?.hours;
  if (hours !== undefined) errors.lastHours = Number(hours);
  const text = errorText.exec(raw)?.groups?.text;
  if (text !== undefined && errors.entries.length < kept) errors.entries.push({ text, atHours: errors.lastHours, line, raw });
}

function addKeyValue(text: SmartctlText, raw: string, line: number, times: TimeReader): void {
  if (/^ {0,3}9 Power_On/.test(raw)) {
    const value = wholeNumberOf(raw.slice(raw.lastIndexOf(' - ') + 3));
    if (value !== null) text.numbers.set('hours', { value, line, raw });
  }
  const pair = keyValueOf(raw, ':');
  if (pair === null || pair.value === '') return;
  const key = pair.key.toLowerCase();
  const named = identityKeys[key];
  if (named !== undefined) text.identity[named] ??= pair.value;
  if (key === 'local time is') text.time = times.fromText(pair.value);
  const value = /^0x[0-9a-f]{1,8}$/i.test(pair.value) ? Number(pair.value) : wholeNumberOf(pair.value);
  if (value === null) return;
  const field = numberKeys[key];
  if (field !== undefined) text.numbers.set(field, { value, line, raw });
  const sign = counted(key, value);
  if (sign !== null && text.signs.length < kept) text.signs.push({ ...sign, line, raw });
}

function counted(key: string, value: number): ConditionSign | null {
  if (key === 'elements in grown defect list') return signOfGrownDefects(value);
  if (key === 'percentage used endurance indicator') return signOfEndurance(value);
  return null;
}

/** The report of the device; null where no line told anything. */
export function reportOfSmartctlText(text: SmartctlText): StorageReport | null {
  if (text.first === null) return null;
  const component = componentOf(text);
  const nowHours = text.numbers.get('hours')?.value ?? null;
  const signs = [...text.signs, ...signsOfNumbers(text.numbers), ...signsOfTests(text.tests), ...signsOfErrors(text.errors, nowHours)];
  // What a failed command left unread is no installed part.
  const isUnseen = !hasIdentity(text) && signs.length > 0;
  const part = isUnseen ? null : { component, ...text.identity, ...(nowHours === null ? {} : { powerOnHours: `${nowHours} h` }) };
  return { ...text.first, time: text.time, part, signs: signs.map((sign) => ({ ...sign, component })) };
}

/** A report names no device by itself: without a heading or command above it, the serial number must tell the drive. */
function componentOf({ device, identity }: SmartctlText): ListedPart['component'] {
  return device === null ? printedPart('drive', identity.serialNumber ?? null) : smartDrive(device.name, device.type);
}
