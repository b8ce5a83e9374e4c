import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const here = dirname(fileURLToPath(import.meta.url));
const oldestJava = 21;
const networkModule = 'transport-netty4';
const compressionLibraries = ['/usr/lib/x86_64-linux-gnu/libzstd.so.1', '/usr/lib/aarch64-linux-gnu/libzstd.so.1'];

/** What every node runs from: the Java that runs it, libraries, modules, the compiled launcher. */
export type Distribution = { readonly java: string; readonly lib: string; readonly modules: string; readonly classes: string };

/**
 * Puts the server's published jars together with our launcher, once for a machine: in a folder of the user's cache named by the digest of what
 * it is made from. Needs Maven, a JDK of 21 or newer and libzstd; throws an Error that says what is missing.
 */
export async function prepareDistribution(): Promise<Distribution> {
  const home = findJava();
  const folder = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'faultbook', `elasticsearch-${recipeDigest()}`);
  if (!existsSync(folder)) {
    mkdirSync(dirname(folder), { recursive: true });
    const draft = mkdtempSync(`${folder}-`);
    await assemble(draft, home);
    moveOnce(draft, folder);
  }
  return {
    java: join(home, 'bin', 'java'),
    lib: join(folder, 'lib'),
    modules: join(folder, 'modules'),
    classes: join(folder, 'classes'),
  };
}

/** Another run may have been quicker: what it made is the same. */
function moveOnce(draft: string, folder: string): void {
  try {
    renameSync(draft, folder);
  } catch {
    rmSync(draft, { recursive: true, force: true });
  }
}

function recipeDigest(): string {
  const recipe = ['pom.xml', 'Launcher.java', 'distribution.ts'].map((name) => readFileSync(join(here, name)));
  return createHash('sha256').update(Buffer.concat(recipe)).digest('hex').slice(0, 16);
}

/** Home of a JDK: JAVA_HOME, else the first of the system's that is new enough and has a compiler. Throws an Error where there is none. */
export function findJava(): string {
  const folder = '/usr/lib/jvm';
  const installed = existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
  const homes = [...(process.env.JAVA_HOME === undefined ? [] : [process.env.JAVA_HOME]), ...installed];
  const found = homes.find((home) => majorVersion(home) >= oldestJava);
  if (found === undefined) throw new Error(`no JDK of ${oldestJava} or newer in JAVA_HOME or ${folder}`);
  return found;
}

/** By the file that every JDK has in its home; 0 where there is none, or no compiler. */
function majorVersion(home: string): number {
  const description = join(home, 'release');
  if (!existsSync(join(home, 'bin', 'javac')) || !existsSync(description)) return 0;
  return Number(/^JAVA_VERSION="(?<major>\d+)/m.exec(readFileSync(description, 'utf8'))?.groups?.major ?? 0);
}

async function assemble(folder: string, javaHome: string): Promise<void> {
  const lib = join(folder, 'lib');
  const network = join(folder, 'modules', networkModule);
  for (const each of [lib, network, join(folder, 'classes')]) mkdirSync(each, { recursive: true });
  const env = { ...process.env, JAVA_HOME: javaHome };
  const maven = ['-q', '-B', '-f', join(here, 'pom.xml'), 'dependency:copy-dependencies', `-DoutputDirectory=${lib}`];
  await run('mvn', maven, { env }).catch((error: Error) => {
    throw new Error(`Maven could not fetch the server: ${error.message.slice(0, 500)}`);
  });
  await moveNetworkModule(lib, network, javaHome);
  copyCompressionLibrary(lib);
  await run(join(javaHome, 'bin', 'javac'), ['-cp', join(lib, '*'), '-d', join(folder, 'classes'), join(here, 'Launcher.java')]);
}

/** The network module lies in a folder of its own, with the two descriptions that its jar carries. */
async function moveNetworkModule(lib: string, folder: string, javaHome: string): Promise<void> {
  const jars = readdirSync(lib).filter((name) => name.startsWith('netty-') || name.startsWith(networkModule));
  for (const name of jars) renameSync(join(lib, name), join(folder, name));
  const jar = jars.find((name) => name.startsWith(networkModule)) ?? '';
  const inside = `META-INF/es-plugins/${networkModule}`;
  const draft = mkdtempSync(join(folder, 'unpacked-'));
  await run(join(javaHome, 'bin', 'jar'), ['-xf', join(folder, jar), inside], { cwd: draft });
  for (const name of ['plugin-descriptor.properties', 'entitlement-policy.yaml'])
    writeFileSync(join(folder, name), readFileSync(join(draft, inside, name)));
  rmSync(draft, { recursive: true });
}

function copyCompressionLibrary(lib: string): void {
  const found = compressionLibraries.find((path) => existsSync(path));
  if (found === undefined) throw new Error('libzstd is not installed');
  const platform = join(lib, 'platform', process.arch === 'arm64' ? 'linux-aarch64' : 'linux-x64');
  mkdirSync(platform, { recursive: true });
  copyFileSync(found, join(platform, 'libzstd.so'));
}
