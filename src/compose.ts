import { readFileSync } from 'node:fs';
import { createTokenizer } from '#analyzers/text/tokenizer.js';
import { AppError } from '#domain/app-error.js';
import type { Article } from '#domain/article.js';
import { RedactionSettings } from '#domain/redaction.js';
import type { SupportCase } from '#domain/support-case.js';
import { createOpenAiEmbedder, type EmbeddingsSettings } from '#embeddings/openai-embedder.js';
import { createGoldenCaseSource } from '#ingest/sources/golden-cases.js';
import { sources } from '#ingest/sources.js';
import type { Clock } from '#ports/clock.js';
import type { DocumentSource } from '#ports/document-source.js';
import type { Embedder } from '#ports/embedder.js';
import type { JobQueue } from '#ports/job-queue.js';
import type { SearchIndex } from '#ports/search-index.js';
import type { Stores } from '#stores/stores.js';
import { analyseCase } from '#usecases/analyse-case.js';
import { type Calibrate, createCalibrate, createRefit } from '#usecases/calibrate/calibrate.js';
import { createCurateGraph } from '#usecases/curate/create-curate-graph.js';
import type { CurateGraph } from '#usecases/curate-graph.js';
import { createCurrentGraph } from '#usecases/diagnose/current-graph.js';
import { createDiagnose, type Diagnose } from '#usecases/diagnose/diagnose.js';
import { createFindArticles } from '#usecases/diagnose/find-articles.js';
import { createImporter, type Importer } from '#usecases/import/importer.js';
import { createRedaction, type Redaction } from '#usecases/redaction/redaction.js';
import { createLensOf, type LensOf } from '#usecases/safety/lens.js';
import { createEmbedDocuments, type EmbedDocuments } from '#usecases/search/embed-documents.js';
import { createGlossary, type GlossaryUseCase } from '#usecases/search/glossary.js';
import { articleDocument, caseDocument } from '#usecases/search/index-documents.js';
import { createLiveTokenizer } from '#usecases/search/live-tokenizer.js';
import { createFindMeaning, type FindMeaning } from '#usecases/search/meaning.js';
import { withArticleQuality } from '#usecases/search/quality.js';
import { createReindex, type Reindex } from '#usecases/search/reindex.js';
import { createSearch, type Search } from '#usecases/search/search.js';
import { createSimilarCases } from '#usecases/search/similar-cases.js';
import { createSuggest, type Suggest } from '#usecases/search/suggest.js';
import type { UseCases } from '#usecases/use-cases.js';
import { composeKnowledge, type KnowledgeParts } from './compose-knowledge.js';
import { type EngineSettings, embeddedEngine } from './engine-settings.js';
import { openEngine } from './open-engine.js';
import { packagePath } from './package-files.js';
import { readShippedGlossary } from './shipped-glossary.js';

/** Everything over one data folder, wired: stores, use cases, job queue. Close it when done. */
export type Product = {
  readonly stores: Stores;
  readonly diagnose: Diagnose;
  readonly search: Search;
  readonly suggest: Suggest;
  readonly graph: CurateGraph;
  readonly calibrate: Calibrate;
  readonly glossary: GlossaryUseCase;
  readonly importer: Importer;
  readonly knowledge: Pick<UseCases, 'articles' | 'cases'>;
  readonly reindex: Reindex;
  /** Null where no embeddings service is set. */
  readonly embedding: { readonly model: string; readonly embedDocuments: EmbedDocuments } | null;
  readonly jobs: JobQueue;
  readonly close: () => void;
};

/** `isSeeded` = the starter articles are put in where they are missing. */
export type ProductOptions = {
  readonly isSeeded?: boolean;
  readonly redaction?: RedactionSettings;
  readonly embeddings?: EmbeddingsSettings | null;
  readonly engine?: EngineSettings;
};

/** Opens the engine, by default the embedded one in a data folder, and wires the use cases over it. The starter knowledge is put in where it is missing. */
export async function openProduct(
  dataFolder: string,
  clock: Clock,
  { isSeeded = true, redaction = RedactionSettings.parse({}), embeddings = null, engine: settings = embeddedEngine }: ProductOptions = {},
): Promise<Product> {
  const { stores, jobs, close } = await openEngine(dataFolder, clock, settings);
  try {
    const product = await wire(
      stores,
      clock,
      jobs,
      { redaction: createRedaction(redaction), embedder: embeddings === null ? null : createOpenAiEmbedder(embeddings) },
      close,
    );
    await product.graph.seed(await readStarterGraph());
    if (isSeeded) await seedArticles(product);
    return product;
  } catch (error) {
    close();
    throw error;
  }
}

async function wire(
  stores: Stores,
  clock: Clock,
  jobs: JobQueue,
  { redaction, embedder }: { readonly redaction: Redaction; readonly embedder: Embedder | null },
  close: () => void,
): Promise<Product> {
  const { articles, cases, graphs } = stores;
  const searchIndex = withArticleQuality(stores.searchIndex, stores.articleUses);
  const { glossary, tokenizer, afresh } = await openGlossary(stores, jobs);
  const lensOf = createLensOf(graphs.published);
  const documents = {
    articleDocument: (article: Article) => articleDocument(article, tokenizer),
    caseDocument: (supportCase: SupportCase) => caseDocument(supportCase, analyseCase(supportCase), tokenizer),
  };
  const reindex = afresh(createReindex({ articles, cases, index: searchIndex, ...documents }));
  return {
    stores,
    diagnose: composeDiagnose(stores, searchIndex, { tokenizer, afresh, lensOf }, clock, redaction),
    search: afresh(createSearch({ searchIndex, articles, cases, tokenizer, lensOf, ...meaningOf(embedder, stores) })),
    suggest: afresh(createSuggest({ searchIndex, articles, tokenizer, lensOf })),
    glossary,
    knowledge: composeKnowledge({ stores, searchIndex, tokenizer, afresh, lensOf, ...documents, clock, ...redactsOf(redaction) }),
    reindex,
    embedding: embeddingOf(embedder, stores),
    graph: createCurateGraph({ graphs, cases, goldenCases: readGoldenCases, refit: createRefit() }),
    calibrate: createCalibrate({ graphs, cases }),
    importer: createImporter({
      ...stores,
      index: searchIndex,
      ...documents,
      redaction,
      onGlossaryEdited: async () => void (await reindex({})),
    }),
    jobs,
    close,
  };
}

