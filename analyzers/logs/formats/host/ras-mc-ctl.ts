import type { TimeReader } from '../../event/event-time.js';
import type { LinesFormat } from '../../log-format.js';
import { type LineMeaning, openSingleLines } from '../../readers/single-line-reader.js';
import { dimmsOfLabel, placeOf } from './messages/edac-label.js';
import { draftOfCleanController, draftOfMemoryError } from './messages/memory-error-draft.js';
import { draftOfAer, draftOfRasRow } from './messages/ras-rows.js';

const heading =
  /^(?:Memory controller events|PCIe AER events|MCE (?:events|records)|Extlog (?:events|records)|ARM processor events|Disk errors?|Devlink (?:events|records)|Memory failure (?:events|records)|Signal (?:events|records)|CXL [\w ]{3,40}|Non[- ]standard events|PCIe AER records|Memory records)(?: summary)?:$/i;
const none =
  /^No (?:Memory|PCIe AER|MCE|Extlog|ARM(?: processor)?|devlink|disk|memory failure|signal|non-standard|CXL [\w ]{1,40}) (?:errors|events|records)\.?$/i;
const tool = /^(?:ras-mc-ctl|rasdaemon): (?!.*=)/;
const prompt = /^(?:\[[^\]]{1,80}\]|\S{0,80}) ?[#$] ?(?:sudo )?(?:ras-mc-ctl|rasdaemon)\b/;
const row = /^(?<id>\d{1,9}) (?<time>\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2} [+-]\d{4}) (?<rest>\S.*)$/;
const memorySum =
  /^\s+(?<degree>Corrected|Uncorrected|Fatal|Deferred|Info) on DIMM Label\(s\): '(?<label>[^']{0,160})' location: (?<location>[-\d:]{1,40}) errors: (?<count>\d{1,12})$/;
const otherSum = /^\s+(?<count>\d{1,12}) (?<what>[A-Za-z][^:]{2,120}?) errors?(?:: (?<words>.{1,200}))?$/;
/** The sentence of a machine check has colons of its own. */
const checkSum = /^\s+(?<count>\d{1,12}) (?<what>[A-Za-z][^\n]{2,200}) errors?$/;
const diskSum = /^\s+(?<device>\d{1,4}:\d{1,7}|[a-z]\S{1,20}) has (?<count>\d{1,12}) errors$/;
const labelHeading = /^LOCATION\s{2,}CONFIGURED LABEL\s{2,}SYSFS CONTENTS$/;
const labelRow = /^mc\d{1,3}(?: [a-z]{2,10} ?\d{1,3}){1,4}\s{2,}(?<label>\S.{0,60}?)\s{2,}(?<sysfs>\S.{0,80})$/;
const layout =
  /^(?:\s{2,}\+-{5,}[-+]*|-{4,}\+-{3,}[-+]*|\s{2,}\| {1,}mc\d.*|\s{2,}\| {1,}(?:csrow|channel|slot|dimm)\d.*|(?:csrow|channel|slot|dimm|mc|layer)\d{1,3}: {0,4}\|.*)$/;
const countHeading = /^Label\s+CE\s+UE$/;
const countRow = /^(?<label>\S.{0,80}?)\s+(?<ce>\d{1,12})\s+(?<ue>\d{1,12})$/;

/** Output of rasdaemon's `ras-mc-ctl`: `--errors`, `--summary`, `--error-count`, `--print-labels`, `--layout`, `--status`. */
export const rasMcCtl: LinesFormat = {
  kind: 'lines',
  id: 'ras-mc-ctl',
  title: 'rasdaemon ras-mc-ctl',
  reference: 'ras-mc-ctl(8), rasdaemon 0.6–0.8, util/ras-mc-ctl.in',
  samples: [
    {
      name: 'errors of memory, PCI Express and machine checks',
      kind: 'typical',
      content: [
        'Memory controller events:',
        '1 2024-02-03 04:05:06 +0800 2 Corrected error(s): memory read error at CPU_SrcID#0_MC#1_Chan#0_DIMM#0 location: 1:0:0:-1, addr 8589934592, grain 32, syndrome 0  rank:1 row:0x1f col:0x8',
        '',
        'PCIe AER events:',
        '1 2024-02-03 04:10:06 +0800 0000:3b:00.0 Corrected error: Receiver Error',
        '',
        'MCE events:',
        '1 2024-02-03 04:20:06 +0800 error: Corrected error, no action required., CPU 2, bank Unified Memory Controller (bank=17), mcg mcgstatus=0, mci CECC, memory_channel=0,csrow=1, mcgcap=0x0000011c, status=0x9c2040000000011b, addr=0x12ab340, misc=0xd01b000001000000, walltime=0x65bd4f26, cpuid=0x00870f10, bank=0x00000011',
      ].join('\n'),
      expect: { events: 3, unread: 0, keys: ['linux/edac/ce', 'linux/aer/corrected', 'linux/mce/memory'] },
    },
    {
      name: 'summary, counts by label, labels and layout, beside sections without errors',
      kind: 'extreme',
      content: [
        'Memory controller events summary:',
        "\tCorrected on DIMM Label(s): 'DIMM_B2' location: 0:1:1:-1 errors: 41",
        "\tUncorrected on DIMM Label(s): 'DIMM_B2' location: 0:1:1:-1 errors: 1",
        '',
        'PCIe AER events summary:',
        '\t3 Corrected errors: Receiver Error, Bad TLP',
        '',
        'MCE records summary:',
        '\t7 MEMORY CONTROLLER RD_CHANNEL1_ERR Transaction: Memory read error errors',
        '',
        'No Extlog errors.',
        'Disk errors summary:',
        '\t8:16 has 5 errors',
        'No MCE errors.',
        'ras-mc-ctl: drivers are loaded.',
        'Label               \tCE\tUE',
        'DIMM_A1             \t0\t0',
        'DIMM_B2             \t41\t1',
        'LOCATION                            CONFIGURED LABEL     SYSFS CONTENTS',
        'mc0 csrow 0 channel 0               DIMM_A1              CPU_SrcID#0_MC#0_Chan#0_DIMM#0',
        '          +-----------------------+',
        '          |          mc0          |',
        '----------+-----------------------+',
        'channel0: |  16384 MB |  16384 MB |',
      ].join('\n'),
      expect: {
        events: 9,
        unread: 0,
        keys: [
          'linux/edac/ce',
          'linux/edac/ue',
          'linux/aer/corrected',
          'linux/mce/memory',
          'linux/block/io-error',
          'linux/edac/counters',
          'linux/edac/ce',
          'linux/edac/ue',
          'inventory/memory',
        ],
      },
    },
    {
      name: 'a row that was cut off',
      kind: 'broken',
      content: ['Memory controller events:', '1 2024-02-03 04:05:06 +0800 2 Corrected error(s): memory'].join('\n'),
      expect: { events: 0, unread: 1, keys: [] },
    },
  ],
  claims: (line) =>
    row.test(line) ||
    prompt.test(line) ||
    heading.test(line) ||
    none.test(line) ||
    tool.test(line) ||
    memorySum.test(line) ||
    diskSum.test(line) ||
    labelHeading.test(line) ||
    countHeading.test(line),
  open: openSingleLines('ras-mc-ctl', (_context, times) => {
    let section: 'other' | 'summary' | 'counts' | 'labels' = 'other';
    return (line) => {
      if (heading.test(line)) section = /summary:$/i.test(line) ? 'summary' : 'other';
      else if (countHeading.test(line)) section = 'counts';
      else if (labelHeading.test(line)) section = 'labels';
      else return meaningOf(line, section, times);
      return 'silent';
    };
  }),
};

