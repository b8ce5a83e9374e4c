import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Article } from '#domain/article.js';
import type { DiagnosisInput } from '#domain/diagnosis.js';
import type { Language } from '#domain/language.js';
import type { Viewer } from '#domain/viewer.js';
import { createTextLogSource } from '#ingest/logs/log-source.js';
import { createRegistrySource } from '#ingest/sources/registries/message-registry.js';
import { readLogs } from '#usecases/read-logs.js';
import { openProduct, type Product } from '../../../src/compose.js';
import { article } from '../search/fixtures.js';

const folder = mkdtempSync(join(tmpdir(), 'faultbook-articles-'));
const uncorrectable = '1 | 05/14/2026 | 20:40:26 | Memory CPU1_DIMM_A3 | Uncorrectable ECC | Asserted';
const quokkaRow = JSON.stringify({
  '@odata.type': '#LogEntry.v1_9_0.LogEntry',
  Id: '7',
  EntryType: 'Event',
  Severity: 'Critical',
  Created: '2026-05-14T20:40:26Z',
  Message: 'An uncorrectable ECC error was detected on DIMM A3.',
  MessageId: 'Acme.1.0.QuokkaMemory',
  MessageArgs: ['A3'],
});
/** An invented registry. */
const registry = {
  '@odata.type': '#MessageRegistry.v1_6_0.MessageRegistry',
  Id: 'Acme.1.0.0',
  Name: 'Acme messages',
  Language: 'en',
  RegistryPrefix: 'Acme',
  RegistryVersion: '1.0.0',
  OwningEntity: 'Acme',
  Messages: {
    QuokkaMemory: {
      Description: 'A quokka was seen.',
      Message: 'An uncorrectable ECC error was detected on DIMM %1.',
      Severity: 'Critical',
      MessageSeverity: 'Critical',
      NumberOfArgs: 1,
      ParamTypes: ['string'],
      Resolution: 'Look for the quokka.',
    },
  },
};
const own = [
  article({ id: 'acme-maker', title: 'Acme on this message', codes: ['Acme.1.0.QuokkaMemory'], vendor: 'Acme' }),
  article({ id: 'other-maker', title: 'Others on this message', codes: ['Acme.1.0.QuokkaMemory'], vendor: 'Umbra' }),
  article({
    id: 'secret-maker',
    title: 'Internal on this message',
    codes: ['Acme.1.0.QuokkaMemory'],
    vendor: 'Acme',
    audience: 'internal',
  }),
  article({ id: 'draft-maker', title: 'Draft on this message', codes: ['Acme.1.0.QuokkaMemory'], vendor: 'Acme', state: 'draft' }),
  article({ id: 'key-en', title: 'The event itself', codes: ['ipmi/0c/6f/01'] }),
  article({ id: 'key-zh', lang: 'zh', title: '事件本身', translationOf: 'key-en' }),
];

let product: Product;

beforeAll(async () => {
  writeFileSync(join(folder, 'acme.json'), JSON.stringify(registry));
  product = await openProduct(join(folder), Date.now);
  await product.importer.importArticles(createRegistrySource([join(folder, 'acme.json')]));
  await product.importer.importArticles({
    describe: 'own',
    read: async function* () {
      for (const value of own as readonly Article[]) yield { ok: true as const, value, file: 'own', line: null };
    },
  });
});

afterAll(() => {
  product.close();
  rmSync(folder, { recursive: true, force: true });
});

async function articlesOf(
  text: string,
  { lang = 'en' as Language, input = {} as DiagnosisInput, viewer = undefined as Viewer | undefined } = {},
) {
  const { events, reading } = await readLogs(createTextLogSource([{ name: 'pasted.log', text }]));
  const asked = { events, reading, input, lang, ...(viewer === undefined ? {} : { viewer }) };
  return (await product.diagnose.diagnose(asked)).articles;
}

describe('the articles of a diagnosis', () => {
  it('begin with that of the likeliest fault, then those of the very message', async () => {
    const found = (await articlesOf(quokkaRow)).map(({ id }) => id);

    expect(found[0]).toBe('memory-uncorrectable-ecc-en');
    expect(found.slice(1).some((id) => /quokkamemory/i.test(id))).toBe(true);
  });

  it('of a message name the maker of the log first, and say by which code they were found', async () => {
    const found = await articlesOf(quokkaRow, { input: { vendor: 'ACME' } });

    const ofMessage = found.filter(({ why }) => why.some((code) => /quokkamemory/i.test(code))).map(({ id }) => id);
    expect(ofMessage[0]).toBe('acme-maker');
    expect(ofMessage).not.toContain('draft-maker');
  });

  it('are found by the key of an event where it has no message', async () => {
    const found = await articlesOf(uncorrectable);

    expect(found.find(({ id }) => id === 'key-en')?.why).toContain('ipmi/0c/6f/01');
  });

  it.each([
    ['en', 'key-en', 'key-zh'],
    ['zh', 'key-zh', 'key-en'],
  ] as const)('stand once, in the language of the reader (%s)', async (lang, spoken, other) => {
    const ids = (await articlesOf(uncorrectable, { lang })).map(({ id }) => id);

    expect(ids).toContain(spoken);
    expect(ids).not.toContain(other);
    expect(new Set(ids.map((id) => id.replace(/-(?:en|zh)$/, ''))).size).toBe(ids.length);
  });

  it('are for a reader those that he may see', async () => {
    const [reader, agent] = [{ role: 'reader', organisation: null } as const, { role: 'agent', organisation: null } as const];

    const seen = (await articlesOf(quokkaRow, { viewer: reader, input: { vendor: 'Acme' } })).map(({ id }) => id);
    const all = (await articlesOf(quokkaRow, { viewer: agent, input: { vendor: 'Acme' } })).map(({ id }) => id);

    expect(seen).toContain('acme-maker');
    expect(seen).not.toContain('secret-maker');
    expect(all).toContain('secret-maker');
  });
});
