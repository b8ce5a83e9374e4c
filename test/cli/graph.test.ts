import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GraphFile, GraphProblem, GraphRevision } from '#domain/causal-graph.js';
import { GraphDiff } from '#domain/graph-diff.js';
import { GraphReplay } from '#domain/graph-replay.js';
import { toProbability } from '#domain/probability.js';
import { openProduct } from '../../src/compose.js';
import { linesOf, runFaultbook, runHere, stackTrace, temporaryFolder } from './run-faultbook.js';

const folder = temporaryFolder();
const at = (name: string) => join(folder.path, name);
const data = at('data');
const graph = (...words: readonly string[]) => runHere(['graph', ...words], { data });
/** A replay answers every golden case: seconds, and more on a machine that has other work. */
const replayTimeMs = 120_000;
let published: GraphFile;

beforeAll(async () => {
  const { code, out } = await runFaultbook(['graph', 'export'], { data });
  expect(code).toBe(0);
  published = GraphFile.parse(JSON.parse(out));
});

afterAll(folder.remove);

/** The graph with a fault more likely: another content, so another revision. */
function changed(): GraphFile {
  const [first, ...others] = published.faults;
  return { ...published, faults: [{ ...first!, prior: toProbability(first!.prior * 1.05) }, ...others] };
}

/** A graph in which a fault of the first golden case can hardly be: that case is answered worse. */
function worse(): GraphFile {
  const faults = published.faults.map((fault) =>
    fault.componentClass === 'memory' ? { ...fault, prior: toProbability(fault.prior / 1e6) } : fault,
  );
  return { ...published, faults };
}

async function draftOf(name: string, content: GraphFile): Promise<string> {
  return linesOf((await graph('import', writeGraph(name, content))).out).at(-1) ?? '';
}

/** A graph whose first link leads to a finding that is not there. */
function broken(): GraphFile {
  const [first, ...others] = published.links;
  return { ...published, links: [{ ...first!, findingId: 'no-such-finding' }, ...others] };
}

function writeGraph(name: string, content: unknown): string {
  writeFileSync(at(name), JSON.stringify(content));
  return at(name);
}

async function stateOf(revision: string): Promise<string | undefined> {
  const { out } = await graph('revisions', '--json');
  return JSON.parse(out)
    .map((one: unknown) => GraphRevision.parse(one))
    .find((one: GraphRevision) => one.revision === revision)?.state;
}

describe('graph check', () => {
  it('finds no error in the published graph and ends with 0', async () => {
    const { code, out, err } = await runFaultbook(['graph', 'check', '--json'], { data });
    const problems = JSON.parse(out).map((one: unknown) => GraphProblem.parse(one));

    expect(code).toBe(0);
    expect(problems.filter(({ level }: GraphProblem) => level === 'error')).toEqual([]);
    expect(err).toMatch(/^0 error\(s\), \d+ warning\(s\)$/m);
  });

  it('names a revision that does not exist, with exit code 2', async () => {
    const answers = await Promise.all([
      graph('check', 'g-never'),
      graph('export', 'g-never'),
      graph('publish', 'g-never'),
      graph('show', 'no-such-fault'),
    ]);

    expect(answers.map(({ code }) => code)).toEqual([2, 2, 2, 2]);
    expect(answers.slice(0, 3).every(({ err }) => err.includes('g-never'))).toBe(true);
    expect(answers[3]?.err).toContain('no-such-fault');
  });
});

