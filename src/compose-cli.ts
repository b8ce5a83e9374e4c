import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { logFormats } from '#analyzers/logs/formats.js';
import type { LogUseCases, ReadOptions, StoreUseCases } from '#cli/cli-use-cases.js';
import type { CommandContext } from '#cli/command.js';
import type { Terminal } from '#cli/terminal.js';
import { AppError } from '#domain/app-error.js';
import { createFileLogSource } from '#ingest/logs/log-source.js';
import { type RefusedFile, readLogs, streamLogs } from '#usecases/read-logs.js';
import { openProduct, type Product, readStarterGraph } from './compose.js';
import type { Config } from './config.js';
import { evaluateCases } from './evaluation.js';
import { importKindOf, importPaths, readCaseMap } from './import-paths.js';
import { readHere } from './log-reading.js';
import { runService, runWorker } from './service.js';

/** What the command line is given, and how to close what its commands opened. */
export type CliComposition = Omit<CommandContext, 'terminal'> & { readonly close: () => void };

/** Wires the command line. The data folder is opened when a command first asks for it: reading logs never does. */
export function composeCli(configOf: () => Config, { out, err }: Terminal): CliComposition {
  let product: Product | null = null;
  return {
    logs: logUseCases,
    openStores: async () => {
      const { dataFolder, redaction, embeddings, engine } = configOf();
      product ??= await openProduct(dataFolder, Date.now, { redaction, embeddings, engine });
      return storeUseCases(product, err);
    },
    service: {
      serve: async ({ host, port, watch }) => {
        const config = configOf();
        await runService({ ...config, host: host ?? config.host, port: port ?? config.port, watch: watch ?? config.watch }, out);
      },
      work: async () => runWorker(configOf()),
    },
    close: () => product?.close(),
  };
}

const logUseCases: LogUseCases = {
  streamPaths: async (paths, options, sink) => {
    const { refused, ...reading } = await streamLogs(sourceOf(paths), readOptions(options), sink);
    return { reading, rejected: refused.map(rejectedFile) };
  },
  readPaths: async (paths, options) => {
    const { events, unread, reading, refused } = await readLogs(sourceOf(paths), readOptions(options));
    return { events, unread, reading, rejected: refused.map(rejectedFile) };
  },
  readFiles: (files, zoneOffsetMinutes) => readHere({ files, zoneOffsetMinutes }),
  formats: () => logFormats.map(({ id, title, kind, reference, samples }) => ({ id, title, kind, reference, samples })),
  readLines,
};

function storeUseCases(product: Product, tell: (text: string) => void): StoreUseCases {
  return {
    diagnose: product.diagnose,
    search: product.search,
    articles: product.knowledge.articles,
    graph: product.graph,
    calibrate: product.calibrate,
    importPaths: ({ kind, paths, mapPath, dryRun, onProgress }) =>
      importPaths(product.importer, importKindOf(kind), paths, readCaseMap(mapPath), { dryRun, onProgress }),
    evaluate: (command) => evaluateCases(command, () => graphToEvaluate(product, command.revision), tell),
  };
}

async function graphToEvaluate({ graph }: Product, revision: string | null) {
  return revision === 'starter' ? readStarterGraph() : graph.read(revision ?? undefined);
}

function sourceOf(paths: readonly string[]) {
  return createFileLogSource(paths, { stdin: process.stdin });
}

function readOptions({ zoneOffsetMinutes, formatId }: ReadOptions) {
  return { zoneOffsetMinutes, ...(formatId === null ? {} : { formatId }) };
}

function rejectedFile({ file, detail }: RefusedFile) {
  return { file, reason: detail };
}

/** Lines of a file, or of standard input. Cannot be opened: AppError `unreadableInput`. */
async function* readLines(path: string): AsyncGenerator<string> {
  const input = path === '-' ? process.stdin : createReadStream(path);
  try {
    yield* createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  } catch {
    throw new AppError('unreadableInput', `${path} cannot be read`, {});
  }
}
