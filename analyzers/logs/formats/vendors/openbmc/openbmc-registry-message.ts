import { draftOfMessage } from '../../../event/draft-of-message.js';
import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import { type MessageSense, senseOfMessageKey } from '../../../event/message-keys.js';
import { hexByte } from '../../../ipmi/event-key.js';
import { parseQuantity } from '../../../ipmi/quantities.js';

/** `SensorThresholdCriticalHighGoingLow` and the other crossings of the OpenBMC registry. */
const crossing = /^SensorThreshold(?<level>Warning|Critical)(?<side>High|Low)Going(?<way>High|Low)$/;

/**
 * Draft of a message of a registry as OpenBMC logs it: id and arguments, without text. Its text here is the key in words with the arguments.
 * `said` = the message where it is printed.
 */
export function draftOfRegistryMessage(messageId: string, args: readonly string[], said: string | null = null): PlacelessDraft {
  const parts = messageId.split('.');
  const [registry = '', messageKey = ''] = [parts[0], parts.at(-1)];
  const text = said ?? [wordsOf(messageKey), ...args].join(' ').trim();
  const sensor = crossing.exec(messageKey)?.groups;
  const sense = sensor ? senseOfCrossing(sensor) : senseOfMessageKey(messageKey);
  const draft = draftOfMessage({ text, sense, ...(sensor ? { sensorName: args[0] ?? null } : {}) });
  const key = `redfish/${registry}/${messageKey}`;
  return {
    ...draft,
    ...(sensor ? { ...readingsOf(args), aliases: [key] } : { key, aliases: sense === null ? [] : [sense.key] }),
    class: sensor ? 'threshold' : 'message',
    message: { id: messageId, args: [...args] },
    provenance: 'vendorDocument',
  };
}

function senseOfCrossing({ level, side, way }: Readonly<Record<string, string | undefined>>): MessageSense {
  const base = side === 'High' ? 6 : 0;
  const offset = base + (level === 'Critical' ? 2 : 0) + (way === 'High' ? 1 : 0);
  return { key: `ipmi/--/01/${hexByte(offset)}`, direction: 'assertion' };
}

function readingsOf([, reading = '', threshold = '']: readonly string[]): Pick<PlacelessDraft, 'reading' | 'threshold'> {
  return { reading: parseQuantity(reading), threshold: parseQuantity(threshold) };
}

function wordsOf(messageKey: string): string {
  return messageKey.replace(/(?<=[a-z])(?=[A-Z])/g, ' ');
}