describe('graph show', () => {
  it('lists all faults, and shows a fault, a finding or a test with its links', async () => {
    const [fault, finding, test] = [published.faults[0]!, published.findings[0]!, published.tests[0]!];
    const [all, ...items] = await Promise.all([graph('show'), graph('show', fault.id), graph('show', finding.id), graph('show', test.id)]);
    const asJson = await graph('show', fault.id, '--json');

    expect([all, ...items].map((answer) => answer?.code)).toEqual([0, 0, 0, 0]);
    expect(linesOf(all?.out ?? '')).toHaveLength(published.faults.length + 1);
    expect(items.map(({ out }) => linesOf(out)[0])).toEqual([
      `${fault.id} (${fault.componentClass}): ${fault.title.en} / ${fault.title.zh}`,
      `${finding.id}: ${finding.title.en} / ${finding.title.zh}`,
      `${test.id}: ${test.title.en} / ${test.title.zh}`,
    ]);
    expect(JSON.parse(asJson.out)).toEqual({ kind: 'fault', fault, links: published.links.filter((link) => link.faultId === fault.id) });
  });
});

describe('graph export and import', () => {
  it('give the same revision back: nothing is added', async () => {
    const path = writeGraph('same.json', published);

    const { code, out, err } = await runFaultbook(['graph', 'import', path], { data });

    expect({ code, out }).toEqual({ code: 0, out: `${published.revision}\n` });
    expect(err).toContain('1 read: 0 added, 0 changed, 1 unchanged, 0 rejected');
  });

  it('make a draft of another content, which a dry run does not', async () => {
    const path = writeGraph('changed.json', changed());

    const dry = await runHere(['import', 'graph', path, '--dry-run'], { data });
    const before = await stateOf(linesOf(dry.out).at(-1) ?? '');
    const real = await graph('import', path);
    const revision = linesOf(real.out).at(-1) ?? '';
    const exported = GraphFile.parse(JSON.parse((await graph('export', revision)).out));

    expect([dry.code, before, real.code]).toEqual([0, undefined, 0]);
    expect(revision).toMatch(/^g-[0-9a-f]{16}$/);
    expect(await stateOf(revision)).toBe('draft');
    expect(exported).toEqual({ ...changed(), revision, parent: published.revision });
  });

  it('refuse a broken graph with exit code 4 and name what is wrong in it', async () => {
    const { code, out, err } = await runFaultbook(['graph', 'import', writeGraph('broken.json', broken())], { data });

    expect({ code, out }).toEqual({ code: 4, out: '' });
    expect(err).toMatch(/^invalidGraph: the graph has \d+ error\(s\)$/m);
    expect(err).toContain('no-such-finding');
    expect(err).not.toMatch(stackTrace);
  });

  it('reject a file that is no graph with the field and exit code 1', async () => {
    const answers = await Promise.all([
      graph('import', writeGraph('no-graph.json', { formatVersion: 1 })),
      graph('import', at('missing.json')),
    ]);

    expect(answers.map(({ code }) => code)).toEqual([1, 1]);
    expect(answers[0]?.err).toMatch(/rejected: .*no-graph\.json/);
  });
});

describe('graph publish and rollback', () => {
  it(
    'put a draft in force, supersede the one before and take it back, each saying what was left',
    async () => {
      const revision = await draftOf('changed.json', changed());

      const there = await runFaultbook(['graph', 'publish', revision], { data });
      const states = [await stateOf(revision), await stateOf(published.revision ?? '')];
      const exported = GraphFile.parse(JSON.parse((await graph('export')).out));
      const back = await graph('rollback', published.revision ?? '');

      expect({ code: there.code, err: there.err }).toEqual({ code: 0, err: `published ${revision}, left ${published.revision}\n` });
      expect(there.out).toMatch(/^golden cases: 0 of \d+ worse$/m);
      expect(states).toEqual(['published', 'superseded']);
      expect(exported.revision).toBe(revision);
      expect({ code: back.code, err: back.err }).toEqual({ code: 0, err: `published ${published.revision}, left ${revision}` });
      expect([await stateOf(revision), await stateOf(published.revision ?? '')]).toEqual(['superseded', 'published']);
    },
    replayTimeMs,
  );

  it('refuses a draft that breaks a rule with exit code 4 and keeps the published graph', async () => {
    const product = await openProduct(data, Date.now);
    await product.stores.graphs.putDraft({ ...broken(), revision: 'g-broken' }, 'put there past the check');
    product.close();

    const refused = await graph('publish', 'g-broken');
    const checked = await graph('check', 'g-broken');

    expect([refused.code, checked.code]).toEqual([4, 4]);
    expect(refused.err).toContain('refusedPublish');
    expect(refused.err).toContain('no-such-finding');
    expect(checked.out).toMatch(/^error .*no-such-finding/m);
    expect(await stateOf(published.revision ?? '')).toBe('published');
  });
});

