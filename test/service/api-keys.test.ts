import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { AppError } from '#domain/app-error.js';
import { readConfig } from '../../src/config.js';
import { runFaultbook, stackTrace, temporaryFolder, uncorrectableEcc } from '../cli/run-faultbook.js';
import { entryOf } from '../http/own-keys.js';
import { startService } from './running-service.js';

const folder = temporaryFolder();
afterAll(folder.remove);

const keysOf = (text: string) => readConfig({ FAULTBOOK_API_KEYS: text }, {}).apiKeys.map(({ viewer }) => viewer);
const agent = entryOf('agent', '', 'key');
const digest = agent.slice('agent::'.length);

describe('FAULTBOOK_API_KEYS', () => {
  it('is no key where it is not set', () => {
    expect(readConfig({}, {}).apiKeys).toEqual([]);
  });

  it('gives each key a role, and an organisation or none', () => {
    const read = keysOf(`${agent}, ${entryOf('reader', 'Acme: Asia', 'other')}`);

    expect(read).toEqual([
      { role: 'agent', organisation: null },
      { role: 'reader', organisation: 'Acme: Asia' },
    ]);
  });

  it('may be a file with a key a line', () => {
    const file = join(folder.path, 'keys');
    writeFileSync(file, `${agent}\r\n\n${entryOf('administrator', '', 'other')}\n`);

    const { apiKeys } = readConfig({ FAULTBOOK_API_KEYS_FILE: file }, {});

    expect(apiKeys.map(({ viewer }) => viewer.role)).toEqual(['agent', 'administrator']);
    expect(apiKeys[0]?.digest.toString('hex')).toBe(digest);
  });

  const wrong: readonly (readonly [string, string, RegExp])[] = [
    ['holds nothing', ' , ', /holds no key/],
    ['has a role that is none', `${agent},root::${digest}`, /entry 2: the role is none of reader, agent, expert, administrator/],
    ['lacks the organisation', `agent:${digest}`, /entry 1: expected role:organisation:sha256/],
    ['has a digest that is cut off', `agent::${digest.slice(1)}`, /entry 1: expected role/],
    ['has the key itself', 'agent::open-sesame', /entry 1: expected role/],
    ['has an organisation that is too long', `agent:${'x'.repeat(201)}:${digest}`, /entry 1: the organisation is longer/],
    ['has the digest of an empty key', entryOf('agent', '', ''), /entry 1: is the digest of an empty key/],
    ['has a key twice', `${agent},reader:A:${digest.toUpperCase()}`, /entry 2: is the key of entry 1 again/],
    ['has too many keys', Array.from({ length: 1001 }, (_, one) => entryOf('agent', '', `k${one}`)).join(), /more than 1000 keys/],
  ];
  it.each(wrong)('is refused where it %s, in words that hold no digest', (_what, text, message) => {
    const read = () => keysOf(text);

    expect(read).toThrow(AppError);
    expect(read).toThrow(message);
    expect(read).not.toThrow(new RegExp(`${digest.slice(1, 20)}|sesame`));
  });
});

describe('a service on another address than the loopback', () => {
  it('asks everybody for a key, this machine too, and prints an example with one', async () => {
    const service = await startService(folder.path, { FAULTBOOK_HOST: '0.0.0.0', FAULTBOOK_API_KEYS: agent });
    const address = `http://127.0.0.1:${new URL(service.address).port}`;
    const post = (headers: Readonly<Record<string, string>>) =>
      fetch(`${address}/api/v1/diagnoses`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ text: uncorrectableEcc }),
      });

    const answers = [await post({}), await post({ authorization: 'Bearer wrong' }), await post({ authorization: 'Bearer key' })];
    const live = await fetch(`${address}/health/live`);
    const code = await service.stop();

    expect(service.printed).toContain('-H "authorization: Bearer $KEY"');
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 200]);
    expect([live.status, code]).toEqual([200, 0]);
  });

  it('does not start with a wrong list of keys', async () => {
    const environment = { FAULTBOOK_API_KEYS: `${agent},guest::${digest}` };
    const { code, err } = await runFaultbook(['serve', '--host', '0.0.0.0'], { data: folder.path, environment });

    expect([code, err]).toEqual([2, expect.stringContaining('FAULTBOOK_API_KEYS: entry 2')]);
    expect(err).not.toMatch(stackTrace);
    expect(err).not.toContain(digest);
  });
});
