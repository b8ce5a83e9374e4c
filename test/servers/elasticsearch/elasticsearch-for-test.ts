import { findCommand } from '../find-command.js';
import { startElasticsearch } from './cluster.js';
import { findJava } from './distribution.js';

/** A server for a suite: the one of `ELASTICSEARCH_URL`, or one of its own that `close` ends. */
export type ElasticsearchForTest = { readonly urls: readonly string[]; readonly close: () => Promise<void> };

/** Why no server can be had here; null: one can. */
export const missingElasticsearch: string | null = process.env.ELASTICSEARCH_URL === undefined ? missingTool() : null;

/** The server of the environment, else a new one. */
export async function elasticsearchForTest(): Promise<ElasticsearchForTest> {
  const given = process.env.ELASTICSEARCH_URL;
  return given === undefined ? startElasticsearch() : { urls: given.split(','), close: async () => undefined };
}

function missingTool(): string | null {
  try {
    findJava();
    return findCommand('mvn') === null ? 'Maven is not installed' : null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
