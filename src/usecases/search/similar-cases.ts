import type { Tokenizer } from '#analyzers/text/token.js';
import type { SimilarCase } from '#domain/diagnosis.js';
import type { FilterKey } from '#domain/search.js';
import type { SupportCase } from '#domain/support-case.js';
import type { CaseStore } from '#ports/case-store.js';
import type { RankedDocument, SearchIndex, TokenQuery } from '#ports/search-index.js';
import { type CaseSigns, type CaseTokens, caseCodePrefixes, caseTokens } from './case-tokens.js';
import { fuseLegs } from './fuse.js';

/** A question for cases like one at hand. `excludeCaseId` = the case itself; `filters` = what the asker may see. */
type SimilarCasesRequest = CaseSigns & {
  readonly excludeCaseId?: string | null;
  readonly filters?: Readonly<Partial<Record<FilterKey, readonly string[]>>>;
  /** 5 where not given. */
  readonly limit?: number;
};

export type FindSimilarCases = (request: SimilarCasesRequest) => Promise<readonly SimilarCase[]>;

export type SimilarCasesSources = {
  readonly searchIndex: Pick<SearchIndex, 'search'>;
  readonly cases: Pick<CaseStore, 'getMany'>;
  readonly tokenizer: Tokenizer;
  /** What a stored case's log says: the same reading as at its import. Called for the cases that are shown. */
  readonly signsOf: (supportCase: SupportCase) => Pick<CaseSigns, 'findings' | 'events' | 'notUnderstood'>;
};

const weights: TokenQuery['weights'] = { title: 1, body: 1, concepts: 1, codes: 3 };
const defaultLimit = 5;
const reasonLimit = 8;
/** Logs of one unknown kind share many lines: a few say it. */
const templateReasonLimit = 2;

/** Codes that many cases share and that make no two cases alike by themselves. */
const commonPrefixes: readonly string[] = [caseCodePrefixes.componentClass, caseCodePrefixes.vendor, caseCodePrefixes.model];

/**
 * Finds stored cases by shared findings, event keys, codes and words (BM25 over the tokens of {@link caseTokens}), most alike first.
 * `why` names what is shared: ids of findings, event keys, model, `t:<digest>` of templates (see {@link templateReasons}), codes, words. A case that shares only vendor, model or component class is left out.
 */
export function createSimilarCases({ searchIndex, cases, tokenizer, signsOf }: SimilarCasesSources): FindSimilarCases {
  return async ({ excludeCaseId = null, filters = {}, limit = defaultLimit, ...signs }) => {
    const asked = caseTokens(signs, tokenizer);
    const legs = await searchIndex.search({
      words: [...new Set(asked.words)],
      concepts: [...new Set(asked.concepts)],
      codes: asked.codes,
      weights,
      kind: 'case',
      filters,
      facets: [],
      limit: limit + 1,
      offset: 0,
    });
    const ranked = fuseLegs(legs.legs).filter(({ id }) => id !== excludeCaseId);
    const stored = await cases.getMany(ranked.map(({ id }) => id));
    const byId = new Map(stored.map((supportCase) => [supportCase.id, supportCase]));
    return ranked.flatMap((place) => toSimilar(place, byId.get(place.id), asked, tokenizer, signsOf)).slice(0, limit);
  };
}

function toSimilar(
  { id, score }: RankedDocument,
  supportCase: SupportCase | undefined,
  asked: CaseTokens,
  tokenizer: Tokenizer,
  signsOf: SimilarCasesSources['signsOf'],
): readonly SimilarCase[] {
  if (supportCase === undefined) return [];
  const why = sharedSigns(asked, caseTokens({ ...supportCase, ...signsOf(supportCase) }, tokenizer));
  return why.length === 0 ? [] : [{ caseId: id, score, confirmed: supportCase.confirmed ?? null, outcome: supportCase.outcome, why }];
}

function sharedSigns(asked: CaseTokens, stored: CaseTokens): string[] {
  const codes = new Set(stored.codes);
  const shared = asked.codes.filter((code) => codes.has(code));
  const words = asked.words.filter((word) => stored.words.includes(word));
  const isTelling = words.length > 0 || shared.some((code) => !commonPrefixes.includes(code.slice(0, 2)));
  if (!isTelling) return [];
  const prefix = caseCodePrefixes;
  const named = [prefix.finding, prefix.eventKey, prefix.model].flatMap((start) =>
    shared.filter((code) => code.startsWith(start) && !code.includes('@')).map((code) => code.slice(start.length)),
  );
  const templates = shared.filter((code) => code.startsWith(prefix.template)).slice(0, templateReasonLimit);
  const plain = shared.filter((code) => !/^[a-z]:/.test(code));
  return [...new Set([...named, ...templates, ...plain, ...words])].slice(0, reasonLimit);
}
