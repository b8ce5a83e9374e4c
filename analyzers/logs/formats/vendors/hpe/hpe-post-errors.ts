/** Table of POST error codes of ProLiant servers (HPE ProLiant Gen8/Gen9 error message guides, Integrated Management Log troubleshooting guide). */
import type { ComponentClass } from '#domain/component.js';

/** What a code is about: its class, and its IPMI sense where it has one. */
export type PostErrorSense = { readonly class: ComponentClass; readonly ipmi?: string };

const senses = {
  162: { class: 'cmos-battery' },
  163: { class: 'cmos-battery' },
  164: { class: 'memory' },
  201: { class: 'memory' },
  203: { class: 'memory' },
  207: { class: 'memory', ipmi: 'ipmi/0c/6f/07' },
  208: { class: 'memory' },
  209: { class: 'memory', ipmi: 'ipmi/0c/6f/07' },
  210: { class: 'memory' },
  214: { class: 'psu' },
  230: { class: 'memory', ipmi: 'ipmi/0c/6f/07' },
  232: { class: 'memory' },
  1610: { class: 'environment' },
  1611: { class: 'fan' },
  1612: { class: 'psu', ipmi: 'ipmi/08/6f/01' },
  1615: { class: 'psu', ipmi: 'ipmi/08/6f/01' },
  1719: { class: 'raid-controller' },
  1720: { class: 'drive', ipmi: 'ipmi/0d/6f/02' },
  1775: { class: 'cable' },
  1777: { class: 'backplane' },
  1783: { class: 'raid-controller' },
  1784: { class: 'drive' },
  1785: { class: 'raid-controller' },
  1786: { class: 'drive' },
  1787: { class: 'drive', ipmi: 'ipmi/0d/6f/05' },
  1789: { class: 'drive' },
  1792: { class: 'raid-controller' },
  1793: { class: 'raid-battery' },
  1794: { class: 'raid-battery', ipmi: 'ipmi/29/6f/00' },
  1795: { class: 'raid-controller' },
  1796: { class: 'raid-controller' },
  1797: { class: 'raid-controller' },
} as const satisfies Readonly<Record<number, PostErrorSense>>;

const printed = /\bPOST Error:? ?(?<code>\d{3,4})\b/i;

/** POST error code that a message prints (`POST Error: 1785-Drive Array not Configured`), with its sense where known; null for other messages. */
export function postErrorOf(text: string): { readonly code: number; readonly sense: PostErrorSense | null } | null {
  const code = printed.exec(text.slice(0, 200))?.groups?.code;
  if (code === undefined) return null;
  return { code: Number(code), sense: (senses as Readonly<Record<number, PostErrorSense>>)[Number(code)] ?? null };
}
