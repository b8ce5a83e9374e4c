import { AppError } from '#domain/app-error.js';
import { type Command, type CommandContext, readWords } from '../command.js';
import { exitCodes } from '../terminal.js';
import { graphItemText, problemText, revisionText } from '../text/graph-text.js';
import { importCommand } from './import.js';

const usage = 'graph check [REV] | show [ID] | export [REV] | import PATH | publish REV | revisions  [--json]';

type Action = (argument: string | undefined, isJson: boolean, context: CommandContext) => Promise<number>;

/** The curator's commands: check, show, export, import, publish, revisions. */
export const graphCommand: Command = {
  name: 'graph',
  usage,
  summary: 'look after the causal graph',
  run: async (words, context) => {
    const { values, positionals } = readWords(words, { json: { type: 'boolean' } }, usage);
    const [name = '', argument] = positionals;
    const action = actions[name];
    if (action === undefined || positionals.length > 2) {
      const mistake = action === undefined && name !== '' ? `no such command: graph ${name}\n` : '';
      throw new AppError('wrongUsage', `${mistake}usage: faultbook ${usage}`, {});
    }
    return action(argument, values.json === true, context);
  },
};

const check: Action = async (revision, isJson, { openStores, terminal }) => {
  const problems = await (await openStores()).graph.check(revision);
  const errors = problems.filter((problem) => problem.level === 'error').length;
  if (isJson) terminal.out(JSON.stringify(problems));
  else for (const problem of problems) terminal.out(problemText(problem));
  terminal.err(`${errors} error(s), ${problems.length - errors} warning(s)`);
  return errors > 0 ? exitCodes.ruleBroken : exitCodes.done;
};

const show: Action = async (id, isJson, { openStores, terminal }) => {
  const { graph } = await openStores();
  if (id === undefined) {
    const { faults, findings, links, tests, revision } = await graph.read();
    const counts = { revision, faults: faults.length, findings: findings.length, links: links.length, tests: tests.length };
    terminal.out(
      isJson
        ? JSON.stringify(counts)
        : [
            `${revision}: ${faults.length} faults, ${findings.length} findings, ${links.length} links, ${tests.length} tests`,
            ...faults.map((fault) => `${fault.componentClass.padEnd(16)}${fault.id.padEnd(44)}${fault.title.en}`),
          ].join('\n'),
    );
    return exitCodes.done;
  }
  const item = await graph.show(id);
  terminal.out(isJson ? JSON.stringify(item) : graphItemText(item));
  return exitCodes.done;
};

const exportGraph: Action = async (revision, _isJson, { openStores, terminal }) => {
  terminal.out(JSON.stringify(await (await openStores()).graph.read(revision)));
  return exitCodes.done;
};

const importGraph: Action = async (path, isJson, context) =>
  importCommand.run(['graph', required(path, 'a path'), ...(isJson ? ['--json'] : [])], context);

const publish: Action = async (revision, _isJson, { openStores, terminal }) => {
  await (await openStores()).graph.publish(required(revision, 'a revision'));
  terminal.err(`published ${revision}`);
  return exitCodes.done;
};

const revisions: Action = async (_argument, isJson, { openStores, terminal }) => {
  const list = await (await openStores()).graph.revisions();
  terminal.out(isJson ? JSON.stringify(list) : list.map(revisionText).join('\n'));
  return exitCodes.done;
};

const actions: Readonly<Record<string, Action>> = { check, show, export: exportGraph, import: importGraph, publish, revisions };

function required(argument: string | undefined, what: string): string {
  if (argument === undefined) throw new AppError('wrongUsage', `expected ${what}\nusage: faultbook ${usage}`, {});
  return argument;
}
