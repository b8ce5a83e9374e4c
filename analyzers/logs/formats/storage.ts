import type { LogFormat } from '../log-format.js';

/** Outputs of the tools for drives and RAID controllers. */
export const storageFormats: readonly LogFormat[] = [];
