import { describe, expect, it } from 'vitest';
import { createTokenizer } from '#analyzers/text/tokenizer.js';
import type { Glossary } from '#domain/glossary.js';
import { createGlossary } from '#usecases/search/glossary.js';
import { createLiveTokenizer } from '#usecases/search/live-tokenizer.js';
import { openTestStores } from './test-stores.js';

const shipped = { version: 1, concepts: [{ id: 'fan', en: ['fan'], zh: ['风扇'] }] };
const makeTokenizer = (glossary: Glossary) => createTokenizer({ glossary, dictionary: '风扇 100 n\n' });
const conceptsOf = (tokenizer: ReturnType<typeof makeTokenizer>, text: string) =>
  tokenizer.tokenise(text).concepts.map(({ token }) => token);

describe('a tokenizer that follows the glossary', () => {
  it('takes over an edit of another process when it is told to look, and not before', async () => {
    const stores = openTestStores();
    const [here, there] = [stores.glossary, stores.glossary].map((store) => createGlossary({ shipped, store }));
    const live = await createLiveTokenizer({ readGlossary: here!.read, createTokenizer: makeTokenizer });
    await there!.put([{ id: 'blower', en: ['blower'], zh: [] }]);

    const before = conceptsOf(live, 'the blower');
    const hadChanged = await live.refresh();

    expect([before, hadChanged, conceptsOf(live, 'the blower')]).toEqual([[], true, ['blower']]);
    expect(live.terms).toContain('blower');
    expect(live.glossaryVersion).toBe((await here!.read()).version);
    stores.close();
  });

  it('makes nothing anew where nothing changed', async () => {
    let made = 0;
    const live = await createLiveTokenizer({
      readGlossary: async () => shipped,
      createTokenizer: (glossary) => {
        made += 1;
        return makeTokenizer(glossary);
      },
    });

    const hadChanged = await live.refresh();

    expect([hadChanged, made]).toEqual([false, 1]);
  });
});
