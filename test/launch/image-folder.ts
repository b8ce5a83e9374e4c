import { execFile } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, linkSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../src/launch/run-tool.mjs';
import { all, type Instruction, type Stage, words } from './dockerfile.js';

type Lockfile = { readonly packages: Readonly<Record<string, { readonly dev?: boolean }>> };

/**
 * Does in a folder, without a container engine, what the stages of a Dockerfile do: each stage gets a folder of its name, the last one
 * `final`. Copies and builds are real; of an installation the packages are taken that stand installed here; answers with the last
 * stage's working folder.
 */
export async function layOutImage(stages: readonly Stage[], isIgnored: (path: string) => boolean, folder: string): Promise<string> {
  let here = folder;
  for (const stage of stages) {
    const [workdir = ''] = all(stage, 'WORKDIR').flatMap(words);
    here = join(folder, stage.name ?? 'final', workdir);
    mkdirSync(here, { recursive: true });
    for (const instruction of stage.instructions) {
      if (instruction.keyword === 'COPY') copy(instruction, { here, folder, isIgnored });
      if (instruction.keyword === 'RUN') await run(instruction, here);
    }
  }
  return here;
}

type Place = { readonly here: string; readonly folder: string; readonly isIgnored: (path: string) => boolean };

/** As COPY does: of a folder its contents. */
function copy(instruction: Instruction, { here, folder, isIgnored }: Place): void {
  const stage = instruction.flags.from;
  const sources = words(instruction).slice(0, -1);
  const target = words(instruction).at(-1) ?? '';
  for (const source of sources) {
    const from = stage === undefined ? join(root, source) : join(folder, stage, source);
    const isFolder = statSync(from).isDirectory();
    const to = !isFolder && target.endsWith('/') ? join(here, target, basename(from)) : join(here, target);
    cpSync(from, to, { recursive: true, filter: (path) => stage !== undefined || !isIgnored(relative(root, path)) });
  }
}

async function run({ text }: Instruction, here: string): Promise<void> {
  const script = /\bnpm run (?<script>\S+)/.exec(text)?.groups?.script;
  if (script !== undefined) await runScript(script, here);
  if (!/\bnpm ci\b/.test(text)) return;
  if (text.includes('--omit=dev')) linkProductionPackages(here);
  else symlinkSync(join(root, 'node_modules'), join(here, 'node_modules'));
}

async function runScript(script: string, here: string): Promise<void> {
  await promisify(execFile)('npm', ['run', script], { cwd: here }).catch((error: { stdout: string; stderr: string }) => {
    throw new Error(`npm run ${script} failed:\n${error.stdout}${error.stderr}`);
  });
}

/** The packages that `npm ci --omit=dev` installs: those that the lockfile does not mark as for development. Needs no registry. */
function linkProductionPackages(here: string): void {
  const { packages }: Lockfile = JSON.parse(readFileSync(join(here, 'package-lock.json'), 'utf8'));
  for (const [path, { dev }] of Object.entries(packages)) {
    // one that is not there is for another platform
    if (path !== '' && dev !== true && existsSync(join(root, path))) linkFolder(join(root, path), join(here, path));
  }
}

/** Packages inside a package have a line of their own in the lockfile. */
function linkFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isFile()) linkFile(source, target);
    else if (entry.isDirectory() && entry.name !== 'node_modules') linkFolder(source, target);
  }
}

/** A link where both lie on one file system: it takes no time and no room. */
function linkFile(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}
