import { z } from 'zod';
import { UnreadReason } from './unread.js';

/** Collections of logs that are known by the paths in them; proper names, shown as they are in every language. */
export const bundleTitles = {
  dellSupportAssist: 'Dell TSR / SupportAssist collection',
  huaweiDump: 'Huawei iBMC dump_info',
  h3cDump: 'H3C HDM dump_info',
  inspurOneKeyLog: 'Inspur one-key log',
  lenovoServiceData: 'Lenovo XCC service data (FFDC)',
  sosReport: 'sosreport',
  openEulerInfocollect: 'openEuler infocollect',
  openBmcDump: 'OpenBMC dump',
} as const;

/** All kinds of known collections. */
export const bundleKinds = Object.keys(bundleTitles) as [BundleKind, ...BundleKind[]];
/** One of {@link bundleKinds}. */
export type BundleKind = keyof typeof bundleTitles;

/**
 * What an archive held. `kind` = null where no known collection; `members` = files in it that were read;
 * `passedOver` = members that were not read because they are no logs, or for want of content, by reason.
 */
export const Bundle = z.object({
  file: z.string(),
  kind: z.enum(bundleKinds).nullable(),
  members: z.number().int(),
  passedOver: z.array(z.object({ reason: UnreadReason, count: z.number().int() })),
});
export type Bundle = z.infer<typeof Bundle>;
