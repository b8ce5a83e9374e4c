import { build } from './build.mjs';
import { install } from './install.mjs';
import { root } from './run-tool.mjs';

await install();
await build();

// the service runs in this process: signals and exit code need no passing on
process.argv = [process.execPath, `${root}dist/src/main.js`, 'serve', ...process.argv.slice(2)];
await import(new URL('../../dist/src/main.js', import.meta.url).href);
