/** What a bank of a scalable Intel processor watches. `control` = power control unit, `io` = integrated I/O. */
export type IntelUnit = 'core' | 'control' | 'interconnect' | 'mesh-to-memory' | 'memory';

type Ranges = readonly (readonly [first: number, last: number])[];
type Generation = { readonly models: readonly number[]; readonly banks: Readonly<Partial<Record<IntelUnit, Ranges>>> };

/**
 * Banks of Xeon Scalable processors by generation, as the decoders of rasdaemon name them (mce-intel-skylake-xeon.c, mce-intel-i10nm.c).
 * Banks 0–3 are the core's; what is not listed (caching agents, I/O) differs within a generation and is left to its error code.
 */
const generations: readonly Generation[] = [
  {
    // Skylake-SP, Cascade Lake-SP
    models: [0x55],
    banks: {
      core: [[0, 3]],
      control: [[4, 4]],
      interconnect: [
        [5, 5],
        [12, 12],
        [19, 19],
      ],
      'mesh-to-memory': [[7, 8]],
      memory: [[13, 18]],
    },
  },
  {
    // Ice Lake-SP, Ice Lake-D
    models: [0x6a, 0x6c],
    banks: {
      core: [[0, 3]],
      control: [[4, 4]],
      interconnect: [
        [5, 5],
        [7, 8],
      ],
      'mesh-to-memory': [
        [12, 12],
        [16, 16],
        [20, 20],
        [24, 24],
      ],
      memory: [
        [13, 15],
        [17, 19],
        [21, 23],
        [25, 27],
      ],
    },
  },
  {
    // Sapphire Rapids, Emerald Rapids
    models: [0x8f, 0xcf],
    banks: { core: [[0, 3]], control: [[4, 4]], interconnect: [[5, 5]], 'mesh-to-memory': [[12, 12]], memory: [[13, 20]] },
  },
];

/** Model-specific codes of the power control unit that name the voltage regulator and its bus (the same decoders). */
const firstRegulatorCode = 0x40;
const lastRegulatorCode = 0x4e;

/** Unit of a bank, by the processor's signature (CPUID leaf 1 EAX, hex as printed); null for a processor or bank the table does not have. */
export function intelUnitOf(cpuid: string | undefined, bank: string | undefined): IntelUnit | null {
  const signature = Number.parseInt((cpuid ?? '').replace(/^0x/i, ''), 16);
  const number = Number(bank ?? Number.NaN);
  if (Number.isNaN(signature) || !Number.isInteger(number) || ((signature >> 8) & 0xf) !== 6) return null;
  const model = ((signature >> 12) & 0xf0) | ((signature >> 4) & 0xf);
  const banks = generations.find((generation) => generation.models.includes(model))?.banks ?? {};
  const found = (Object.entries(banks) as [IntelUnit, Ranges][]).find(([, ranges]) =>
    ranges.some(([first, last]) => number >= first && number <= last),
  );
  return found?.[0] ?? null;
}

/** True where a model-specific code (bits 31:16) of the power control unit says that the voltage regulator did not answer or failed. */
export function isRegulatorCode(modelCode: number): boolean {
  const code = modelCode & 0xff;
  return code >= firstRegulatorCode && code <= lastRegulatorCode;
}
