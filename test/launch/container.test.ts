import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { commands } from '#cli/commands.js';
import { settingNames } from '../../src/config.js';
import { root } from '../../src/launch/run-tool.mjs';
import { filesBelow, textOf } from '../architecture/project-files.js';
import { parseComposeFile, type Service } from './compose-file.js';
import { createIgnore } from './docker-ignore.js';
import { all, type Instruction, parseDockerfile, type Stage, words } from './dockerfile.js';

const stages = parseDockerfile(textOf('Dockerfile'));
const final = stages.at(-1)!;
const isIgnored = createIgnore(textOf('.dockerignore'));
const compose = parseComposeFile(textOf('docker-compose.yml'));
const services = Object.entries(compose.services);
const ours = services.filter(([, { build }]) => build !== undefined);
const packageJson = z
  .object({ scripts: z.record(z.string(), z.string()), bin: z.object({ faultbook: z.string() }) })
  .parse(JSON.parse(textOf('package.json')));

const sourcesOf = (instruction: Instruction): readonly string[] => words(instruction).slice(0, -1);
const copiedFromHere = (stage: Stage): readonly string[] =>
  all(stage, 'COPY')
    .filter(({ flags }) => flags.from === undefined)
    .flatMap(sourcesOf);
const namesOf = (pick: (service: Service) => readonly string[] | undefined): readonly string[] =>
  [...new Set(services.flatMap(([, service]) => pick(service) ?? []))].sort();
const settingsOf = ({ environment = {} }: Service): readonly [string, string][] => Object.entries(environment);

describe('the rules of what goes into a build', () => {
  it.each([
    ['src/main.ts', false],
    ['fixtures/cases/README.md', false],
    ['fixtures/README.md', true],
    ['secrets/redis_url', true],
    ['.git/config', true],
    ['src/web/node_modules/a/index.js', true],
    ['graph/.env.local', true],
    ['ingest/run.log', true],
    ['test/run.mjs', true],
  ])('keep out %s: %s', (path, expected) => {
    const ignored = isIgnored(path);

    expect(ignored).toBe(expected);
  });
});