/** What embeds documents; an engine without vectors and an embeddings service do not go together: AppError `wrongConfiguration`. */
function embeddingOf(embedder: Embedder | null, { vectors, ...stores }: Stores): Product['embedding'] {
  if (embedder === null) return null;
  if (vectors === null)
    throw new AppError('wrongConfiguration', 'EMBEDDINGS_URL: the search index on Elasticsearch keeps no vectors yet', {});
  return { model: embedder.model, embedDocuments: createEmbedDocuments({ ...stores, vectors, embedder }) };
}

/** The ranking by meaning, where an embeddings service is set; its absence is told to the one who runs the service. */
function meaningOf(embedder: Embedder | null, { vectors }: Stores): { readonly findMeaning?: FindMeaning } {
  if (embedder === null || vectors === null) return {};
  const onAway = (reason: string) => process.stderr.write(`${reason}; searching by words alone\n`);
  return { findMeaning: createFindMeaning(embedder, vectors, { onAway }) };
}

/** How cases and articles take out of a text what people wrote into it here. */
function redactsOf({ text, log, textForAudience }: Redaction): Pick<KnowledgeParts, 'redact' | 'redactLog' | 'redactForAudience'> {
  return { redact: (one) => text(one), redactLog: log, redactForAudience: (one) => textForAudience(one) };
}

/** The glossary in force, the tokenizer that follows it, and `afresh`: work on a text with the newest glossary. */
async function openGlossary(stores: Stores, jobs: JobQueue) {
  const dictionary = readFileSync(packagePath('analyzers', 'text', 'dictionary.txt'), 'utf8');
  const glossary = createGlossary({
    shipped: readShippedGlossary(),
    store: stores.glossary,
    onEdited: async (version) => void (await jobs.enqueue(`reindex-${version}`, 'reindex', {})),
  });
  const tokenizer = await createLiveTokenizer({
    readGlossary: glossary.read,
    createTokenizer: (current) => createTokenizer({ glossary: current, dictionary }),
  });
  // The glossary may have been edited by this process or another: whoever reads a text takes over the newest first.
  const afresh: KnowledgeParts['afresh'] = (work) => async (asked) => {
    await tokenizer.refresh();
    return work(asked);
  };
  return { glossary, tokenizer, afresh };
}

function composeDiagnose(
  { articles, cases, graphs, diagnoses }: Stores,
  searchIndex: SearchIndex,
  { tokenizer, afresh, lensOf }: Pick<KnowledgeParts, 'tokenizer' | 'afresh'> & { readonly lensOf: LensOf },
  clock: Clock,
  redaction: Redaction,
): Diagnose {
  const findSimilar = afresh(createSimilarCases({ searchIndex, cases, tokenizer, signsOf: analyseCase }));
  return createDiagnose({
    currentGraph: createCurrentGraph(graphs),
    diagnoses,
    similarCases: ({ answer, analysis, input, viewer }) =>
      findSimilar({
        findings: analysis.findings,
        events: analysis.citedEvents,
        notUnderstood: analysis.input.notUnderstood,
        symptom: input.symptom,
        vendor: input.vendor,
        model: input.model,
        firmware: input.firmware,
        componentClass: answer.status === 'ranked' ? answer.componentClasses[0]?.class : null,
        testIds: (input.testsDone ?? []).map(({ testId }) => testId),
        formats: analysis.input.formats,
        viewer,
        limit: 5,
      }),
    articles: createFindArticles({ articles, searchIndex, tokenizer, lensOf }),
    clock,
    redaction,
  });
}

/** The graph that ships with the product. It is ours: a fault in it is a broken build, not bad input. */
export async function readStarterGraph() {
  for await (const item of sources.graph(packagePath('graph', 'knowledge')).read()) {
    if (item.ok) return item.value;
    throw new AppError(
      'invalidGraph',
      `the starter graph cannot be read: ${item.rejected.file} ${item.rejected.field ?? ''}: ${item.rejected.reason}`,
      {},
    );
  }
  throw new AppError('invalidGraph', 'the starter graph is missing', {});
}

/** The golden cases that ship with the product. They are ours: a fault in one is a broken build. */
async function* readGoldenCases() {
  for await (const item of createGoldenCaseSource(packagePath('fixtures', 'cases')).read()) {
    if (!item.ok) throw new AppError('invalidInput', `${item.rejected.file}: ${item.rejected.field ?? ''}: ${item.rejected.reason}`, {});
    yield item.value;
  }
}

/** Puts in the starter articles that are not there; an article that somebody edited stays as it is. */
async function seedArticles({ stores, importer }: Product): Promise<void> {
  const starter = sources.articles([packagePath('ingest', 'starter', 'articles')]);
  const missing: DocumentSource<Awaited<ReturnType<Stores['articles']['getMany']>>[number]> = {
    describe: starter.describe,
    read: async function* () {
      for await (const item of starter.read()) if (item.ok && (await stores.articles.get(item.value.id)) === null) yield item;
    },
  };
  await importer.importArticles(missing);
}
