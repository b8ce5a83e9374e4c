import type { LogAnalysis } from '#domain/log-analysis.js';

/** A name under which an article may tell of an event: the id of its message, else its key or an alias. */
type LoggedCode = { readonly code: string; readonly isMessageId: boolean };

/** Names of the events that say something is wrong, the gravest first; `vendors` = who made the machine, in small letters. */
export type LoggedMessages = { readonly codes: readonly LoggedCode[]; readonly vendors: ReadonlySet<string> };

const codeLimit = 120;
const gravity = { critical: 0, warning: 1, ok: 2 } as const;

/** Reads the messages of a log off the events that its findings cite. */
export function loggedMessages({ citedEvents }: Pick<LogAnalysis, 'citedEvents'>, vendor: string | undefined): LoggedMessages {
  const wrong = citedEvents
    .filter(({ severity }) => severity.derived !== 'ok')
    .toSorted((left, right) => gravity[left.severity.derived] - gravity[right.severity.derived]);
  const ids = wrong.flatMap(({ message }) => (message === null ? [] : [message.id]));
  const keys = wrong.flatMap(({ event }) => [event.key, ...event.aliases]);
  const named = [...new Set(ids)].map((code) => ({ code, isMessageId: true }));
  const keyed = [...new Set(keys)].filter((key) => !ids.includes(key)).map((code) => ({ code, isMessageId: false }));
  return {
    codes: [...named, ...keyed].slice(0, codeLimit),
    vendors: new Set([...(vendor === undefined ? [] : [vendor.trim().toLowerCase()]), ...keys.map((key) => key.split('/', 1)[0] ?? '')]),
  };
}
