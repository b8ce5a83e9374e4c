import { describe, expect, it } from 'vitest';
import { extractFindings } from '#analyzers/findings/extract-findings.js';
import { instancesOf } from '#analyzers/findings/instances.js';
import { findingRules, producibleFindings } from '#analyzers/findings/rules.js';
import { readDocument, readText } from '../logs/read-text.js';
import { absentIn, elist, findingsOf, presentIn } from './findings-of.js';

const ce = 'Memory DIMM_A1 | Correctable ECC | Asserted';

describe('absence', () => {
  it('is stated for memory and processors wherever a complete event log was read', () => {
    const absent = absentIn(...elist('System Boot Initiated #0x80 | Initiated by power up | Asserted'));

    expect(absent).toEqual([
      'cpu-caterr',
      'cpu-configuration-error',
      'cpu-ierr',
      'cpu-thermal-trip',
      'cpu-uncorrectable-machine-check',
      'memory-any-event',
      'memory-correctable-ecc',
      'memory-device-disabled',
      'memory-uncorrectable-ecc',
    ]);
  });

  it('is stated of another class only where the machine has a sensor of it', () => {
    const absent = absentIn(...elist('Power Supply PS1_Status | Presence detected | Asserted', 'Fan FAN1 | Device Present | Asserted'));

    expect(absent.filter((finding) => !/^(?:cpu|memory)-/.test(finding))).toEqual(['fan-speed-low', 'psu-failure', 'psu-input-lost']);
  });

  it('is not stated of what is there', () => {
    expect(absentIn(...elist(ce))).not.toContain('memory-correctable-ecc');
  });

  it.each([
    'Event Logging Disabled SEL | Log area reset/cleared | Asserted',
    'Event Logging Disabled SEL | All Event Logging Disabled | Asserted',
    'Event Logging Disabled SEL | Log full | Asserted',
  ])('is not stated after %s', (row) => {
    expect(absentIn(...elist(row, ce))).toEqual([]);
  });

  it('is stated where the messages of a service processor were read', () => {
    const entry = { '@odata.type': '#LogEntry.v1_9_0.LogEntry', Id: '1', EntryType: 'Event', Created: '2024-01-02T03:04:05Z' };
    const { events } = readDocument({ ...entry, MessageId: 'Power.1.0.PowerSupplyFailed', Message: 'PSU1 failed.', Severity: 'Critical' });

    const absent = extractFindings(events).filter((finding) => finding.state === 'absent');

    expect(absent.map((finding) => finding.findingId)).toContain('memory-uncorrectable-ecc');
  });

  it('is not stated where nothing was read', () => {
    expect(extractFindings([])).toEqual([]);
  });
});

describe('the findings of a log', () => {
  it('stand once for each component, with every row that shows them', () => {
    const findings = findingsOf(...elist(ce, ce, 'Memory DIMM_B1 | Correctable ECC | Asserted'));

    const rows = findings.filter((finding) => finding.findingId === 'memory-correctable-ecc');
    expect(rows.map((row) => [row.component?.locator, row.eventIds])).toEqual([
      ['DIMM_A1', ['log.txt#1', 'log.txt#2']],
      ['DIMM_B1', ['log.txt#3']],
    ]);
  });

  it('cite 200 rows at most', () => {
    const findings = findingsOf(...elist(...Array.from({ length: 250 }, () => ce)));

    expect(findings.find((finding) => finding.findingId === 'memory-correctable-ecc')?.eventIds).toHaveLength(200);
  });

  it('are the same in any order of the rows but for what they cite', () => {
    const rows = elist(ce, 'Processor CPU1_Status | IERR | Asserted', 'Fan FAN1 | Lower Critical going low | Asserted');

    expect(presentIn(...[...rows].reverse())).toEqual(presentIn(...rows));
  });

  it('come from the log', () => {
    expect(new Set(findingsOf(...elist(ce)).map((finding) => finding.origin))).toEqual(new Set(['log']));
  });
});

describe('the rules', () => {
  it('have their own ids and say what they produce', () => {
    const ids = findingRules.map((rule) => rule.id);

    expect(new Set(ids).size).toBe(ids.length);
    expect(producibleFindings).toEqual([...new Set(producibleFindings)].sort());
  });
});

describe('components of an incident', () => {
  const instances = (...rows: readonly string[]) => instancesOf(readText(elist(...rows).join('\n')).events);

  it('are named by a fault, and only installed by a presence row', () => {
    const found = instances('Memory CPU1A0_DIMM | Presence Detected | Asserted', 'Memory CPU1B0_DIMM | Correctable ECC | Asserted');

    expect(found).toEqual([
      { class: 'memory', locator: 'CPU1A0_DIMM', place: { cpu: 1, channel: 'A', slot: '0' }, named: false },
      { class: 'memory', locator: 'CPU1B0_DIMM', place: { cpu: 1, channel: 'B', slot: '0' }, named: true },
    ]);
  });

  it('stand once, named where any row names them', () => {
    const found = instances('Memory DIMM_A1 | Presence Detected | Asserted', ce, ce);

    expect(found.map((one) => [one.locator, one.named])).toEqual([['DIMM_A1', true]]);
  });
});
