import { AppError } from '#domain/app-error.js';
import { type Command, readWords } from '../command.js';
import { exitCodes } from '../terminal.js';
import { graphItemText, problemText } from '../text/graph-text.js';
import type { GraphAction } from './graph-action.js';
import { diffRevisions, listRevisions, publishRevision, replayRevision, rollbackRevision } from './graph-revisions.js';
import { importCommand } from './import.js';

const usage =
  'graph check [REV] | show [ID] | export [REV] | import PATH | diff A B | replay [REV] | publish REV | rollback REV | revisions  [--json]';

/** The curator's commands. */
export const graphCommand: Command = {
  name: 'graph',
  usage,
  summary: 'look after the causal graph',
  run: async (words, context) => {
    const { values, positionals } = readWords(words, { json: { type: 'boolean' } }, usage);
    const [name = '', ...rest] = positionals;
    const entry = Object.hasOwn(actions, name) ? actions[name] : undefined;
    if (entry === undefined || rest.length > entry.words.length + (entry.optional === undefined ? 0 : 1)) {
      const mistake = entry === undefined && name !== '' ? `no such command: graph ${name}\n` : '';
      throw new AppError('wrongUsage', `${mistake}usage: faultbook ${usage}`, {});
    }
    const missing = entry.words[rest.length];
    if (missing !== undefined) throw new AppError('wrongUsage', `expected ${missing}\nusage: faultbook ${usage}`, {});
    return entry.run(rest, values.json === true, context);
  },
};

const check: GraphAction = async ([revision], isJson, { openStores, terminal }) => {
  const problems = await (await openStores()).graph.check(revision);
  const errors = problems.filter((problem) => problem.level === 'error').length;
  if (isJson) terminal.out(JSON.stringify(problems));
  else for (const problem of problems) terminal.out(problemText(problem));
  terminal.err(`${errors} error(s), ${problems.length - errors} warning(s)`);
  return errors > 0 ? exitCodes.ruleBroken : exitCodes.done;
};

const show: GraphAction = async ([id], isJson, { openStores, terminal }) => {
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

const exportGraph: GraphAction = async ([revision], _isJson, { openStores, terminal }) => {
  terminal.out(JSON.stringify(await (await openStores()).graph.read(revision)));
  return exitCodes.done;
};

const importGraph: GraphAction = async ([path = ''], isJson, context) =>
  importCommand.run(['graph', path, ...(isJson ? ['--json'] : [])], context);

/** An action, the words it needs, and the one it may be given beside them. */
type Entry = { readonly run: GraphAction; readonly words: readonly string[]; readonly optional?: string };

const actions: Readonly<Record<string, Entry>> = {
  check: { run: check, words: [], optional: 'a revision' },
  show: { run: show, words: [], optional: 'an id' },
  export: { run: exportGraph, words: [], optional: 'a revision' },
  import: { run: importGraph, words: ['a path'] },
  diff: { run: diffRevisions, words: ['a revision', 'a second revision'] },
  replay: { run: replayRevision, words: [], optional: 'a revision' },
  publish: { run: publishRevision, words: ['a revision'] },
  rollback: { run: rollbackRevision, words: ['a revision'] },
  revisions: { run: listRevisions, words: [] },
};
