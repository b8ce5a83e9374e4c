import type { LogEvent } from '#domain/log-event.js';
import type { Page, PageRequest } from './paging.js';

/** Events of a fleet by server. The same (server, event id, raw text) again changes nothing. */
export type EventStore = {
  /** Answers with how many were new. One transaction. */
  readonly append: (server: string, events: readonly LogEvent[]) => Promise<number>;
  readonly list: (server: string, page: PageRequest) => Promise<Page<LogEvent>>;
  readonly servers: (page: PageRequest) => Promise<Page<{ readonly server: string; readonly events: number }>>;
};
