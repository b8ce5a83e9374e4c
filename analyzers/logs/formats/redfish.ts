import type { LogFormat } from '../log-format.js';
import { redfishLogEntry } from './redfish/redfish-log-entry.js';
import { redfishResource } from './redfish/redfish-resource.js';

/** Resources of Redfish services. */
export const redfishFormats: readonly LogFormat[] = [redfishLogEntry, redfishResource];
