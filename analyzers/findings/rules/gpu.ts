import type { FindingRule } from '../finding-rule.js';
import { ruleOfSigns, type Sign } from '../sign.js';

/** Keys of NVIDIA's Xid messages. */
const xids = (...numbers: readonly number[]): readonly string[] => numbers.map((number) => `gpu/xid/${number}`);

/** Signs of GPUs (NVIDIA "Xid errors"; IPMI 2.0 table 42-3, type 17h). Xids that a program or the driver alone causes are no signs of a fault. */
const gpuSigns: readonly Sign[] = [
  {
    findingId: 'gpu-fault',
    class: 'gpu',
    keys: [...xids(56, 57, 58, 61, 62, 79, 110, 119, 120, 122, 123, 143), 'gpu/initialisation-failed'],
    text: /gpu.*\b(?:fallen off|fail|fault|lost)/i,
  },
  { findingId: 'gpu-fault', class: 'gpu', of: 'gpu', keys: ['ipmi/17/04/01', 'ipmi/17/07/02'] },
  {
    findingId: 'gpu-memory-error',
    class: 'gpu',
    keys: [...xids(48, 63, 64, 92, 94, 95, 140, 157), 'gpu/ras/uncorrectable', 'redfish/Platform/MemoryRowRemappingError'],
  },
  { findingId: 'gpu-link-error', class: 'gpu', keys: [...xids(74, 121, 144, 145, 146, 147, 148, 149, 150), 'gpu/nvswitch/sxid'] },
  { findingId: 'gpu-power-missing', class: 'gpu', keys: xids(54) },
];

/** Rules over GPUs. */
export const gpuRules: readonly FindingRule[] = [ruleOfSigns('gpu-signs', gpuSigns)];
