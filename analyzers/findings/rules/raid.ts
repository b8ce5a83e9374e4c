import type { Sign } from '../sign.js';

/** Signs of RAID controllers, their memory, batteries and arrays as the makers' tools report them (storcli, MegaCli, arcconf, ssacli). */
export const raidSigns: readonly Sign[] = [
  {
    findingId: 'raid-battery-fault',
    class: 'raid-battery',
    keys: [
      'raid/battery-failed',
      'raid/battery-replace',
      'raid/battery-missing',
      'raid/battery-degraded',
      'raid/battery-low',
      'raid/battery-temperature',
    ],
  },
  {
    findingId: 'raid-controller-fault',
    class: 'raid-controller',
    keys: ['raid/controller-failed', 'raid/controller-memory-uncorrectable', 'raid/controller-firmware', 'raid/controller-temperature'],
  },
  // The controller writes through while its battery learns, charges or is bad: the trace, not the reason.
  { findingId: 'raid-write-cache-off', class: null, keys: ['raid/cache-lost', 'redfish/StorageDevice/WriteCacheDegraded'] },
  {
    findingId: 'raid-cache-pinned',
    class: null,
    keys: ['raid/cache-pinned'],
    text: /\b(?:has|have|holds) (?:preserved|pinned|dirty) cache/i,
  },
  { findingId: 'sas-transport-errors', class: null, keys: ['linux/scsi/controller-log'] },
  {
    findingId: 'raid-controller-memory-errors',
    class: 'raid-controller',
    keys: ['raid/controller-memory-correctable'],
  },
  { findingId: 'raid-array-degraded', class: null, keys: ['raid/array-degraded', 'raid/array-partially-degraded'] },
  { findingId: 'raid-array-failed', class: null, keys: ['raid/array-failed'] },
  { findingId: 'raid-bad-blocks', class: null, keys: ['raid/bad-blocks'] },
  // A running relearn is the outcome that its test asks for.
  { findingId: 'test-learn-cycle-running', class: null, keys: ['raid/battery-learning'], matchesState: true },
];
