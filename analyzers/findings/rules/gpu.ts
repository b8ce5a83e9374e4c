import { componentsOfClass } from '../event-view.js';
import { type FindingRule, presentOf } from '../finding-rule.js';
import { eventsOfSign, ruleOfSigns, type Sign } from '../sign.js';

/** Keys of NVIDIA's Xid messages. */
const xids = (...numbers: readonly number[]): readonly string[] => numbers.map((number) => `gpu/xid/${number}`);

/** A GPU that is gone from the bus, or of which no more is said than that it failed. */
const offBus = {
  findingId: 'gpu-fault',
  class: 'gpu',
  keys: xids(79),
  text: /gpu.*\b(?:fallen off|fail|fault|lost)/i,
} as const satisfies Sign;

/** Signs of GPUs (NVIDIA "Xid errors"; IPMI 2.0 table 42-3, type 17h). Xids that a program alone causes are no signs of a fault. */
const gpuSigns: readonly Sign[] = [
  offBus,
  { findingId: 'gpu-fault', class: 'gpu', of: 'gpu', keys: ['ipmi/17/04/01', 'ipmi/17/07/02'] },
  {
    findingId: 'gpu-internal-error',
    class: 'gpu',
    keys: [...xids(56, 57, 58, 61, 62, 110, 122, 123, 143), 'gpu/initialisation-failed'],
  },
  { findingId: 'gpu-hang', class: 'gpu', keys: [...xids(46, 119, 120), 'gpu/reset'] },
  { findingId: 'gpu-memory-error', class: 'gpu', keys: [...xids(48, 92, 95, 140, 157), 'gpu/ras/uncorrectable'] },
  { findingId: 'gpu-memory-contained', class: 'gpu', keys: xids(94) },
  { findingId: 'gpu-row-remapped', class: 'gpu', keys: xids(63) },
  {
    findingId: 'gpu-row-remap-failed',
    class: 'gpu',
    keys: [...xids(64), 'redfish/Platform/MemoryRowRemappingError', 'gpu/ecc/remapping-failed'],
  },
  { findingId: 'gpu-link-error', class: 'gpu', keys: [...xids(74, 121, 144, 145, 146, 147, 148, 149, 150), 'gpu/nvswitch/sxid'] },
  { findingId: 'gpu-power-missing', class: 'gpu', keys: xids(54) },
];

/** GPUs that are lost in one incident share a switch, a riser or their power (knowledge of the field, row 60 for cards). */
const severalGpus: FindingRule = {
  id: 'several-gpus',
  produces: ['gpu-many-lost'],
  evaluate: (view) => {
    const events = eventsOfSign(offBus, view);
    const gpus = new Set(events.flatMap((event) => componentsOfClass(event, 'gpu').flatMap(({ locator }) => locator ?? [])));
    return gpus.size < 2 ? [] : [presentOf('gpu-many-lost', null, events)];
  },
};

/** Rules over GPUs. */
export const gpuRules: readonly FindingRule[] = [ruleOfSigns('gpu-signs', gpuSigns), severalGpus];
