import { describe, expect, it } from 'vitest';
import { maskedSensor, platformsOf } from './platforms.js';

const cases = [
  { server: 'a1', sensors: ['Memory CPU0A0_DIMM_Stat', 'Processor CPU0_Status'] },
  { server: 'a2', sensors: ['Processor CPU1_Status'] },
  { server: 'a2', sensors: ['Memory CPU1B1_DIMM_Stat', 'OS Boot'] },
  { server: 'b1', sensors: ['Memory #0xe2', 'System Boot Initiated #0xe0'] },
  { server: 'b2', sensors: ['Memory #0xe2', 'System Boot Initiated #0xe0', 'OS Boot'] },
];

describe('the platforms of servers', () => {
  it('are told apart by the sensors that the logs of a server name together', () => {
    const platforms = platformsOf(cases, 2);

    expect(platforms.size).toBe(4);
    expect(platforms.get('a1')).toBe(platforms.get('a2'));
    expect(platforms.get('b1')).toBe(platforms.get('b2'));
    expect(platforms.get('a1')).not.toBe(platforms.get('b1'));
  });

  it('do not depend on which part of a kind a sensor watches, but on the number of a sensor without a name', () => {
    const masked = ['Processor CPU0_Status', 'processor cpu1_status', 'Memory #0xE2', 'Memory #0x87'].map(maskedSensor);

    expect(masked).toEqual(['processor cpu*_status', 'processor cpu*_status', 'memory #0xe2', 'memory #0x87']);
  });

  it('are the same in every run', () => {
    expect([...platformsOf(cases, 2)]).toEqual([...platformsOf(cases, 2)]);
  });
});
