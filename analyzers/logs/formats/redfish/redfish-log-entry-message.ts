import { type JsonRecord, recordAt, textAt } from '../../syntax/json-fields.js';

/** What the MessageId of an entry is: keys of the event, ours first, and the message's own key in its registry. */
export type MessageIdentity = { readonly keys: readonly string[]; readonly messageKey: string | null };

const registryMessage = /^(?<registry>[A-Za-z][\w-]*)\.\d+(?:\.\d+){1,2}\.(?<key>[A-Za-z0-9][\w.-]*)$/;
const dellMessage = /^(?:i?DRAC\.)?(?<key>[A-Z]{3,4}\d{1,5})$/i;
const hpeMessage = /^(?<key>\d{1,4}\.\d{1,4})$/;
const lenovoMessage = /(?:^|\.)(?<key>FQX[A-Z]{2}[A-Z0-9]{2}\d{4}[A-Z])$/;
/** iDRAC SEL entries print ED1 to ED3 as a hex number without leading zeros. */
const eventDataNumber = /^(?:0x)?(?<digits>[0-9a-f]{1,6})$/i;
const nullId = /^null$/i;
const placeholderArgument = 'ArrayOfMessageArgs';
const nothingKnown: MessageIdentity = { keys: [], messageKey: null };

/** MessageId as printed; null where it is missing, empty or the text `NULL` (iLO). */
export function messageIdOf(entry: JsonRecord): string | null {
  const id = textAt(entry, 'MessageId');
  return id === null || nullId.test(id) ? null : id;
}

/** Keys that a MessageId stands for, in all its vendor variants (`Power.1.0.FanFailed`, `IDRAC.2.8.PSU0003`, `17.10`). */
export function identifyMessage(entry: JsonRecord): MessageIdentity {
  const id = messageIdOf(entry) ?? '';
  const dell = dellMessage.exec(id)?.groups?.key;
  if (dell && !isEventDataOnly(entry)) return { keys: [`dell/${dell.toUpperCase()}`], messageKey: dell.toUpperCase() };
  const lenovo = lenovoMessage.exec(id)?.groups?.key;
  if (lenovo) return { keys: [`lenovo/${lenovo}`], messageKey: lenovo };
  const registered = registryMessage.exec(id)?.groups;
  if (registered) return registryIdentity(registered.registry ?? '', registered.key ?? '');
  const hpe = hpeMessage.exec(id)?.groups?.key ?? hpeClassAndCode(entry);
  return hpe === null ? nothingKnown : { keys: [`hpe/${hpe}`], messageKey: null };
}

/** Event data 1–3 that a SEL entry prints as its MessageId; null where the id is something else. */
export function eventDataOf(entry: JsonRecord): [number, number, number] | null {
  const digits = isEventDataOnly(entry) ? eventDataNumber.exec(messageIdOf(entry) ?? '')?.groups?.digits : undefined;
  if (digits === undefined) return null;
  const value = Number.parseInt(digits, 16);
  return [(value >> 16) & 0xff, (value >> 8) & 0xff, value & 0xff];
}

/** Arguments of the message as texts; placeholders of unfinished services are left out. */
export function messageArgsOf(entry: JsonRecord): string[] {
  const args = Array.isArray(entry.MessageArgs) ? entry.MessageArgs : [];
  return args.filter((arg) => typeof arg !== 'object' && arg !== placeholderArgument).map((arg) => String(arg).trim());
}

/** Text of the entry: its Message with `%1` filled in, else the message's key and arguments. */
export function messageTextOf(entry: JsonRecord, messageKey: string | null): string {
  const args = messageArgsOf(entry);
  const message = textAt(entry, 'Message') ?? textAt(entry, 'Oem', 'Hpe', 'Message');
  if (message !== null) return message.replace(/%(\d)/g, (printed, number) => args[Number(number) - 1] ?? printed);
  const name = messageKey ?? messageIdOf(entry) ?? textAt(entry, 'EntryCode') ?? textAt(entry, 'Name') ?? '';
  return [name, ...args].join(' ').trim();
}

function registryIdentity(registry: string, key: string): MessageIdentity {
  const own = `redfish/${registry}/${key}`;
  if (/^i?drac$/i.test(registry)) return { keys: [`dell/${key}`, own], messageKey: key };
  if (/^(?:ilo|hpe?)/i.test(registry)) return { keys: [`hpe/${key}`, own], messageKey: key };
  return { keys: [own], messageKey: key };
}

function hpeClassAndCode(entry: JsonRecord): string | null {
  for (const maker of ['Hpe', 'Hp']) {
    const [group, code] = [textAt(entry, 'Oem', maker, 'Class'), textAt(entry, 'Oem', maker, 'Code')];
    if (group !== null && code !== null) return `${Number(group)}.${Number(code)}`;
  }
  return null;
}

/** Fujitsu iRMC prints six hex digits that are its own message number. */
function isEventDataOnly(entry: JsonRecord): boolean {
  if (Object.keys(recordAt(entry, 'Oem', 'ts_fujitsu')).length > 0 || /\/iRMC\//i.test(textAt(entry, '@odata.id') ?? '')) return false;
  return textAt(entry, 'EntryType') === 'SEL' && eventDataNumber.test(messageIdOf(entry) ?? '');
}
