import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Distribution } from './distribution.js';

/** One node: a process that can be ended, killed, frozen and started again over the same data. */
export type ElasticsearchNode = {
  readonly name: string;
  readonly url: string;
  readonly isRunning: () => boolean;
  readonly start: () => void;
  /** Ends it as an operator would. */
  readonly stop: () => Promise<void>;
  /** `kill -9`. */
  readonly kill: () => Promise<void>;
  readonly freeze: () => void;
  readonly thaw: () => void;
  /** The end of what it wrote to its log. */
  readonly lastWords: () => string;
};

type NodeOptions = {
  readonly folder: string;
  readonly name: string;
  readonly heapMb: number;
  readonly httpPort: number;
  readonly transportPort: number;
  /** The nodes of the cluster it forms; null: it is alone. */
  readonly peers: { readonly names: readonly string[]; readonly transports: readonly number[] } | null;
};

const keptCharacters = 4_000;
const consoleLog = `appender.console.type = Console
appender.console.name = console
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = %d %p %c{1.} %m%n
rootLogger.level = warn
rootLogger.appenderRef.console.ref = console
`;

/** Starts a node from a home folder of its own; it does not wait until the node answers. */
export function startNode(distribution: Distribution, options: NodeOptions): ElasticsearchNode {
  makeHome(distribution, options);
  let words = '';
  let running = launch(distribution, options);
  const listen = (): void => {
    for (const stream of [running.stdout, running.stderr])
      stream?.on('data', (text: Buffer) => {
        words = (words + text.toString()).slice(-keptCharacters);
      });
  };
  listen();
  return {
    name: options.name,
    url: `http://127.0.0.1:${options.httpPort}`,
    isRunning: () => isAlive(running),
    start: () => {
      running = launch(distribution, options);
      listen();
    },
    stop: () => end(running, 'SIGTERM'),
    kill: () => end(running, 'SIGKILL'),
    freeze: () => void running.kill('SIGSTOP'),
    thaw: () => void running.kill('SIGCONT'),
    lastWords: () => words,
  };
}

function isAlive({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null;
}

async function end(running: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (!isAlive(running)) return;
  const ended = once(running, 'exit');
  running.kill(signal);
  await ended;
}

function makeHome({ lib, modules }: Distribution, options: NodeOptions): void {
  const { folder } = options;
  if (existsSync(folder)) return;
  for (const name of ['config', 'data', 'logs', 'plugins', 'snapshots']) mkdirSync(join(folder, name), { recursive: true });
  symlinkSync(lib, join(folder, 'lib'));
  cpSync(modules, join(folder, 'modules'), { recursive: true });
  writeFileSync(join(folder, 'config', 'log4j2.properties'), consoleLog);
  writeFileSync(join(folder, 'config', 'elasticsearch.yml'), settingsOf(options));
}

function settingsOf({ folder, name, httpPort, transportPort, peers }: NodeOptions): string {
  const discovery =
    peers === null
      ? { 'discovery.type': 'single-node' }
      : {
          'discovery.seed_hosts': peers.transports.map((port) => `127.0.0.1:${port}`),
          'cluster.initial_master_nodes': peers.names,
        };
  const settings = {
    'cluster.name': 'faultbook-tests',
    'node.name': name,
    'network.host': '127.0.0.1',
    'http.port': httpPort,
    'transport.port': transportPort,
    'path.repo': join(folder, '..', 'snapshots'),
    // The disk of a test machine is other people's too: how full it is says nothing about the product.
    'cluster.routing.allocation.disk.threshold_enabled': false,
    ...discovery,
  };
  return Object.entries(settings)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
    .join('');
}

function launch({ java, lib, classes }: Distribution, { folder, heapMb }: NodeOptions): ChildProcess {
  const heap = `${heapMb}m`;
  return spawn(
    java,
    [
      `-Xms${heap}`,
      `-Xmx${heap}`,
      '--module-path',
      lib,
      '--add-modules=jdk.net,jdk.incubator.vector,org.elasticsearch.server,ALL-MODULE-PATH',
      '--add-exports=org.elasticsearch.server/org.elasticsearch.node=ALL-UNNAMED',
      '--enable-native-access=org.elasticsearch.nativeaccess,org.apache.lucene.core',
      '-Dorg.elasticsearch.nativeaccess.enableVectorLibrary=false',
      `-Des.path.home=${folder}`,
      '-cp',
      classes,
      'Launcher',
      folder,
    ],
    { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] },
  );
}
