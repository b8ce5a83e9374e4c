import { type Span, valueSpans } from './span.js';

const mail = /(?<![\w.+%-])[\w.+%-]{1,128}[@＠][A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,6}\.[A-Za-z]{2,24}(?![\w-])/g;
/** Names of systemd units look like addresses (`getty@tty1.service`), and so do the annotations of Redfish (`Members@odata.count`). */
const other = /@(?:odata|Redfish|Message)\.|\.(?:service|socket|timer|target|mount|scope|slice|device|path|swap)$/;

/** Mail addresses (RFC 5321, without quoted local parts). */
export function findMails(text: string): Iterable<Span> {
  if (!/[@＠]/.test(text)) return [];
  return valueSpans(text, mail, (value) => !other.test(value));
}
