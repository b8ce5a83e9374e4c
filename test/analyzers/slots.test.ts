import { describe, expect, it } from 'vitest';
import { nameSlots } from '#analyzers/slots.js';
import type { LogEvent } from '#domain/log-event.js';
import { readText } from './logs/read-text.js';

const listed = (locator: string, bank: string) =>
  ['Handle 0x0021, DMI type 17, 84 bytes', 'Memory Device', '\tSize: 32 GB', `\tLocator: ${locator}`, `\tBank Locator: ${bank}`, ''].join(
    '\n',
  );

function withLabel(label: string): LogEvent {
  const [event] = readText('   1 | 03/02/24 | 09:14:07 UTC | Memory DIMM_B2 | Correctable ECC | Asserted').events;
  return { ...event!, components: [{ class: 'memory', locator: label, place: null, provenance: 'printed' }] };
}

describe('the slots of memory events', () => {
  it('are named as on the board where the input lists both names', () => {
    const inventory = readText(listed('P2-DIMMD1', 'P1_Node1_Channel0_Dimm0') + listed('P1-DIMMA1', 'P0_Node0_Channel0_Dimm0')).events;

    const named = nameSlots([...inventory, withLabel('CPU_SrcID#1_MC#1_Chan#0_DIMM#0')]);

    expect(named.at(-1)?.components).toEqual([{ class: 'memory', locator: 'P2-DIMMD1', place: null, provenance: 'documentedRule' }]);
  });

  it('keep the label of Linux where no list maps it', () => {
    const events = [withLabel('CPU_SrcID#1_MC#1_Chan#0_DIMM#0')];

    const named = nameSlots(events);

    expect(named).toBe(events);
  });

  it('keep the label of Linux where two slots claim its position', () => {
    const inventory = readText(listed('DIMM A1', 'P0_Node0_Channel0_Dimm0') + listed('DIMM B1', 'P0_Node0_Channel0_Dimm0')).events;

    const named = nameSlots([...inventory, withLabel('CPU_SrcID#0_MC#0_Chan#0_DIMM#0')]);

    expect(named.at(-1)?.components[0]?.locator).toBe('CPU_SrcID#0_MC#0_Chan#0_DIMM#0');
  });

  it('are those of the board where its own label prints the same numbers, and both are in fault', () => {
    const board = readText('ALM-0x010000A1 DIMM120 triggered an uncorrectable error (Memory, Critical)').events;

    const named = nameSlots([...board, withLabel('CPU_SrcID#1_MC#0_Chan#2_DIMM#0'), withLabel('CPU_SrcID#1_MC#1_Chan#2_DIMM#0')]);

    expect(named.map((event) => event.components[0]?.locator)).toEqual(['DIMM120', 'DIMM120', 'CPU_SrcID#1_MC#1_Chan#2_DIMM#0']);
  });

  it('are named where the bank has no controller, and where the board counts from 1', () => {
    const zero = readText(listed('DIMM_A1', 'SOCKET 0 CHANNEL 0 DIMM 0') + listed('DIMM_F1', 'SOCKET 1 CHANNEL 2 DIMM 0')).events;
    const one = readText(listed('A1', 'NODE 1 CHANNEL 0 DIMM 1') + listed('G1', 'NODE 2 CHANNEL 0 DIMM 1')).events;

    const named = [
      nameSlots([...zero, withLabel('CPU_SrcID#1_MC#0_Chan#2_DIMM#0')]),
      nameSlots([...one, withLabel('CPU_SrcID#1_MC#0_Chan#0_DIMM#0')]),
    ];

    expect(named.map((events) => events.at(-1)?.components[0]?.locator)).toEqual(['DIMM_F1', 'G1']);
  });
});
