import type { LogFormat } from '../log-format.js';
import { redfishLogEntry } from './redfish/redfish-log-entry.js';

/** Resources of Redfish services. */
export const redfishFormats: readonly LogFormat[] = [redfishLogEntry];
