import type { LogFormat } from '../log-format.js';

/** Logs in the makers' own forms. */
export const vendorFormats: readonly LogFormat[] = [];
