import type { Tokenizer } from '#analyzers/text/token.js';
import type { Glossary } from '#domain/glossary.js';

/** A tokenizer that follows the edits of the glossary. */
export type LiveTokenizer = Tokenizer & {
  /** Takes over the newest glossary where it has changed; answers whether it had. Call before a question is read or an import starts. */
  readonly refresh: () => Promise<boolean>;
};

export type LiveTokenizerDeps = {
  readonly readGlossary: () => Promise<Glossary>;
  readonly createTokenizer: (glossary: Glossary) => Tokenizer;
};

/** Opens the tokenizer of the glossary as it is now; a new version of the glossary makes a new one behind the same value. */
export async function createLiveTokenizer({ readGlossary, createTokenizer }: LiveTokenizerDeps): Promise<LiveTokenizer> {
  let current = createTokenizer(await readGlossary());
  return {
    get glossaryVersion() {
      return current.glossaryVersion;
    },
    get terms() {
      return current.terms;
    },
    concept: (id) => current.concept(id),
    tokenise: (text) => current.tokenise(text),
    refresh: async () => {
      const glossary = await readGlossary();
      if (glossary.version === current.glossaryVersion) return false;
      current = createTokenizer(glossary);
      return true;
    },
  };
}
