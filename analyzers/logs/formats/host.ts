import type { LogFormat } from '../log-format.js';
import { dmidecode } from './host/dmidecode.js';

/** Logs of the operating system: kernel, machine checks, rasdaemon. */
export const hostFormats: readonly LogFormat[] = [dmidecode];