describe('the Dockerfile', () => {
  it('starts every stage from a version of a base image, none that moves on to the next major', () => {
    const images = stages.map(({ image }) => image);

    expect(images).toHaveLength(2);
    for (const image of images) expect(image).toMatch(/^node:20[\d.]*-bookworm-slim$/);
  });

  it('copies what is there and is let into the build', () => {
    const copied = stages.flatMap(copiedFromHere);

    const missing = copied.filter((path) => !existsSync(join(root, path)) || isIgnored(path));

    expect(copied.length).toBeGreaterThan(10);
    expect(missing).toEqual([]);
  });

  it('copies a folder to a folder of its name: a copy takes the contents alone', () => {
    const folders = stages.flatMap((stage) => all(stage, 'COPY')).filter((one) => sourcesOf(one).some(isFolder));

    const elsewhere = folders.filter((one) => sourcesOf(one).length > 1 || words(one).at(-1) !== `${sourcesOf(one)[0]}/`);

    expect(elsewhere).toEqual([]);
  });

  it('copies from stages that it names', () => {
    const named = stages.flatMap((stage) => all(stage, 'COPY')).flatMap(({ flags }) => flags.from ?? []);

    expect(named.length).toBeGreaterThan(0);
    expect(stages.map(({ name }) => name)).toEqual(expect.arrayContaining(named));
  });

  it('runs scripts that the package has', () => {
    const run = stages.flatMap((stage) => all(stage, 'RUN')).flatMap(({ text }) => /npm run (?<name>\S+)/.exec(text)?.groups?.name ?? []);

    expect(run).toEqual(['build']);
    expect(Object.keys(packageJson.scripts)).toEqual(expect.arrayContaining(run));
  });

  it('installs from the lockfile without running scripts of packages, and none for development in the end', () => {
    const installs = stages.map((stage) => all(stage, 'RUN').filter(({ text }) => /npm (?:ci|i|install)\b/.test(text)));

    for (const [install, ...more] of installs) {
      expect(install?.text).toMatch(/npm ci .*--ignore-scripts/);
      expect(more).toEqual([]);
    }
    expect(installs.at(-1)?.[0]?.text).toContain('--omit=dev');
  });

  it('ends with a numbered user that is not root', () => {
    const user = all(final, 'USER').at(-1)?.text;

    expect(user).toMatch(/^[1-9]\d*:[1-9]\d*$/);
  });

  it('starts the file that the build makes', () => {
    const { compilerOptions } = z
      .object({ compilerOptions: z.object({ outDir: z.string() }) })
      .parse(JSON.parse(textOf('tsconfig.build.json')));
    const [, started] = all(final, 'ENTRYPOINT').flatMap(words);

    expect(started).toBe(`${compilerOptions.outDir}/src/main.js`);
    expect(started).toBe(packageJson.bin.faultbook);
    expect(all(final, 'COPY').flatMap(sourcesOf)).toContain(`/app/${compilerOptions.outDir}`);
  });

  it('copies every file of the package that the code reads', () => {
    const code = ['src', 'ingest', 'analyzers', 'graph'].flatMap(filesBelow).filter((file) => file.endsWith('.ts'));
    const calls = code.flatMap((file) => [...textOf(file).matchAll(/packagePath\((?<parts>(?:'[^']+'(?:, )?)+)/g)]);
    const read = calls.map(({ groups }) => [...(groups?.parts ?? '').matchAll(/'(?<part>[^']+)'/g)].map((part) => part[1]).join('/'));

    const copied = [...copiedFromHere(final), 'dist'];
    const missing = read.filter((path) => !copied.some((one) => `${path}/`.startsWith(`${one}/`)));

    expect(read).toContain('graph/knowledge');
    expect(missing).toEqual([]);
  });
});

function isFolder(path: string): boolean {
  return existsSync(join(root, path)) && statSync(join(root, path)).isDirectory();
}

describe('the Compose file', () => {
  it('runs service, worker, Elasticsearch and Redis', () => {
    expect(services.map(([name]) => name).sort()).toEqual(['elasticsearch', 'redis', 'web', 'worker']);
  });

  it.each(services)('gives %s no rights to gain, and starts it again', (_, { security_opt, cap_drop, restart }) => {
    expect(security_opt).toContain('no-new-privileges:true');
    expect(cap_drop).toEqual(['ALL']);
    expect(restart).toBe('unless-stopped');
  });

  it('leaves only Elasticsearch a root file system to write to', () => {
    const writable = services.filter(([, service]) => service.read_only !== true).map(([name]) => name);

    expect(writable).toEqual(['elasticsearch']);
  });

  it('defines every secret, volume and network that a service uses, and no other', () => {
    const used = {
      secrets: namesOf(({ secrets }) => secrets),
      volumes: namesOf(({ volumes }) => volumes.map((volume) => volume.split(':')[0] ?? '')),
      networks: namesOf(({ networks }) => networks),
    };

    expect(used).toEqual({
      secrets: Object.keys(compose.secrets).sort(),
      volumes: Object.keys(compose.volumes).sort(),
      networks: Object.keys(compose.networks).sort(),
    });
  });

  it('waits for services that there are', () => {
    const awaited = namesOf(({ depends_on = {} }) => Object.keys(depends_on));

    expect(services.map(([name]) => name)).toEqual(expect.arrayContaining([...awaited]));
  });

  it('publishes one port of the service alone, on this machine alone', () => {
    const published = services.flatMap(([name, { ports = [] }]) => ports.map((port) => [name, port]));

    expect(published).toEqual([['web', '127.0.0.1:7070:7070']]);
    expect(all(final, 'EXPOSE').map(({ text }) => text)).toEqual(['7070']);
  });

  it('keeps the stores on a network without a way out', () => {
    const inner = ['elasticsearch', 'redis'].map((name) => compose.services[name]?.networks);

    expect(inner).toEqual([['back'], ['back']]);
    expect(compose.networks.back?.internal).toBe(true);
  });

  it.each(services)('tells %s of files only that are secrets given to it', (_, service) => {
    const files = settingsOf(service).filter(([name]) => name.endsWith('_FILE'));

    const given = (service.secrets ?? []).map((secret) => `/run/secrets/${secret}`);

    for (const [, path] of files) expect(given).toContain(path);
  });

  it.each(services)('tells %s no secret in the clear', (_, service) => {
    const clear = settingsOf(service).filter(([name]) => /(?:PASSWORD|KEYS?|TOKEN|SECRET)$/.test(name));

    expect(clear).toEqual([]);
  });

  it.each(ours)('gives %s settings and a command that the product knows', (_, service) => {
    const names = settingsOf(service).map(([name]) => name.replace(/_FILE$/, ''));

    expect(names.filter((name) => !settingNames.includes(name))).toEqual([]);
    expect(commands.map(({ name }) => name)).toContain(service.command?.[0]);
  });

  it('shares between service and worker the folder that uploads lie in', () => {
    const shared = ours.map(([, { volumes, environment }]) => [volumes, environment?.FAULTBOOK_DATA]);

    expect(shared).toEqual([
      [['data:/data'], '/data'],
      [['data:/data'], '/data'],
    ]);
    expect(all(final, 'ENV').some(({ text }) => text.includes('FAULTBOOK_DATA=/data'))).toBe(true);
  });
});

describe('the secrets', () => {
  it('are made by the commands of the README, each by its name', () => {
    const [, section = ''] = textOf('README.md').split('\n## In containers\n');
    const made = [...(section.split('\n## ')[0] ?? '').matchAll(/> secrets\/(?<name>[a-z_]+)$/gm)].map(({ groups }) => groups?.name);

    const needed = Object.values(compose.secrets).map(({ file }) => file.replace('./secrets/', ''));

    expect(made.sort()).toEqual(needed.sort());
  });

  it('go into no commit', () => {
    const ignored = textOf('.gitignore').split('\n');

    expect(ignored).toContain('secrets/');
  });
});