describe('graph diff', () => {
  it('tells the changed field with its old and its new number, as text and as JSON', async () => {
    const revision = await draftOf('changed.json', changed());
    const [fault] = published.faults;

    const text = await graph('diff', published.revision ?? '', revision);
    const json = GraphDiff.parse(JSON.parse((await graph('diff', published.revision ?? '', revision, '--json')).out));
    const same = await graph('diff', revision, revision);

    const fields = [{ field: 'prior', from: fault!.prior, to: changed().faults[0]!.prior }];
    expect(json.faults).toEqual({ added: [], removed: [], changed: [{ id: fault!.id, fields }] });
    expect(text.out).toContain(`~ ${fault!.id}\n      prior: ${fault!.prior} → ${changed().faults[0]!.prior}`);
    expect([text.code, same.code, linesOf(same.out).at(-1)]).toEqual([0, 0, 'no difference']);
  });
});

describe('graph replay', () => {
  it(
    'of the published graph finds no golden case worse and ends with 0',
    async () => {
      const { code, out } = await graph('replay', '--json');
      const replay = GraphReplay.parse(JSON.parse(out));

      expect(code).toBe(0);
      expect(replay.golden.length).toBeGreaterThanOrEqual(45);
      expect([replay.flips, replay.refusals]).toEqual([[], []]);
    },
    replayTimeMs,
  );

  it(
    'names the golden cases that a draft makes worse, which the gate refuses with exit code 4',
    async () => {
      const revision = await draftOf('worse.json', worse());

      const replayed = await graph('replay', revision);
      const refused = await graph('publish', revision, '--json');

      const { golden, refusals } = GraphReplay.parse(JSON.parse(refused.out));
      expect([replayed.code, refused.code]).toEqual([4, 4]);
      expect(replayed.out).toMatch(/^ {2}worse {2}dimm-uncorrectable: dimm-.* → /m);
      expect(replayed.out).toMatch(/^refused: \d+ golden case\(s\) get worse: /m);
      expect(golden.map(({ name }) => name)).toContain('dimm-uncorrectable');
      expect(golden.every(({ isWorse }) => isWorse)).toBe(true);
      expect(refusals).toHaveLength(1);
      expect(refused.err).toContain('refusedPublish');
      expect(await stateOf(published.revision ?? '')).toBe('published');
    },
    replayTimeMs,
  );
});

describe('graph rollback', () => {
  it('refuses a draft that was never published with exit code 4, and an unknown revision with 2', async () => {
    const answers = [await graph('rollback', await draftOf('worse.json', worse())), await graph('rollback', 'g-never')];

    expect(answers.map(({ code }) => code)).toEqual([4, 2]);
    expect(answers[0]?.err).toContain('never published');
  });
});

describe('graph revisions', () => {
  it('lists them, the newest first, as text and as JSON', async () => {
    const [text, json] = await Promise.all([graph('revisions'), graph('revisions', '--json')]);
    const revisions = JSON.parse(json.out).map((one: unknown) => GraphRevision.parse(one));

    expect(revisions.filter(({ state }: GraphRevision) => state === 'published')).toHaveLength(1);
    expect(linesOf(text.out).map((line) => line.split(' ')[0])).toEqual(revisions.map(({ revision }: GraphRevision) => revision));
  });
});
