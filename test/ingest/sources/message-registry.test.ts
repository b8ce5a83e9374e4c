import { describe, expect, it } from 'vitest';
import { guessComponentClass } from '#ingest/sources/registries/component-class.js';
import { createRegistrySource } from '#ingest/sources/registries/message-registry.js';
import { collect } from '../read-chunks.js';

async function readArticles(path: string) {
  return (await collect(createRegistrySource([path]).read())).flatMap((item) => (item.ok ? [item.value] : []));
}

describe('a Redfish message registry', () => {
  it('gives one article a message, with every code a log may write for it', async () => {
    const [article] = await readArticles('fixtures/import/registry.json');

    expect(article).toMatchObject({
      id: 'redfish-Orchard-DimmTrainingFailed',
      lang: 'en',
      title: 'DimmTrainingFailed: Training of memory module ‹arg 1› failed with code ‹arg 2›, 100%% of retries used.',
      issue:
        'Training of memory module ‹arg 1› failed with code ‹arg 2›, 100%% of retries used.\n\nA memory module was left out because its training failed.',
      resolution: 'Reseat the module, then try it in another slot.',
      codes: ['DimmTrainingFailed', 'Orchard.DimmTrainingFailed', 'Orchard.2.1.DimmTrainingFailed', 'redfish/Orchard/DimmTrainingFailed'],
      componentClass: 'memory',
      vendor: null,
      audience: 'public',
      confidence: 'notValidated',
      sections: [{ heading: 'Severity', page: null, text: 'Critical' }],
      source: { kind: 'registry', uri: 'registry.json', version: '2.1.7' },
    });
  });

  it('says nothing where the registry says None, and names no class where none is clear', async () => {
    const articles = await readArticles('fixtures/import/registry.json');

    expect(articles[1]).toMatchObject({ id: 'redfish-Orchard-DoorOpened', resolution: '', componentClass: null });
  });

  it('rejects a message without text under its key', async () => {
    const items = await collect(createRegistrySource(['fixtures/import/registry.json']).read());

    expect(items[2]).toEqual({
      ok: false,
      rejected: expect.objectContaining({ field: 'Nothing', reason: 'no message: neither Message nor Description' }),
    });
  });
});

describe('registries of vendors', () => {
  it('of Dell keep what may have caused the event apart from what it is', async () => {
    const [article] = await readArticles('fixtures/import/eemi.json');

    expect(article).toMatchObject({
      id: 'dell-PSU9001',
      title: 'PSU9001: Supply ‹arg 1› hums.',
      issue: 'Supply ‹arg 1› hums.',
      cause: 'A loose bracket may be the reason.',
      codes: ['PSU9001', 'dell/PSU9001'],
      componentClass: 'psu',
      vendor: 'Dell',
    });
  });

  it('of HPE iLO say by which message an event is cleared', async () => {
    const [article] = await readArticles('fixtures/import/ilo-events.json');

    expect(article).toMatchObject({
      id: 'hpe-iLOEvents-BlowerStuck',
      title: 'BlowerStuck: A blower does not turn.',
      codes: ['BlowerStuck', 'iLOEvents.BlowerStuck', 'redfish/iLOEvents/BlowerStuck', 'hpe/BlowerStuck'],
      componentClass: 'fan',
      vendor: 'HPE',
      sections: [
        { heading: 'Severity', page: null, text: 'Critical' },
        { heading: 'Cleared by', page: null, text: 'BlowerTurnsAgain' },
      ],
    });
  });

  it('that are other JSON are rejected', async () => {
    const items = await collect(createRegistrySource(['fixtures/import/cases-map.json']).read());

    expect(items).toEqual([{ ok: false, rejected: expect.objectContaining({ reason: 'the file is no message registry' }) }]);
  });
});

describe('the class of a message', () => {
  it.each([
    ['names one class', 'The battery of the system board', 'The CMOS battery is low.', 'cmos-battery'],
    ['names two classes', 'X', 'The cable to the backplane is loose.', null],
    ['names none', 'X', 'The log was cleared.', null],
  ])('is told only where it is clear: %s', (_title, description, message, expected) => {
    expect(guessComponentClass({ id: 'Some', category: '', message, description })).toBe(expected);
  });
});

describe('a registry of PEL messages', () => {
  it('gives the reference code that a log prints, says what its arguments are, and which parts are called out', async () => {
    const [article, rail] = await readArticles('fixtures/import/pel-registry.json');

    expect(article).toMatchObject({
      id: 'pel-BD612601',
      title: 'BD612601: Supply in ‹Slot of the supply› latched off after a short circuit',
      issue:
        'Supply in ‹Slot of the supply› latched off after a short circuit\n\nA supply latched off.\n\nSeen when a riser is seated askew.',
      resolution: [
        'Parts and procedures that are called out:',
        '- the part that the log names (priority high)',
        '- part at location P0-C14 (priority medium)',
        '- procedure ORC0002 (priority low)',
      ].join('\n'),
      codes: ['BD612601', 'xyz.orchard.Power.Fault.Latched', 'pel/BD612601'],
      componentClass: 'psu',
      vendor: 'IBM',
      sections: [{ heading: 'Severity', page: null, text: 'unrecoverable' }],
    });
    expect(rail).toMatchObject({
      id: 'pel-110026A1',
      resolution: 'Parts and procedures that are called out:\n- 12V: power board (priority high)',
      sections: [{ heading: 'Severity', page: null, text: 'predictive, critical system term' }],
    });
  });

  it('rejects an entry without text or without a source under its name', async () => {
    const items = await collect(createRegistrySource(['fixtures/import/pel-registry.json']).read());

    const rejected = items.flatMap((item) => (item.ok ? [] : [item.rejected.field]));
    expect(rejected).toEqual(['xyz.orchard.Nothing', 'xyz.orchard.Broken']);
  });
});
