import type { FindingRule } from './finding-rule.js';
import { coolingRules } from './rules/cooling.js';
import { driveRules } from './rules/drive.js';
import { gpuRules } from './rules/gpu.js';
import { managementRules } from './rules/management.js';
import { memoryRules } from './rules/memory.js';
import { pcieRules } from './rules/pcie.js';
import { powerRules } from './rules/power.js';
import { processorRules } from './rules/processor.js';

/** All finding rules; the list is written by hand. */
export const findingRules: readonly FindingRule[] = [
  ...memoryRules,
  ...processorRules,
  ...powerRules,
  ...coolingRules,
  ...driveRules,
  ...pcieRules,
  ...gpuRules,
  ...managementRules,
];

/** Every finding id that the rules can produce, sorted. */
export const producibleFindings: readonly string[] = [...new Set(findingRules.flatMap((rule) => rule.produces))].sort();
