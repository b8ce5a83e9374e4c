import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { foldText } from '#analyzers/text/fold.js';
import { thingConcepts } from '#analyzers/text/thing-concepts.js';
import { createEnglishWords } from '#analyzers/text/words-english.js';
import { glossarySubjects } from '../../../src/shipped-glossary.js';
import { shippedGlossary } from '../../usecases/search/judged-set.js';

const { concepts } = shippedGlossary();

/** Concepts that share a term, with why: a person who types it may mean either, or the one is a kind of the other. */
const sharedTerms: Readonly<Record<string, string>> = {
  'ac-power power-feed': 'mains is the AC input',
  'adddc memory-sparing': 'ADDDC is a way of sparing',
  'bad-sector pending-sector': 'a pending sector is a bad sector not yet replaced',
  'bad-sector reallocated-sector': 'a reallocated sector was a bad sector',
  'burning-smell burnt-part': 'a burning smell is the sign of a burnt part',
  'cold-plate liquid-cooling': 'a cold plate is a part of liquid cooling',
  'dac-cable network-cable': 'a DAC is a network cable',
  'dedicated-spare hot-spare': 'a dedicated spare is a hot spare',
  'dell-perc raid-controller': "PERC is the name of Dell's RAID controllers",
  'dimm lrdimm': 'an LRDIMM is a DIMM',
  'dimm rdimm': 'an RDIMM is a DIMM',
  'dimm udimm': 'a UDIMM is a DIMM',
  'dust dust-removal': 'one asks for dust and is told to remove it',
  'escalate open-ticket': 'a ticket with the vendor is the escalation',
  'escalate second-line': 'the second line is where one escalates to',
  'escalate vendor-support': 'vendor support is where one escalates to',
  'fan-noise strange-noise': '异响 is said of fans and of drives',
  'fault-led led-amber': 'the fault LED of most makers is amber',
  'foreign-config foreign-import': 'the import is of the foreign configuration',
  'fs-readonly read-only': 'a read-only file system is read-only',
  'gpu-test stress-test': 'a load test of GPUs is a stress test',
  'hang soft-lockup': 'a soft lockup is a hang',
  'hba-card raid-controller': 'an HBA is called a card without RAID, and stands in its place',
  'hpe-smart-array raid-controller': "Smart Array is the name of HPE's RAID controllers",
  'iml-log sel': "the makers' own names of the event log",
  'linux os': 'Linux is an operating system',
  'memory-sparing rank-sparing': 'rank sparing is a way of sparing',
  'memory-speed-reduced throttling': '内存降频 is memory that is throttled or trained slower',
  'memory-test stress-test': 'a memory test is a stress test',
  'nic ocp-card': 'an OCP card is a NIC nearly always',
  'nic onboard-nic': 'a LOM is a NIC',
  'nvlink nvswitch': 'an NVSwitch is a part of the NVLink fabric',
  'os vmware': 'ESXi takes the place of the operating system',
  'os windows-server': 'Windows Server is an operating system',
  'out-of-warranty warranty': 'a question of warranty',
  'pcie-correctable pcie-error': 'a kind of PCIe error',
  'pcie-error pcie-fatal': 'a kind of PCIe error',
  'post-hang stuck-at-logo': 'the logo is shown during POST',
  'power-cycle power-loss': 'AC掉电 is said of the fault and of the deed',
  'return-repair warranty': 'RMA is said of the right to it and of the return',
  'sas sas-drive': 'a SAS drive speaks SAS',
  'sas-cable slimsas-cable': 'a SlimSAS cable is a SAS cable',
  'sata sata-drive': 'a SATA drive speaks SATA',
  'write-back-mode write-cache': 'a setting of the write cache',
  'write-cache write-through-mode': 'a setting of the write cache',
};

describe('the shipped glossary', () => {
  it('has at least 650 concepts, each with terms in both languages', () => {
    expect(concepts.length).toBeGreaterThanOrEqual(650);
    expect(concepts.filter(({ en, zh }) => en.length === 0 || zh.length === 0)).toEqual([]);
  });

  it('is all that lies in its folder', () => {
    const files = readdirSync('analyzers/text/glossary').sort();

    expect(files).toEqual(glossarySubjects.map((subject) => `${subject}.json`).sort());
  });

  it('is sorted by id, each once', () => {
    const ids = concepts.map(({ id }) => id);

    expect(ids).toEqual([...new Set(ids)].sort());
  });

  it('gives no term to two concepts, not by its stems either, but where a reason is given', () => {
    const englishWords = createEnglishWords();
    const owners = new Map<string, Set<string>>();
    for (const { id, en, zh } of concepts) {
      for (const term of [...en, ...zh]) {
        const folded = foldText(term);
        const row = /\p{Script=Han}/u.test(folded)
          ? folded
          : englishWords(folded, term)
              .map(({ token }) => token)
              .join(' ');
        owners.set(row, (owners.get(row) ?? new Set()).add(id));
      }
    }

    const shared = [...owners.values()].filter((ids) => ids.size > 1).map((ids) => [...ids].sort().join(' '));
    expect([...new Set(shared)].sort()).toEqual(Object.keys(sharedTerms).sort());
  });

  it('has no term that is nothing but stop words or one letter', () => {
    const englishWords = createEnglishWords();
    const latin = concepts.flatMap(({ en }) => en);

    expect(
      latin.filter(
        (term) =>
          englishWords(foldText(term), term)
            .map(({ token }) => token)
            .join('').length < 2,
      ),
    ).toEqual([]);
  });

  it('has every concept that is named a thing', () => {
    const ids = new Set(concepts.map(({ id }) => id));

    expect([...thingConcepts].filter((id) => !ids.has(id))).toEqual([]);
  });
});
