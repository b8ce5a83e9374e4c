import { describe, expect, it } from 'vitest';
import { componentsOf } from '#analyzers/logs/event/locators.js';
import { roleOf } from '#analyzers/logs/event/roles.js';

function named(sensorType: number | null, sensorName: string) {
  return componentsOf({ sensorType, sensorName, text: '', key: '' }).map(({ class: kind, locator, place }) => [kind, locator, place]);
}

function said(text: string) {
  return componentsOf({ sensorType: null, sensorName: null, text, key: '' }).map(({ class: kind, locator, place }) => [
    kind,
    locator,
    place,
  ]);
}

describe('components by the name of a sensor', () => {
  it.each([
    [7, 'CPU0_Status', 'cpu', 'CPU0', { cpu: 0 }],
    [1, 'cpu1_margin_temp', 'cpu', 'cpu1', { cpu: 1 }],
    [7, 'P1 Status', 'cpu', 'P1', { cpu: 1 }],
    [7, 'cpu_caterr', 'cpu', null, null],
    [12, 'cpu1e0_dimm_stat', 'memory', 'cpu1e0_dimm', { cpu: 1, channel: 'E', slot: '0' }],
    [1, 'cpu0b0_dimm_temp', 'memory', 'cpu0b0_dimm', { cpu: 0, channel: 'B', slot: '0' }],
    [12, 'CPU1_DIMM_A3', 'memory', 'CPU1_DIMM_A3', { cpu: 1, channel: 'A', slot: '3' }],
    [1, 'DIMMG1_Temp', 'memory', 'DIMMG1', { channel: 'G', slot: '1' }],
    [12, 'MEM_CHC1_STATUS', 'memory', 'MEM_CHC1', { channel: 'C', slot: '1' }],
    [12, 'cpu0_c1d0', 'memory', 'cpu0_c1d0', { cpu: 0, channel: '1', slot: '0' }],
    [12, 'DIMM130_Status', 'memory', 'DIMM130', { cpu: 1, channel: '3', slot: '0' }],
    [1, 'P1-DIMMA1 Temp', 'memory', 'P1-DIMMA1', { cpu: 1, channel: 'A', slot: '1' }],
    [1, 'temp_dimm_klm', 'memory', null, null],
    [8, 'PS1_Status', 'psu', 'PS1', { slot: '1' }],
    [8, 'PSU2_Supply', 'psu', 'PSU2', { slot: '2' }],
    [8, 'Power Supply PS2 Status', 'psu', 'PS2', { slot: '2' }],
    [8, 'Power Supply 1 Status', 'psu', 'Power Supply 1', { slot: '1' }],
    [1, 'System Board Inlet Temp', 'environment', null, null],
    [9, 'ps2 presence', 'psu', 'ps2', { slot: '2' }],
    [4, 'Fan3A', 'fan', 'Fan3A', { slot: '3A' }],
    [4, 'FAN1_RPM', 'fan', 'FAN1', { slot: '1' }],
    [4, 'CPU1_FAN', 'fan', 'CPU1_FAN', { cpu: 1 }],
    [13, 'HDD_L_3_Status', 'drive', 'HDD_L_3', { bay: 'L_3' }],
    [13, 'BP1_HDD4_Status', 'drive', 'BP1_HDD4', { bay: '4' }],
    [33, 'Port1 link down', 'nic', 'Port1', { slot: '1' }],
    [1, 'GPU2_Temp', 'gpu', 'GPU2', { slot: '2' }],
    [33, 'pcie_card3_stat', 'pcie-card', 'pcie_card3', { slot: '3' }],
    [1, 'CPU1_VR_Temp', 'board', null, { cpu: 1 }],
    [2, 'P12V', 'board', null, null],
    [2, 'VBAT', 'cmos-battery', null, null],
    [41, 'ROMB Battery', 'raid-battery', null, null],
    [1, 'Inlet Temp', 'environment', null, null],
  ] as const)('of type %i, %s: %s %s', (type, name, kind, locator, place) => {
    expect(named(type, name)).toEqual([[kind, locator, place]]);
  });

  it('takes a bare sensor number for no locator, and only the class that its type stands for', () => {
    expect(named(12, '#0xe2')).toEqual([['memory', null, null]]);
    expect(named(1, '#0x17')).toEqual([]);
    expect(named(29, 'bios_boot_up')).toEqual([]);
  });
});

