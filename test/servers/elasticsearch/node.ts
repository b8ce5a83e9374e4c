import { cpSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ServerProcess, startProcess } from '../server-process.js';
import type { Distribution } from './distribution.js';

/** One node: a process that can be ended, killed, frozen and started again over the same data. */
export type ElasticsearchNode = ServerProcess & { readonly name: string; readonly url: string; readonly start: () => void };

type NodeOptions = {
  readonly folder: string;
  readonly name: string;
  readonly heapMb: number;
  readonly httpPort: number;
  readonly transportPort: number;
  /** The nodes of the cluster it forms; null: it is alone. */
  readonly peers: { readonly names: readonly string[]; readonly transports: readonly number[] } | null;
};

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
  let running = launch(distribution, options);
  return {
    name: options.name,
    url: `http://127.0.0.1:${options.httpPort}`,
    start: () => {
      running = launch(distribution, options);
    },
    isRunning: () => running.isRunning(),
    stop: () => running.stop(),
    kill: () => running.kill(),
    freeze: () => running.freeze(),
    thaw: () => running.thaw(),
    lastWords: () => running.lastWords(),
  };
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

function launch({ java, lib, classes }: Distribution, { folder, heapMb }: NodeOptions): ServerProcess {
  const heap = `${heapMb}m`;
  return startProcess(
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
    { cwd: folder },
  );
}
