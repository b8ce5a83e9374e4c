import { createEventCompleter } from '../../event/complete-event.js';
import type { PlacelessDraft } from '../../event/draft-of-record.js';
import { describeEntity } from '../../ipmi/entities.js';
import { parseQuantity } from '../../ipmi/quantities.js';
import { sensorOfType, sensorTypeCode } from '../../ipmi/sensor-types.js';
import type { LinesFormat } from '../../log-format.js';
import { keyValueOf } from '../../syntax/key-value.js';
import { draftsOfFreeIpmiSensor, quotedEvents } from './freeipmi-sensor-state.js';
import { sensorGetSamples } from './sensor-get-samples.js';
import { type Crossing, crossingLevels, draftOfCrossing, draftOfReading, draftsOfStates, type SensorNow } from './sensor-now.js';

/** One sensor of a listing in blocks; `states` = the words in brackets below a name. */
type Block = {
  readonly line: number;
  readonly lines: string[];
  readonly fields: Map<string, string>;
  readonly states: Map<string, string[]>;
  last: string;
};

const ipmitoolStart = /^Sensor ID\s*: (?<name>.{1,64}?) \(0x(?<number>[0-9a-f]{1,2})\)\s*$/i;
const freeipmiStart = /^Record ID: \d{1,5}\s*$/;
const plainField = /^(?:Entity ID|Sensor Type(?: \([A-Za-z]{1,20}\))?)\s*:/;
const noise = /^Locating sensor record/;
const bracketed = /^\s+\[(?<state>[^\]]{1,120})\]\s*$/;
/** Fields of the longest blocks, with room to spare; more is another tool's text. */
const mostLines = 80;
const tolerance = / \(\+\/- [\d.]{1,12}\)/;
const hexCode = / \((?:0x)?[0-9a-f]{1,2}h?\)\s*$/i;
const crossedThreshold = /^(?<side>upper|lower) (?<level>non-critical|critical|non-recoverable)$/i;

/** Sensors as they are now, a block each: `ipmitool sensor get`, `sdr get`, `-v sdr list`, and FreeIPMI's `ipmi-sensors -v`. */
export const sensorGet: LinesFormat = {
  kind: 'lines',
  id: 'sensor-get',
  title: 'ipmitool sensor get / ipmi-sensors -v',
  reference: 'ipmitool 1.8.11–1.8.19, lib/ipmi_sdr.c; FreeIPMI 1.6, ipmi-sensors(8)',
  samples: sensorGetSamples,
  claims: (line) => ipmitoolStart.test(line) || freeipmiStart.test(line) || noise.test(line),
  open: (context, sink) => {
    const complete = createEventCompleter({ file: context.file, format: 'sensor-get' });
    let block: Block | null = null;
    const close = (): void => {
      if (block === null) return;
      const { line, lines } = block;
      const drafts = draftsOfBlock(block);
      block = null;
      drafts.forEach((draft, part) => {
        sink.event(complete({ ...draft, line, byte: null, raw: lines.join('\n'), ...(drafts.length > 1 ? { part } : {}) }));
      });
    };
    return {
      read: (raw, line) => {
        if (ipmitoolStart.test(raw) || freeipmiStart.test(raw)) {
          close();
          block = { line, lines: [], fields: new Map(), states: new Map(), last: '' };
        }
        if (raw.trim() === '') close();
        return (block !== null && addLine(block, raw)) || noise.test(raw);
      },
      end: close,
    };
  },
};

function addLine(block: Block, raw: string): boolean {
  if (block.lines.length >= mostLines) return false;
  const state = bracketed.exec(raw)?.groups?.state;
  const found = state === undefined ? keyValueOf(raw, ':') : null;
  if (state === undefined && found === null) return false;
  if (block.lines.length > 0 && isIndented(raw) !== hasIndent(block, raw)) return false;
  block.lines.push(raw);
  if (state !== undefined) {
    block.states.set(block.last, [...(block.states.get(block.last) ?? []), state]);
    return true;
  }
  block.last = found?.key.toLowerCase() ?? '';
  if (!block.fields.has(block.last)) block.fields.set(block.last, found?.value ?? '');
  return true;
}

