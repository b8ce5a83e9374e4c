import type { LogFormat } from '../log-format.js';

/** Logs of the operating system: kernel, machine checks, rasdaemon. */
export const hostFormats: readonly LogFormat[] = [];
