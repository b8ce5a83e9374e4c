import type { Stamped } from './stamp.js';

/** What stands behind the stamp of a log line. */
export type Body = { readonly host: string | null; readonly tag: string | null; readonly message: string };

/** A host is a name or an address; a log that is kept may have `[ip]` in place of the address. */
const hostAndTag = /^(?<host>\[ip\]|[^\s:[\]|,=]{1,255}) (?<tag>[^\s:[\]|,=]{1,80}(?: \d[\d.]{0,9})?)(?:\[[\d.]{1,12}\])?: {0,4}/;
const tagOnly = /^(?<tag>kernel(?=:)|[^\s:[\]|,=]{1,80}(?=\[\d{1,10}\]:))(?:\[\d{1,10}\])?: {0,4}/;
/** The kernel or a program with its process id: `journalctl -o short-monotonic` prints them behind a stamp like the ring's. */
const hostAndProcess = /^(?:\[ip\]|[^\s:[\]|,=]{1,255}) (?:kernel|[^\s:[\]|,=]{1,80}\[\d{1,10}\]): /;
const hostOnly = /^(?<host>\[ip\]|[^\s:[\]|,=]{1,255}) (?=\S)/;
const rfc5424Fields = /^(?<host>\S{1,255}) (?<tag>\S{1,48}) \S{1,128} \S{1,32} (?:-|\[[^\]]{0,1000}\]) ?/;
/** The stamp of the kernel's ring, which syslog keeps behind `kernel:`. */
const innerStamp = /^\[ {0,8}\d{1,10}\.\d{1,9}\](?: ?\[ {0,8}[TC]\d{1,10}\])? ?/;

/** Host, program and message behind a stamp; null where what follows is not a system log's. */
export function bodyOf({ stamp, rest }: Stamped): Body | null {
  if (stamp.body === 'ring') return hostAndProcess.test(rest) ? taggedBody(rest) : { host: null, tag: 'kernel', message: rest };
  if (stamp.body === 'rfc5424') return split(rfc5424Fields, rest);
  if (stamp.body === 'process' && !hostAndProcess.test(rest) && !rest.startsWith('kernel: ')) return null;
  const tagged = taggedBody(rest);
  return tagged ?? (stamp.body === 'syslog' ? split(hostOnly, rest) : null);
}

function taggedBody(rest: string): Body | null {
  return split(tagOnly, rest) ?? split(hostAndTag, rest);
}

function split(pattern: RegExp, rest: string): Body | null {
  const found = pattern.exec(rest);
  if (!found) return null;
  const { host = null, tag = null } = found.groups ?? {};
  const message = rest.slice(found[0].length);
  return { host, tag, message: message.startsWith('[') ? message.replace(innerStamp, '') : message };
}
