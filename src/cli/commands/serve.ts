import { type Command, numberOption, readWords } from '../command.js';
import { exitCodes } from '../terminal.js';

const serveUsage = 'serve [--host H] [--port P] [--data DIR] [--watch DIR]';

/** `serve`: the service; it runs until it is told to stop. */
export const serveCommand: Command = {
  name: 'serve',
  usage: serveUsage,
  summary: 'run the service and its page',
  run: async (words, { service }) => {
    const { values } = readWords(words, { host: { type: 'string' }, port: { type: 'string' }, watch: { type: 'string' } }, serveUsage);
    await service.serve({
      host: values.host ?? null,
      port: numberOption('port', values.port, { least: 0, most: 65_535 }),
      watch: values.watch ?? null,
    });
    return exitCodes.done;
  },
};

/** `worker`: runs jobs of the queue until it is told to stop. */
export const workerCommand: Command = {
  name: 'worker',
  usage: 'worker [--data DIR]',
  summary: 'run jobs of the queue',
  run: async (words, { service }) => {
    readWords(words, {}, 'worker [--data DIR]');
    await service.work();
    return exitCodes.done;
  },
};