describe('components by the text of an event', () => {
  it.each([
    ['Correctable ECC @DIMMB1', [['memory', 'DIMMB1', { channel: 'B', slot: '1' }]]],
    ['Uncorrectable ECC @P1-DIMMD2(CPU1)', [['memory', 'P1-DIMMD2', { cpu: 1, channel: 'D', slot: '2' }]]],
    ['correctable ecc (@dimm4a(cpu1))', [['memory', 'dimm4a(cpu1)', { cpu: 1, slot: '4A' }]]],
    ['correctable ecc | cpu 0 dimm 8', [['memory', 'cpu 0 dimm 8', { cpu: 0, slot: '8' }]]],
    ['errors at location(s) DIMM_A1', [['memory', 'DIMM_A1', { slot: 'A1' }]]],
    [
      'too many errors on DIMM(s) A3,B3',
      [
        ['memory', 'DIMM_A3', { slot: 'A3' }],
        ['memory', 'DIMM_B3', { slot: 'B3' }],
      ],
    ],
    ['memory error (Processor 2, DIMM 3)', [['memory', 'Processor 2, DIMM 3', { cpu: 2, slot: '3' }]]],
    ['the PERC1 battery is low', [['raid-battery', 'PERC1', null]]],
    ['the system board battery is low', [['cmos-battery', null, null]]],
    ['power input of power supply 2', [['psu', 'power supply 2', { slot: '2' }]]],
    ['Fan 3A stopped', [['fan', 'Fan 3A', { slot: '3A' }]]],
    ['a component at bus 59 device 0 function 0', [['pcie-card', 'bus 59 device 0 function 0', { pci: '3b:00.0' }]]],
    ['a component at slot 3', [['pcie-card', 'slot 3', { slot: '3' }]]],
    ['CPU 1 has failed', [['cpu', 'CPU 1', { cpu: 1 }]]],
    ['PSU.Slot.2', [['psu', 'PSU.Slot.2', { slot: '2' }]]],
    ['DIMM.Socket.A1', [['memory', 'DIMM.Socket.A1', { slot: 'A1' }]]],
    ['电源模块2 掉电', [['psu', '电源模块2', null]]],
  ])('%s', (text, components) => {
    expect(said(text)).toEqual(components);
  });

  it('names the drive and not the slot of its controller', () => {
    const text = 'Disk 5 in Backplane 1 of RAID Controller in Slot 3 has failed';

    expect(said(text)).toEqual([['drive', 'Disk 5 in Backplane 1 of RAID Controller in Slot 3', { bay: '5' }]]);
  });

  it('names a drive by its bay in a path of Dell', () => {
    const path = 'Disk.Bay.5:Enclosure.Internal.0-1:RAID.Slot.3-1';

    expect(said(path)).toEqual([['drive', path, { bay: '5' }]]);
  });

  it('prefers the DIMM a text names to the class alone', () => {
    const components = componentsOf({ sensorType: 12, sensorName: 'memory_status', text: 'Correctable ECC @DIMMA2', key: 'ipmi/0c/6f/00' });

    expect(components.map((component) => component.locator)).toEqual(['DIMMA2']);
  });

  it('names nothing where nothing is printed', () => {
    expect(said('Temperature 105 exceeds 100, 12 of 24 readings')).toEqual([]);
  });
});

describe('roles of sensors', () => {
  it.each([
    ['cpu_caterr', 'caterr'],
    ['CPU0 CATERR', 'caterr'],
    ['cpu0 mcerr', 'mcerr'],
    ['CPU1_Proc_Hot', 'prochot'],
    ['cpu0 prochot', 'prochot'],
    ['CPU1 VR Hot', 'vrhot'],
    ['P1 MSMI', 'msmi'],
    ['mb thermal trip', 'thermtrip'],
    ['cpu_pgs', 'power-good'],
    ['pwrok sig', 'power-good'],
    ['cpu1_margin_temp', 'thermal-margin'],
    ['CPU Missing', 'cpu-config'],
    ['Inlet_Temp', 'inlet'],
    ['P3V_BAT', 'vbat'],
    ['CPU1_VCORE', 'vcore'],
    ['P12V', '12v'],
    ['DIMMG1_Temp', 'dimm-temp'],
    ['CPU0_Temp', 'cpu-temp'],
    ['psu redundancy', 'psu-redundancy'],
    ['FAN1_RPM', 'fan-speed'],
  ])('%s is %s', (name, role) => {
    expect(roleOf(name, '')).toBe(role);
  });

  it('falls back to the text, and to null', () => {
    expect(roleOf(null, 'CPU 1 has an internal error (IERR).')).toBe('ierr');
    expect(roleOf('#0x87', 'Correctable ECC')).toBeNull();
  });
});
