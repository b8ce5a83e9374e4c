import type { Tokenizer } from '#analyzers/text/token.js';
import type { SimilarCase } from '#domain/diagnosis.js';
import type { SupportCase } from '#domain/support-case.js';
import type { Viewer } from '#domain/viewer.js';
import type { CaseStore } from '#ports/case-store.js';
import type { SearchIndex, TokenQuery } from '#ports/search-index.js';
import { everyone } from '../access/access.js';
import { withAccess } from '../access/narrowed-index.js';
import { type ComparedCase, isSame, likeness, sharedFirmware } from './case-likeness.js';
import { type CaseSigns, caseCodePrefixes, caseTokens } from './case-tokens.js';
import { type DoneNow, doneThen, missingNow } from './done-then.js';
import { fuseLegs } from './fuse.js';

/** A question for cases like one at hand. `excludeCaseId` = the case itself; `viewer` = who asks (everyone where not given). */
type SimilarCasesRequest = CaseSigns &
  DoneNow & {
    readonly firmware?: string | undefined;
    /** Class that most likely broke. */
    readonly componentClass?: string | null;
    readonly excludeCaseId?: string | null;
    readonly viewer?: Viewer;
    /** 5 where not given. */
    readonly limit?: number;
  };

export type FindSimilarCases = (request: SimilarCasesRequest) => Promise<readonly SimilarCase[]>;

export type SimilarCasesSources = {
  readonly searchIndex: Pick<SearchIndex, 'search' | 'vocabulary' | 'frequencies' | 'count'>;
  readonly cases: Pick<CaseStore, 'getMany'>;
  readonly tokenizer: Tokenizer;
  /** What a stored case's log says: the same reading as at its import. */
  readonly signsOf: (supportCase: SupportCase) => Pick<CaseSigns, 'findings' | 'events' | 'notUnderstood'> & {
    readonly formats?: readonly string[];
  };
};

const weights: TokenQuery['weights'] = { title: 1, body: 1, concepts: 1, codes: 3 };
const defaultLimit = 5;
const reasonLimit = 10;
/** So many cases that the index finds are compared in full; of a long log, its beginning. */
const comparedCases = 30;
const comparedLogCharacters = 40_000;
/** Logs of one unknown kind share many lines: a few say it. */
const templateReasonLimit = 2;

/** Codes that many cases share and that make no two cases alike by themselves. */
const commonPrefixes: readonly string[] = [caseCodePrefixes.componentClass, caseCodePrefixes.vendor, caseCodePrefixes.model];

/**
 * Finds stored cases like the one at hand: the index gives those that share tokens of {@link caseTokens}, {@link likeness} ranks them.
 * `why` names what is shared: ids of findings, event keys, `m:` model, `w:` firmware, `b:` broken class, `t:` digest of templates, codes,
 * words. A case that shares only vendor, model or component class is left out.
 */
export function createSimilarCases({ searchIndex, cases, tokenizer, signsOf }: SimilarCasesSources): FindSimilarCases {
  return async ({ excludeCaseId = null, viewer = everyone, limit = defaultLimit, ...signs }) => {
    const asked: ComparedCase = { tokens: caseTokens(signs, tokenizer), facts: signs };
    const legs = await withAccess(searchIndex, viewer).search({
      words: [...new Set(asked.tokens.words)],
      concepts: [...new Set(asked.tokens.concepts)],
      codes: asked.tokens.codes,
      weights,
      kind: 'case',
      filters: {},
      facets: [],
      limit: Math.max(comparedCases, limit) + 1,
      offset: 0,
    });
    const ids = fuseLegs(legs.legs).flatMap(({ id }) => (id === excludeCaseId ? [] : [id]));
    const stored = await cases.getMany(ids);
    return stored
      .flatMap((supportCase) => compare(supportCase, asked, signs, { tokenizer, signsOf }))
      .sort((left, right) => right.score - left.score || ids.indexOf(left.caseId) - ids.indexOf(right.caseId))
      .slice(0, limit);
  };
}

function compare(
  supportCase: SupportCase,
  asked: ComparedCase,
  now: DoneNow,
  { tokenizer, signsOf }: Pick<SimilarCasesSources, 'tokenizer' | 'signsOf'>,
): readonly SimilarCase[] {
  const { id, confirmed, outcome, log } = supportCase;
  const signs = signsOf({ ...supportCase, ...(log === undefined ? {} : { log: log.slice(0, comparedLogCharacters) }) });
  const facts = { ...supportCase, findings: signs.findings, componentClass: confirmed?.componentClass };
  const stored: ComparedCase = { tokens: caseTokens({ ...supportCase, ...signs }, tokenizer), facts };
  const why = sharedSigns(asked, stored);
  if (why.length === 0) return [];
  return [
    {
      caseId: id,
      score: likeness(asked, stored),
      confirmed: confirmed ?? null,
      outcome,
      why,
      doneThen: doneThen(supportCase),
      missingNow: missingNow(supportCase, signs.formats ?? [], now),
    },
  ];
}

function sharedSigns(asked: ComparedCase, stored: ComparedCase): string[] {
  const codes = new Set(stored.tokens.codes);
  const shared = asked.tokens.codes.filter((code) => codes.has(code));
  const held = new Set(stored.tokens.words);
  const words = asked.tokens.words.filter((word) => held.has(word));
  const isTelling = words.length > 0 || shared.some((code) => !commonPrefixes.includes(code.slice(0, 2)));
  if (!isTelling) return [];
  const prefix = caseCodePrefixes;
  const named = [prefix.finding, prefix.eventKey].flatMap((start) =>
    shared.filter((code) => code.startsWith(start) && !code.includes('@')).map((code) => code.slice(start.length)),
  );
  const templates = shared.filter((code) => code.startsWith(prefix.template)).slice(0, templateReasonLimit);
  const printed = words.map((word) => asked.tokens.printed.get(word) ?? word);
  const plain = shared.filter((code) => !/^[a-z]:/.test(code));
  return [...new Set([...named.slice(0, reasonLimit - 3), ...sharedFacts(asked, stored), ...templates, ...plain, ...printed])].slice(
    0,
    reasonLimit,
  );
}

/** Starts of the reasons that are facts of the two cases: model, firmware, class that broke. */
export const factReasons = { model: 'm:', firmware: 'w:', broken: 'b:' } as const;

function sharedFacts({ facts: asked }: ComparedCase, { facts: stored }: ComparedCase): readonly string[] {
  const firmware = sharedFirmware(asked, stored);
  return [
    isSame(asked.model, stored.model) ? `${factReasons.model}${stored.model}` : '',
    firmware === null ? '' : `${factReasons.firmware}${firmware}`,
    isSame(asked.componentClass, stored.componentClass) ? `${factReasons.broken}${stored.componentClass}` : '',
  ].filter((reason) => reason !== '');
}
