import { isRecord, type JsonRecord } from '../../syntax/json-fields.js';

const deepest = 4;
const membersSearched = 2_000;

/**
 * The smartctl documents in a JSON value: itself, members of an array, values of an object keyed by device, or one field deep in an
 * envelope of a tool that stores them. Documents come in the order of the source; none where the value holds no smartctl output.
 */
export function collectSmartctl(value: unknown, depth = 0): JsonRecord[] {
  if (depth > deepest) return [];
  if (Array.isArray(value)) return value.slice(0, membersSearched).flatMap((member) => collectSmartctl(member, depth + 1));
  if (!isRecord(value)) return [];
  if (isSmartctl(value)) return [value];
  return Object.values(value)
    .slice(0, membersSearched)
    .flatMap((member) => collectSmartctl(member, depth + 1));
}

/** Every output has `smartctl` with its version (since 7.0); stores that strip it keep device and health. */
function isSmartctl(value: JsonRecord): boolean {
  if (isRecord(value.smartctl)) return 'version' in value.smartctl || 'exit_status' in value.smartctl || 'argv' in value.smartctl;
  return isRecord(value.device) && 'protocol' in value.device && deviceFields.some((field) => field in value);
}

const deviceFields = [
  'smart_status',
  'smart_support',
  'ata_smart_attributes',
  'nvme_smart_health_information_log',
  'scsi_error_counter_log',
  'scsi_grown_defect_list',
];
