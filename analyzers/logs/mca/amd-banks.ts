/** What a bank of a scalable AMD processor watches, and the channel where it is a memory controller. */
export type AmdBank = { readonly name: string; readonly unit: AmdUnit; readonly channel: number | null };

/** What a bank belongs to. */
export type AmdUnit = 'memory' | 'core' | 'cache' | 'interconnect' | 'pcie' | 'controller' | 'io';

type Row = readonly [hardwareId: number, type: number, name: string, unit: AmdUnit];

/** Hardware ids and types of MCA_IPID (AMD PPR of families 17h and 19h, "Machine check architecture: bank types"). */
const rows: readonly Row[] = [
  [0x96, 0x0, 'Unified Memory Controller', 'memory'],
  [0x96, 0x1, 'Unified Memory Controller', 'memory'],
  [0xb0, 0x0, 'Load Store Unit', 'core'],
  [0xb0, 0x10, 'Load Store Unit', 'core'],
  [0xb0, 0x1, 'Instruction Fetch Unit', 'core'],
  [0xb0, 0x2, 'L2 Cache', 'cache'],
  [0xb0, 0x3, 'Decode Unit', 'core'],
  [0xb0, 0x5, 'Execution Unit', 'core'],
  [0xb0, 0x6, 'Floating Point Unit', 'core'],
  [0xb0, 0x7, 'L3 Cache', 'cache'],
  [0x2e, 0x0, 'Coherent Slave', 'interconnect'],
  [0x2e, 0x1, 'Power, Interrupts, etc.', 'interconnect'],
  [0x2e, 0x2, 'Coherent Slave', 'interconnect'],
  [0x05, 0x0, 'Parameter Block', 'controller'],
  [0xff, 0x0, 'Platform Security Processor', 'controller'],
  [0xff, 0x1, 'Platform Security Processor', 'controller'],
  [0x01, 0x0, 'System Management Unit', 'controller'],
  [0x01, 0x1, 'System Management Unit', 'controller'],
  [0x01, 0x2, 'Microprocessor 5 Unit', 'controller'],
  [0x18, 0x0, 'Northbridge IO Unit', 'io'],
  [0x46, 0x0, 'PCI Express Unit', 'pcie'],
  [0x46, 0x1, 'PCI Express Unit', 'pcie'],
  [0x50, 0x0, 'Ext Global Memory Interconnect PCS Unit', 'interconnect'],
  [0x6c, 0x0, 'NBIF Unit', 'io'],
  [0x80, 0x0, 'System Hub Unit', 'io'],
  [0xa8, 0x0, 'SATA Unit', 'io'],
  [0xaa, 0x0, 'USB Unit', 'io'],
  [0x241, 0x0, 'Global Memory Interconnect PCS Unit', 'interconnect'],
  [0x259, 0x0, 'Ext Global Memory Interconnect PHY Unit', 'interconnect'],
  [0x269, 0x0, 'Global Memory Interconnect PHY Unit', 'interconnect'],
];

/** Which bank an MCA_IPID of 64 bits names; null for a hardware id the table does not have. */
export function amdBankOfIpid(ipid: bigint): AmdBank | null {
  const hardwareId = Number((ipid >> 32n) & 0xfffn);
  const type = Number((ipid >> 48n) & 0xffffn);
  const row = rows.find((each) => each[0] === hardwareId && each[1] === type) ?? rows.find((each) => each[0] === hardwareId);
  if (row === undefined) return null;
  // A memory controller's instance tells its channel from bit 20 up.
  return { name: row[2], unit: row[3], channel: row[3] === 'memory' ? Number((ipid >> 20n) & 0xfffn) : null };
}

/** Which unit a bank's printed name means (`Unified Memory Controller (bank=17)`, `L3 Cache`); null where the table does not have it. */
export function amdUnitOfName(name: string): AmdUnit | null {
  const lower = name.toLowerCase();
  return rows.find((each) => lower.startsWith(each[2].toLowerCase()))?.[3] ?? null;
}