/** Fields of ipmitool are indented but below `sel get` of 1.8.19, those of FreeIPMI are not; a line that breaks the rule belongs to something else. */
function hasIndent({ lines, fields }: Block, raw: string): boolean {
  return fields.has('sensor id') && !plainField.test(lines[1] ?? raw);
}

function isIndented(raw: string): boolean {
  return raw.startsWith(' ') || raw.startsWith('\t');
}

function draftsOfBlock(block: Block): PlacelessDraft[] {
  const { fields } = block;
  if (fields.has('sensor id')) return draftsOfIpmitool(block);
  const printed = (fields.get('sensor reading') ?? '').split(' ');
  const number = Number.parseInt(fields.get('sensor number') ?? '', 10);
  return draftsOfFreeIpmiSensor({
    name: fields.get('id string') ?? '',
    type: fields.get('sensor type')?.replace(hexCode, '') ?? null,
    number: Number.isNaN(number) ? null : number,
    entity: entityOf(fields),
    state: fields.get('sensor state') ?? null,
    reading: printed[0] ?? '',
    units: printed.slice(1).join(' '),
    events: quotedEvents(fields.get('sensor event') ?? ''),
  });
}

/** `processor (3)` and its instance, in words. */
function entityOf(fields: ReadonlyMap<string, string>): string | null {
  const entity = fields.get('entity id')?.replace(/ \(\d{1,3}\)\s*$/, '');
  const instance = fields.get('entity instance') ?? '';
  return entity === undefined || entity === '' ? null : `${entity} ${instance}`.trim();
}

function draftsOfIpmitool({ fields, states }: Block): PlacelessDraft[] {
  const now = sensorOfIpmitool(fields);
  const status = fields.get('status') ?? '';
  const crossing = crossingOf(status, fields, now);
  if (crossing !== null) return [draftOfCrossing(now, crossing)];
  const asserted = states.get('states asserted') ?? states.get('assertion events') ?? [];
  if (asserted.length > 0) return draftsOfStates(now, asserted);
  return now.reading !== null && /^(?:ok|)$/i.test(status) ? [draftOfReading(now)] : [];
}

function sensorOfIpmitool(fields: ReadonlyMap<string, string>): SensorNow {
  const id = ipmitoolStart.exec(`Sensor ID : ${fields.get('sensor id')}`)?.groups;
  const type = fields.get('sensor type (threshold)') ?? fields.get('sensor type (discrete)') ?? fields.get('sensor type (analog)') ?? '';
  const entity = fields.get('entity id')?.split(' ')[0] ?? '';
  return {
    sensor: sensorOfType(sensorTypeCode(type.replace(hexCode, '')), {
      name: id?.name ?? '',
      number: Number.parseInt(id?.number ?? '', 16),
      entity: entity === '' ? null : describeEntity(entity),
    }),
    entityId: entity === '' ? null : Number.parseInt(entity, 10),
    reading: parseQuantity((fields.get('sensor reading') ?? '').replace(tolerance, '')),
    reported: fields.get('status') ?? null,
  };
}

function crossingOf(status: string, fields: ReadonlyMap<string, string>, now: SensorNow): Crossing | null {
  const found = crossedThreshold.exec(status)?.groups;
  if (!found) return null;
  const threshold = parseQuantity(fields.get(status.toLowerCase()) ?? '');
  const side = found.side?.toLowerCase() === 'lower' ? 'lower' : 'upper';
  const level = crossingLevels[(found.level ?? '').toLowerCase() as keyof typeof crossingLevels];
  return { level, side, threshold: threshold && { ...threshold, unit: now.reading?.unit ?? null } };
}
