import { parseArgs } from 'node:util';
import { engineNames } from './engine.js';

const parts = ['judged', 'collections', 'imports', 'latency'] as const;
type Part = (typeof parts)[number];

/** What is measured: the parts named, all of them where none is named. */
type SearchBenchOptions = {
  readonly parts: ReadonlySet<Part>;
  readonly engine: string;
  readonly isWritten: boolean;
  readonly isListed: boolean;
  readonly documents: number;
  readonly dataFolder: string | null;
};

const defaultDocuments = 100_000;

/** Reads the command line; a wrong one ends in an Error that says what is possible. */
export function readOptions(args: readonly string[], dataFolder: string | null): SearchBenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      judged: { type: 'boolean' },
      collections: { type: 'boolean' },
      imports: { type: 'boolean' },
      latency: { type: 'boolean' },
      write: { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
      engine: { type: 'string', default: 'embedded' },
      documents: { type: 'string', default: String(defaultDocuments) },
    },
  });
  if (!engineNames.includes(values.engine)) throw new Error(`--engine ${values.engine}: one of ${engineNames.join(', ')}`);
  const documents = Number(values.documents);
  if (!Number.isInteger(documents) || documents < 1) throw new Error(`--documents ${values.documents}: a whole number from 1`);
  const named = parts.filter((part) => values[part] === true);
  return {
    parts: new Set(named.length === 0 ? parts : named),
    engine: values.engine,
    isWritten: values.write,
    isListed: values.list,
    documents,
    dataFolder,
  };
}
