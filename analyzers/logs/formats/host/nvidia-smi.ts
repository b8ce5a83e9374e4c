import type { EventTime } from '#domain/log-event.js';
import { draftOfPart } from '../../event/draft-of-part.js';
import type { PlacelessDraft } from '../../event/draft-of-record.js';
import type { LinesFormat } from '../../log-format.js';
import { type LineMeaning, openSingleLines } from '../../readers/single-line-reader.js';
import { keyValueOf } from '../../syntax/key-value.js';
import { nvidiaSmiSamples } from './nvidia-smi-samples.js';
import { draftOfGpuSign, type GpuOfReport, gpuOf, signOfGpuValue, signOfUncorrectable } from './nvidia-smi-signs.js';

const reportHead = /^(?:={5,}\s?NVSMI LOG\s?={5,}$|Attached GPUs {1,60}: \d|\| NVIDIA-SMI \d)/;
const reportLine = /^(?:Timestamp|Driver Version|CUDA Version|Attached GPUs|HIC Version) {1,60}: (?<value>.{1,60})$/;
const gpuHeading = /^GPU (?<address>[0-9a-f]{8}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7])$/i;
const gpuListed = /^GPU \d{1,3}: (?<model>[^()]{2,60}) \(UUID: GPU-[\w-]{1,60}\)$/;
/** First of the two or three lines of a GPU in the table. */
const tableRow =
  /^\|\s{1,4}\d{1,3}\s{1,4}(?<name>[^|]{2,60})\|\s{0,4}(?<address>[0-9a-f]{8}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7])[^|]{0,24}\|(?<ecc>[^|]{1,40})\|?$/i;
const tableBorder = /^\+[-=+]{20,}\+?$/;
const noHandle =
  /^Unable to determine the device handle for (?:GPU|gpu)\d{0,3}:? ?(?<address>[0-9a-f]{4,8}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]): (?<why>.{1,120})$/i;
const noDriver = /^(?:NVIDIA-SMI has failed because|Failed to initialize NVML: |No devices were found$)/;
const prompt = /^(?:\[[^\]]{1,80}\]|\S{0,80}) ?[#$] ?(?:sudo )?nvidia-smi\b/;
/** Its first line; other output begins with a date too, but without the blanks. */
const dateLine = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} {1,2}\d{1,2} \d{2}:\d{2}:\d{2} \d{4}(?<blanks> {0,20})$/;
const deepest = 8;

type Section = { readonly indent: number; readonly name: string };

/** Output of nvidia-smi: the table, `-q` (also a part of it, `-d ECC`), `-L`, and what it says where a GPU does not answer. */
export const nvidiaSmi: LinesFormat = {
  kind: 'lines',
  id: 'nvidia-smi',
  title: 'NVIDIA nvidia-smi',
  reference: 'nvidia-smi(1), drivers 390 to 560; NVIDIA dynamic page retirement and row remapping guides',
  samples: nvidiaSmiSamples,
  claims: (line) =>
    reportHead.test(line) ||
    gpuHeading.test(line) ||
    gpuListed.test(line) ||
    tableRow.test(line) ||
    noHandle.test(line) ||
    noDriver.test(line) ||
    prompt.test(line) ||
    (tableBorder.test(line) && line.startsWith('+-') && line.length >= 79) ||
    (dateLine.exec(line)?.groups?.blanks?.length ?? 0) > 3,
  open: openSingleLines('nvidia-smi', (_context, times) => {
    let time: EventTime | null = null;
    let gpu: GpuOfReport | null = null;
    let model: string | null = null;
    let sections: readonly Section[] = [];
    const begin = (address: string): PlacelessDraft => {
      gpu = { address, time };
      [model, sections] = [null, []];
      return timed(draftOfPart({ component: gpuOf(address) }), time);
    };
    return (line): LineMeaning => {
      const text = line.slice(0, 300);
      const printed = /^Timestamp/.test(text) ? reportLine.exec(text)?.groups?.value : dateLine.test(text) ? text.trim() : undefined;
      if (printed !== undefined) {
        time = times.fromText(printed.trim());
        return 'silent';
      }
      const heading = gpuHeading.exec(text)?.groups;
      if (heading) return begin(heading.address ?? '');
      const row = tableRow.exec(text)?.groups;
      if (row) {
        gpu = { address: row.address ?? '', time };
        return draftsOfTableRow(gpu, row.name ?? '', (row.ecc ?? '').trim());
      }
      if (gpu !== null && /^ {2,}\S/.test(text)) {
        const pair = keyValueOf(text, ':');
        const name = (pair?.key ?? text).trim().toLowerCase();
        sections = pathOf(sections, text.search(/\S/), name);
        if (pair === null) return 'silent';
        if (name === 'product name') model = pair.value;
        if (name === 'serial number') return timed(draftOfPart({ component: gpuOf(gpu.address), model, serialNumber: pair.value }), time);
        const sign = signOfGpuValue(sections.map((section) => section.name).join('/'), pair.value);
        return sign === null ? 'silent' : draftOfGpuSign(sign, gpu);
      }
      return meaningOfOther(text, time);
    };
  }),
};

function timed(draft: PlacelessDraft, time: EventTime | null): PlacelessDraft {
  return time === null ? draft : { ...draft, time };
}

/** Headings above a line by their indent, and the line's own name. */
function pathOf(sections: readonly Section[], indent: number, name: string): readonly Section[] {
  return [...sections.filter((section) => section.indent < indent).slice(-deepest), { indent, name }];
}

function draftsOfTableRow(gpu: GpuOfReport, name: string, ecc: string): LineMeaning {
  const model = name.replace(/\s+(?:On|Off|ERR!|N\/A)\s*$/, '').trim();
  const part = timed(draftOfPart({ component: gpuOf(gpu.address), model: /ERR!|Unknown Error/i.test(model) ? null : model }), gpu.time);
  const sign = /^\d{1,12}$/.test(ecc)
    ? Number(ecc) > 0
      ? signOfUncorrectable(Number(ecc), true, 'volatile')
      : null
    : signOfGpuValue('volatile uncorr. ecc', ecc);
  return sign === null ? part : [part, draftOfGpuSign(sign, gpu)];
}

/** Lines of no GPU: borders and headings of the table, messages about a GPU that does not answer. */
function meaningOfOther(text: string, time: EventTime | null): LineMeaning {
  const lost = noHandle.exec(text)?.groups;
  if (lost) {
    const isLost = /is lost/i.test(lost.why ?? '');
    const said = isLost
      ? { key: 'gpu/xid/79', text: 'GPU is lost' }
      : { key: 'gpu/unreadable', alias: 'gpu/initialisation-failed', text: `GPU does not answer: ${lost.why}` };
    return draftOfGpuSign({ ...said, severity: 'critical' }, { address: lost.address ?? '', time });
  }
  if (gpuListed.test(text) || prompt.test(text) || tableBorder.test(text) || reportLine.test(text) || reportHead.test(text))
    return 'silent';
  if (noDriver.test(text))
    return {
      key: 'gpu/driver-silent',
      class: 'message',
      meaning: 'unknown',
      severity: { reported: null, derived: 'warning' },
      provenance: 'vendorDocument',
      text,
      components: [],
      ...(time === null ? {} : { time }),
    };
  return text.trim() === '' || /^[|+]/.test(text) ? 'silent' : null;
}