function meaningOf(line: string, section: string, times: TimeReader): LineMeaning {
  if (line.trim() === '' || prompt.test(line) || none.test(line) || tool.test(line) || layout.test(line)) return 'silent';
  const printed = row.exec(line)?.groups;
  if (printed) {
    const draft = draftOfRasRow(printed.rest ?? '');
    const time = times.fromIso(printed.time ?? '');
    return draft === null ? 'malformed' : { ...draft, recordId: printed.id ?? null, time: draft.time ?? time };
  }
  if (section === 'counts') return meaningOfCounts(line);
  if (section === 'labels') return meaningOfLabel(line);
  return section === 'summary' || memorySum.test(line) || diskSum.test(line) ? meaningOfSum(line) : null;
}

function meaningOfSum(line: string): LineMeaning {
  const memory = memorySum.exec(line)?.groups;
  if (memory) {
    const [, top, middle] = (memory.location ?? '').split(':');
    return draftOfMemoryError({
      degree: /^(?:Corrected|Info)$/.test(memory.degree ?? '') ? 'CE' : 'UE',
      count: Number(memory.count),
      words: '',
      dimms: dimmsOfLabel(memory.label ?? '', placeOf(undefined, top, middle)),
      details: { location: memory.location ?? '' },
    });
  }
  const disk = diskSum.exec(line)?.groups;
  const other = (otherSum.exec(line) ?? checkSum.exec(line))?.groups;
  if (disk) {
    const draft = draftOfRasRow(`dev=${disk.device}, sector=unknown`);
    return draft && { ...draft, text: `I/O errors, device ${disk.device}`, count: Number(disk.count) };
  }
  if (!other) return null;
  if (/^No Error$/i.test(other.what ?? '')) return 'silent';
  const count = Math.max(Number(other.count), 1);
  const isBus = other.words !== undefined && /^(?:Corrected|Uncorrected|Fatal)/.test(other.what ?? '');
  if (isBus) return { ...draftOfAer(null, other.what ?? '', other.words ?? ''), count };
  const check = draftOfRasRow(`error: ${other.what ?? ''}, bank=?`);
  return check === null ? 'malformed' : { ...check, count };
}

function meaningOfCounts(line: string): LineMeaning {
  const found = countRow.exec(line)?.groups;
  if (!found) return null;
  const dimms = dimmsOfLabel(found.label ?? '', {});
  const [corrected, uncorrected] = [Number(found.ce), Number(found.ue)];
  if (corrected + uncorrected === 0) return draftOfCleanController(dimms);
  const common = { words: '', dimms, details: { source: 'counters' } };
  return [
    ...(corrected > 0 ? [draftOfMemoryError({ ...common, degree: 'CE', count: corrected })] : []),
    ...(uncorrected > 0 ? [draftOfMemoryError({ ...common, degree: 'UE', count: uncorrected })] : []),
  ];
}

/** A label of the board beside what the driver calls the same place. */
function meaningOfLabel(line: string): LineMeaning {
  const found = labelRow.exec(line)?.groups;
  if (!found) return null;
  const [component] = dimmsOfLabel(found.label ?? '', {});
  if (component === undefined || component.locator === null) return 'silent';
  return draftOfMappedSlot(component.locator, found.sysfs ?? '');
}

/** Draft of a slot whose label on the board is mapped to another name (a driver's or SMBIOS's). */
export function draftOfMappedSlot(
  label: string,
  otherName: string,
): Exclude<LineMeaning, 'silent' | 'malformed' | null | readonly unknown[]> {
  return {
    key: 'inventory/memory',
    class: 'message',
    meaning: 'state',
    severity: { reported: null, derived: 'ok' },
    provenance: 'vendorDocument',
    text: `Memory slot ${label} is ${otherName}`,
    components: dimmsOfLabel(label, {}),
    details: { bankLocator: otherName },
  };
}
