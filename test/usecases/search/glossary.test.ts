import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGlossary, type GlossaryUseCase } from '#usecases/search/glossary.js';
import { openTestStores, type TestStores } from './test-stores.js';

const shipped = {
  version: 1,
  concepts: [
    { id: 'fan', en: ['fan'], zh: ['风扇'] },
    { id: 'psu', en: ['PSU'], zh: ['电源'] },
  ],
};

let stores: TestStores;
let glossary: GlossaryUseCase;

beforeEach(() => {
  stores = openTestStores();
  glossary = createGlossary({ shipped, store: stores.glossary });
});

afterEach(() => stores.close());

describe('the glossary', () => {
  it('is the shipped one until it is edited', async () => {
    expect(await glossary.read()).toEqual(shipped);
  });

  it('takes an edit over the shipped concept and counts it', async () => {
    const edited = await glossary.put([{ id: 'fan', en: ['fan', 'blower'], zh: ['风扇'] }]);

    expect(edited.concepts[0]).toEqual({ id: 'fan', en: ['fan', 'blower'], zh: ['风扇'] });
    expect(edited.version).toBeGreaterThan(shipped.version);
    expect(await glossary.read()).toEqual(edited);
  });

  it('removes a shipped concept for good and an own one too', async () => {
    await glossary.put([{ id: 'own', en: ['own'], zh: [] }]);

    await glossary.remove('fan');
    const left = await glossary.remove('own');

    expect(left.concepts.map(({ id }) => id)).toEqual(['psu']);
  });

  it('refuses a malformed concept and an unknown id', async () => {
    await expect(glossary.put([{ id: 'Not An Id', en: [], zh: [] }])).rejects.toMatchObject({ code: 'invalidInput' });
    await expect(glossary.remove('unheard-of')).rejects.toMatchObject({ code: 'notFound' });
  });
});

describe('an edit made on a version', () => {
  it('is refused where another is in force, in the numbers that people see', async () => {
    const { version } = await glossary.put([{ id: 'own', en: ['own'], zh: [] }]);

    const late = glossary.put([{ id: 'late', en: ['late'], zh: [] }], version - 1);

    await expect(late).rejects.toMatchObject({ code: 'versionConflict', facts: { expected: version - 1, found: version } });
    expect((await glossary.remove('own', version)).version).toBe(version + 1);
  });
});
