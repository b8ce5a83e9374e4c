import type { Component } from '#domain/component.js';
import { cutDirection } from '../../../event/direction-of-text.js';
import { draftOfEventBytes, parseEventData } from '../../../event/draft-of-event-bytes.js';
import { draftOfMessage } from '../../../event/draft-of-message.js';
import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import type { TimeReader } from '../../../event/event-time.js';
import type { MessageSense } from '../../../event/message-keys.js';
import { readPrintedTime } from '../../../event/printed-time.js';
import { parseQuantity } from '../../../ipmi/quantities.js';

const entry = 'SEL Entry: FRU: ';
const standard =
  /SEL Entry: FRU: (?<fru>\d{1,3}), Record: [\w ]{0,30}\(0x(?<type>[0-9A-F]{2})\), Time: (?<time>[^,]{0,30}), Sensor: (?<sensor>[^(]{0,60}?) ?\(0x(?<number>[0-9A-F]{1,4})\), Event Data: \((?<data>[0-9A-F]{2,6})\) ?(?<text>.*)$/i;
const unified = /SEL Entry: FRU: (?<fru>\d{1,3}), Record: Facebook Unified SEL \(0xFB\),? ?(?<text>.*)$/i;
const oem = /SEL Entry: FRU: (?<fru>\d{1,3}), Record: (?<name>[\w -]{1,40}) \(0x(?<type>[0-9A-F]{2})\),? ?(?<text>.*)$/i;
const threshold =
  /^(?<word>ASSERT|DEASSERT|SETTLED): (?<event>(?:Upper|Lower) [\w -]{4,24}?) threshold - (?:raised|settled)\b.{0,20}FRU: (?<fru>\d{1,3}), num: 0x(?<number>[0-9A-F]{1,4}),? curr_val: (?<reading>-?[\d.]{1,12} ?\w{0,5}),? thresh_val: (?<threshold>-?[\d.]{1,12} ?\w{0,5}),? snr: (?<sensor>.{1,60})$/i;
const pciAddress = /Bus (?<bus>[0-9A-F]{2})\/Dev (?<device>[0-9A-F]{1,2})\/Fun (?<function>[0-9A-F]{1,2})/i;
const slotLocation = /Sled (?<sled>\d{1,3})\/Socket (?<socket>\d{1,3}), Channel (?<channel>\d{1,3}), Slot (?<slot>\d{1,3})/i;

/** Thresholds by the first word of the event and its level (IPMI 2.0 table 42-2). */
const thresholdOffset: Readonly<Record<string, string>> = { lnc: '00', lcr: '02', lnr: '04', unc: '07', ucr: '09', unr: '0b' };
const levelOf: Readonly<Record<string, string>> = {
  'non critical': 'nc',
  'non-critical': 'nc',
  critical: 'cr',
  'non recoverable': 'nr',
  'non-recoverable': 'nr',
};
const typeOfUnit: Readonly<Record<string, string>> = { c: '01', volts: '02', v: '02', amps: '03', rpm: '04' };

/** Wordings of the daemon for its own event data; the sensor types are those the daemon's table gives the sensors. */
const senses: readonly (readonly [RegExp, string])[] = [
  [/thermal[_ ]?trip/i, 'ipmi/07/6f/01'],
  [/ERR_COR\b|\bcorrectable error.{0,20}PCI/i, 'ipmi/13/6f/07'],
  [/ERR_FATAL\b/i, 'ipmi/13/6f/0a'],
  [/ERR_NONFATAL\b/i, 'ipmi/13/6f/08'],
  [/GeneralInfo: PCIeErr.*(?:Surprise Link Down|Completion Timeout|Malformed TLP|Poisoned)/i, 'ipmi/13/6f/08'],
  [/GeneralInfo: PCIeErr/i, 'ipmi/13/6f/07'],
  [/GeneralInfo: MemErr.*Uncorrect/i, 'ipmi/0c/6f/01'],
  [/GeneralInfo: MemErr.*DIMM Failure/i, 'ipmi/0c/6f/07'],
  [/GeneralInfo: MemE(?:rr|vent).*No DIMM/i, 'ipmi/0c/6f/07'],
  [/GeneralInfo: MemErr.*Correct/i, 'ipmi/0c/6f/00'],
  [/GeneralInfo: MemEvent.*(?:failure|failed)/i, 'ipmi/0c/6f/07'],
];
const memorySensor = /ECC|MEM(?:ORY)?_/i;

/** Sensors of the daemon's own table by name: what they report where the text holds the words. */
const sensesBySensor: readonly (readonly [sensor: RegExp, text: RegExp, key: string])[] = [
  [/MACHINE_CHK|MCHK|MCERR/i, /\bcorrect/i, 'ipmi/07/6f/0c'],
  [/MACHINE_CHK|MCHK|MCERR/i, /\buncorrect|\bfatal/i, 'ipmi/07/6f/0b'],
  [/POST_ERR/i, /error code/i, 'ipmi/0f/6f/00'],
  [/PROC_FAIL/i, /FRB3/i, 'ipmi/07/6f/04'],
  [/PCIE_ERR|IIO_ERR/i, /\bcorrectable/i, 'ipmi/13/6f/07'],
  [/PCIE_ERR|IIO_ERR/i, /\buncorrectable|\bnon-?fatal/i, 'ipmi/13/6f/08'],
  [/PCIE_ERR|IIO_ERR/i, /\bfatal/i, 'ipmi/13/6f/0a'],
];

/** True where a text holds an entry that the IPMI daemon of this OpenBMC writes. */
export function isSelEntry(text: string): boolean {
  return text.includes(entry);
}

/** Draft of a message of log-util; `app` is the program that wrote it. Null where an entry is cut off. */
export function draftOfFacebookMessage(message: string, app: string, times: TimeReader): PlacelessDraft | null {
  if (isSelEntry(message)) return draftOfSelEntry(message, times);
  const crossed = threshold.exec(message.slice(0, 400))?.groups;
  if (crossed) return draftOfThreshold(crossed);
  if (/^User cleared\b.*\blogs?\b/i.test(message))
    return draftOfMessage({ text: message, sense: { key: 'ipmi/10/6f/02', direction: 'assertion' } });
  const isActivity = /-util$|^(?:healthd|fscd)$/.test(app);
  const draft = draftOfMessage({ text: message, sense: senseOf(message) });
  return {
    ...draft,
    details: { program: app },
    ...(isActivity && draft.key === 'unknown' ? { key: `facebook/${app}`, meaning: 'activity' as const } : {}),
  };
}

function draftOfSelEntry(message: string, times: TimeReader): PlacelessDraft | null {
  const known = standard.exec(message)?.groups;
  if (known) return draftOfStandard(known, times);
  const joined = unified.exec(message)?.groups;
  if (joined) return draftOfUnified(joined.fru ?? '', joined.text ?? '');
  const other = oem.exec(message)?.groups;
  if (!other) return null;
  return {
    ...draftOfMessage({ text: `${other.name} ${other.text}`.trim() }),
    details: { fru: Number(other.fru), recordType: other.type ?? '' },
  };
}

function draftOfStandard(found: Readonly<Record<string, string | undefined>>, times: TimeReader): PlacelessDraft {
  const { text, direction } = cutDirection((found.text ?? '').trim());
  const sensorName = (found.sensor ?? '').trim();
  const eventData = parseEventData(found.data ?? '') ?? [0xff, 0xff, 0xff];
  const details = { fru: Number(found.fru), eventData: (found.data ?? '').toLowerCase() };
  const base = { time: readPrintedTime(found.time ?? '', times), direction };
  const sense = memorySensor.test(sensorName) ? memorySense(text) : (senseOf(text) ?? senseOfSensor(sensorName, text));
  if (sense === null && text === '') {
    return {
      ...draftOfEventBytes({ sensorType: null, sensorName, sensorNumber: hex(found.number), directionAndType: null, eventData }),
      ...base,
      details,
    };
  }
  const draft = draftOfMessage({ text, direction, sensorName, sensorNumber: hex(found.number), sense });
  return { ...draft, ...base, details };
}

function draftOfUnified(fru: string, text: string): PlacelessDraft {
  const place = pciAddress.exec(text)?.groups;
  const slot = slotLocation.exec(text)?.groups;
  const components: Component[] = [];
  if (place) components.push({ class: 'pcie-card', locator: null, place: { pci: pciOf(place) }, provenance: 'printed' });
  if (slot) {
    const locator = `Sled ${slot.sled}/Socket ${slot.socket}, Channel ${slot.channel}, Slot ${slot.slot}`;
    const at = { cpu: Number(slot.socket), channel: String(Number(slot.channel)), slot: String(Number(slot.slot)) };
    components.push({ class: 'memory', locator, place: at, provenance: 'printed' });
  }
  const draft = draftOfMessage({ text, sense: senseOf(text), ...(components.length === 0 ? {} : { components }) });
  return { ...draft, details: { fru: Number(fru) } };
}

function draftOfThreshold(found: Readonly<Record<string, string | undefined>>): PlacelessDraft {
  const [side = '', ...level] = (found.event ?? '').toLowerCase().split(' ');
  const name = `${side.charAt(0)}${levelOf[level.join(' ')] ?? ''}`;
  const [reading, limit] = [parseQuantity(found.reading ?? ''), parseQuantity(found.threshold ?? '')];
  const unit = /[a-z]+$/i.exec(found.reading ?? '')?.[0]?.toLowerCase() ?? '';
  const offset = thresholdOffset[name];
  const isEnd = found.word?.toUpperCase() !== 'ASSERT';
  const key = offset === undefined ? null : `ipmi/${typeOfUnit[unit] ?? '--'}/01/${offset}`;
  const draft = draftOfMessage({
    text: `${found.event} threshold`,
    direction: isEnd ? 'deassertion' : 'assertion',
    sensorName: found.sensor?.trim() ?? null,
    sensorNumber: hex(found.number),
    sense: key === null ? null : { key, direction: isEnd ? 'deassertion' : 'assertion' },
  });
  return { ...draft, reading, threshold: limit, details: { fru: Number(found.fru) } };
}

function memorySense(text: string): MessageSense | null {
  if (/\buncorrect/i.test(text)) return { key: 'ipmi/0c/6f/01', direction: 'assertion' };
  if (/\bcorrect/i.test(text)) return { key: 'ipmi/0c/6f/00', direction: 'assertion' };
  return /\bparity\b/i.test(text) ? { key: 'ipmi/0c/6f/02', direction: 'assertion' } : null;
}

function senseOfSensor(sensorName: string, text: string): MessageSense | null {
  const key = sensesBySensor.find(([sensor, words]) => sensor.test(sensorName) && words.test(text))?.[2];
  return key === undefined ? null : { key, direction: 'assertion' };
}

function senseOf(text: string): MessageSense | null {
  const searched = text.slice(0, 500);
  const key = senses.find(([phrase]) => phrase.test(searched))?.[1];
  return key === undefined ? null : { key, direction: 'assertion' };
}

function pciOf(place: Readonly<Record<string, string | undefined>>): string {
  const [bus = '', device = '', fun = ''] = [place.bus, place.device, place.function];
  return `${bus}:${device.padStart(2, '0')}.${Number.parseInt(fun, 16)}`.toLowerCase();
}

function hex(digits: string | undefined): number {
  return Number.parseInt(digits ?? '', 16);
}
