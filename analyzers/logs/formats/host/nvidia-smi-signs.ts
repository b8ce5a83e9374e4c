import type { EventTime } from '#domain/log-event.js';
import type { PlacelessDraft } from '../../event/draft-of-record.js';
import { gpuAt } from './messages/gpu-messages.js';

/** A GPU as nvidia-smi names it (`00000000:3B:00.0`): drivers print its domain with four digits, and so do we. */
export function gpuOf(address: string): ReturnType<typeof gpuAt> {
  return gpuAt(address.replace(/^0000(?=[0-9a-f]{4}:)/i, ''));
}

export type GpuOfReport = { readonly address: string; readonly time: EventTime | null };

type Sign = {
  readonly key: string;
  readonly alias?: string;
  readonly text: string;
  readonly severity?: 'ok' | 'warning' | 'critical';
  readonly details?: PlacelessDraft['details'];
};

/** Draft of a sign of trouble of a GPU; one that alone says little (`ok`) accuses nothing. */
export function draftOfGpuSign({ key, alias, text, severity = 'warning', details }: Sign, { address, time }: GpuOfReport): PlacelessDraft {
  return {
    key,
    ...(alias === undefined ? {} : { aliases: [alias] }),
    class: 'message',
    meaning: severity === 'ok' ? 'unknown' : 'fault',
    severity: { reported: null, derived: severity },
    provenance: 'vendorDocument',
    text,
    components: [gpuOf(address)],
    ...(details === undefined ? {} : { details }),
    ...(time === null ? {} : { time }),
  };
}

const uncorrectable = /^(?:(?:sram|dram) uncorrectable(?: parity| sec-ded)?|double bit\/total)$/;

/** Sign in one value of `nvidia-smi -q`; `path` = its headings and name in lower case with `/` between. Null for a good or unknown value. */
export function signOfGpuValue(path: string, value: string): Sign | null {
  const count = /^\d{1,12}$/.test(value) ? Number(value) : 0;
  const said = path.slice(path.lastIndexOf('/') + 1);
  if (/^err!$|^unknown error$|gpu is lost/i.test(value))
    return {
      key: 'gpu/unreadable',
      alias: 'gpu/initialisation-failed',
      text: `GPU does not answer: ${said} ${value}`,
      severity: 'critical',
    };
  const ecc = /(?:^|\/)ecc errors\/(?<since>volatile|aggregate)\/(?<what>.{1,60})$/.exec(path)?.groups;
  if (ecc)
    return uncorrectable.test(ecc.what ?? '') && count > 0 ? signOfUncorrectable(count, ecc.since === 'volatile', ecc.what ?? '') : null;
  if (/(?:^|\/)retired pages\//.test(path)) return signOfRetiredPages(said, value, count);
  if (/(?:^|\/)remapped rows\//.test(path)) return signOfRemappedRows(said, value, count);
  if (/hw (?:thermal |power brake )?slowdown$/.test(said) && /^active$/i.test(value) && !/ hw slowdown$/.test(` ${said}`))
    return { key: 'gpu/slowdown', text: `GPU clocks: ${said} active` };
  if (said === 'gpu recovery action' && !/^none$/i.test(value))
    return { key: 'gpu/recovery-action', alias: 'gpu/initialisation-failed', text: `GPU recovery action: ${value}`, severity: 'critical' };
  return null;
}

/** Uncorrectable errors since the driver started, or over the life of the GPU: the latter are history. */
export function signOfUncorrectable(count: number, isCurrent: boolean, where: string): Sign {
  const details = { count, where };
  if (isCurrent)
    return {
      key: 'gpu/ecc/uncorrectable',
      alias: 'gpu/xid/48',
      text: `Uncorrected errors in the memory of the GPU: ${count}`,
      severity: 'critical',
      details,
    };
  return {
    key: 'gpu/ecc/uncorrectable-past',
    text: `Uncorrected errors in the memory of the GPU over its life: ${count}`,
    severity: 'ok',
    details,
  };
}

function signOfRetiredPages(said: string, value: string, count: number): Sign | null {
  if (/^pending/.test(said) && /^yes$/i.test(value))
    return { key: 'gpu/ecc/retirement-pending', alias: 'gpu/xid/63', text: 'Page retirement pending: the GPU waits for a reset' };
  if (count === 0) return null;
  if (/^double bit/.test(said))
    return { key: 'gpu/ecc/retired-pages', alias: 'gpu/xid/63', text: `Pages retired for double-bit errors: ${count}`, details: { count } };
  return /^single bit/.test(said)
    ? { key: 'gpu/ecc/retired-pages-single', text: `Pages retired for single-bit errors: ${count}`, severity: 'ok', details: { count } }
    : null;
}

function signOfRemappedRows(said: string, value: string, count: number): Sign | null {
  const isYes = /^yes$/i.test(value);
  if (said === 'pending' && isYes)
    return { key: 'gpu/ecc/remapping-pending', alias: 'gpu/xid/63', text: 'Row remapping pending: the GPU waits for a reset' };
  if (/^remapping failure/.test(said) && isYes)
    return { key: 'gpu/ecc/remapping-failed', alias: 'gpu/xid/64', text: 'Row remapping failed', severity: 'critical' };
  if (said === 'uncorrectable error' && count > 0)
    return {
      key: 'gpu/ecc/remapped-rows',
      alias: 'gpu/xid/63',
      text: `Rows remapped for uncorrectable errors: ${count}`,
      details: { count },
    };
  return null;
}
