/** What a source says about the kind of an IPMI event; null = not printed. Codes are bytes, `offset` is 0–15. */
export type EventCodes = {
  readonly sensorType: number | null;
  readonly eventType: number | null;
  readonly offset: number | null;
};

/** Stable key of an IPMI event: `ipmi/<sensor type>/<event type>/<offset>` in hex (`ipmi/0c/6f/01`); `--` for what is not known. */
export function eventKey(codes: EventCodes): string {
  return `ipmi/${hexByte(codes.sensorType)}/${hexByte(codes.eventType)}/${hexByte(codes.offset)}`;
}

const keyPattern = /^ipmi\/(?<sensorType>[0-9a-f]{2}|--)\/(?<eventType>[0-9a-f]{2}|--)\/(?<offset>[0-9a-f]{2}|--)$/;

/** The codes in a key that {@link eventKey} made, or null for any other key. */
export function codesOfKey(key: string): EventCodes | null {
  const found = keyPattern.exec(key)?.groups;
  if (!found) return null;
  return { sensorType: parseHexByte(found.sensorType), eventType: parseHexByte(found.eventType), offset: parseHexByte(found.offset) };
}

/** Stable key of an OEM record: `ipmi/oem/<manufacturer id, six hex digits>/<record type>`; records without a manufacturer (E0h–FFh) have `--`. */
export function oemRecordKey(manufacturerId: number | null, recordType: number): string {
  const manufacturer = manufacturerId === null ? '--' : manufacturerId.toString(16).padStart(6, '0');
  return `ipmi/oem/${manufacturer}/${hexByte(recordType)}`;
}

/** Two lower-case hex digits; `--` for null. */
export function hexByte(value: number | null): string {
  return value === null ? '--' : value.toString(16).padStart(2, '0');
}

function parseHexByte(text: string | undefined): number | null {
  return text === undefined || text === '--' ? null : Number.parseInt(text, 16);
}
