import { describe, expect, it } from 'vitest';
import { revisionOf } from '#usecases/curate/drafts.js';
import { goldenModule, graphWith, memoryFirst, openCurator, processorFirst } from './curator.js';

const sound = { ...memoryFirst, revision: null };
const broken = { ...sound, faults: sound.faults.map((fault) => ({ ...fault, repairs: [] })) };

describe('the starter graph', () => {
  it('is published where nothing is, under the digest of its content', async () => {
    const { curate, publishedNow } = openCurator();

    await curate.seed(sound);

    expect(publishedNow()).toBe(revisionOf(sound));
  });

  it('arrives as a draft beside an expert’s graph, with that as its parent', async () => {
    const { curate, graphs, publishedNow } = openCurator({ drafts: [processorFirst], published: 'g-processor' });

    await curate.seed(sound);

    expect(publishedNow()).toBe('g-processor');
    expect(graphs.get(revisionOf(sound))).toMatchObject({ parent: 'g-processor' });
  });

  it('is refused where it has an error', async () => {
    await expect(openCurator().curate.seed(broken)).rejects.toMatchObject({ code: 'invalidGraph' });
  });
});

describe('a revision', () => {
  it('has the same id for the same knowledge, whatever revision and parent it came with', () => {
    expect(revisionOf({ ...sound, revision: 'x', parent: 'y' })).toBe(revisionOf(sound));
    expect(revisionOf(broken)).not.toBe(revisionOf(sound));
  });

  it('is checked against what the rules can produce', async () => {
    const { curate } = openCurator({ drafts: [{ ...broken, revision: 'g-broken' }] });

    const problems = await curate.check('g-broken');

    expect(problems).toContainEqual(expect.objectContaining({ level: 'error', code: 'noRepair', subject: 'module' }));
  });

  it('that does not exist is not found', async () => {
    const { curate } = openCurator({ drafts: [memoryFirst], published: 'g-memory' });
    const empty = openCurator().curate;

    const asked = [
      curate.read('g-none'),
      empty.read(),
      curate.publish('g-none'),
      curate.rollback('g-none'),
      curate.replay('g-none'),
      empty.replay(),
      curate.diff('g-memory', 'g-none'),
      curate.editDraft('g-none', sound, ''),
    ];

    for (const one of await Promise.allSettled(asked)) expect(one).toMatchObject({ status: 'rejected', reason: { code: 'notFound' } });
  });
});

describe('a draft', () => {
  it('is kept under the digest of its content with the published revision as its parent, and once only', async () => {
    const { curate, graphs } = openCurator({ drafts: [processorFirst], published: 'g-processor' });

    const kept = await curate.addDraft(sound, 'mine');
    const again = await curate.addDraft({ ...sound, faults: sound.faults.toReversed() }, 'mine, in another order');

    expect(kept).toMatchObject({ revision: revisionOf(sound), isNew: true });
    expect(again).toMatchObject({ revision: kept.revision, isNew: false });
    expect(graphs.get(kept.revision)).toMatchObject({ parent: 'g-processor' });
  });

  it('with an error is refused and not kept', async () => {
    const { curate, graphs } = openCurator();

    await expect(curate.addDraft(broken, '')).rejects.toMatchObject({ code: 'invalidGraph', facts: { errors: expect.any(Array) } });

    expect(graphs.size).toBe(0);
  });

  it('is edited into another draft, whose parent it is, and stays', async () => {
    const { curate, graphs } = openCurator({ drafts: [memoryFirst, processorFirst], published: 'g-memory' });

    const edited = await curate.editDraft('g-processor', graphWith({ module: 0.5, controller: 0.5 }), 'between', 'g-processor');

    expect(graphs.get(edited.revision)).toMatchObject({ parent: 'g-processor' });
    expect(graphs.get('g-processor')).toEqual(processorFirst);
  });

  it('is not edited by who believes to edit another one, nor when it is no draft any more', async () => {
    const { curate } = openCurator({ drafts: [memoryFirst, processorFirst], published: 'g-memory' });

    const stale = curate.editDraft('g-processor', sound, '', 'g-older');
    const late = curate.editDraft('g-memory', sound, '');

    await expect(stale).rejects.toMatchObject({ code: 'versionConflict', facts: { expected: 'g-older', found: 'g-processor' } });
    await expect(late).rejects.toMatchObject({ code: 'versionConflict', facts: { expected: 'draft', found: 'published' } });
  });
});

describe('publishing', () => {
  it('puts a draft in force that the gate lets through, and says what it left and what it replayed', async () => {
    const better = graphWith({ module: 0.95, controller: 0.3 }, 'g-better');
    const { curate, publishedNow } = openCurator({ drafts: [memoryFirst, better], published: 'g-memory', golden: [goldenModule()] });

    const publication = await curate.publish('g-better');

    expect(publishedNow()).toBe('g-better');
    expect(publication).toMatchObject({ revision: 'g-better', left: 'g-memory', replay: { golden: [{ name: 'module', isWorse: false }] } });
  });

  it('is refused while the check finds an error', async () => {
    const { curate, publishedNow } = openCurator({ drafts: [{ ...broken, revision: 'g-broken' }] });

    await expect(curate.publish('g-broken')).rejects.toMatchObject({ code: 'refusedPublish' });

    expect(publishedNow()).toBeNull();
  });

  it('needs no replay where nothing is published, and does nothing where the revision is', async () => {
    const { curate, publishedNow } = openCurator({ drafts: [processorFirst], golden: [goldenModule()] });

    const first = await curate.publish('g-processor');
    const again = await curate.publish('g-processor');

    expect(publishedNow()).toBe('g-processor');
    expect([first, again]).toEqual([{ revision: 'g-processor', left: null, replay: null }, first]);
  });

  it('is refused where somebody else published while it was replayed', async () => {
    const third = graphWith({ module: 0.8, controller: 0.3 }, 'g-third');
    const better = graphWith({ module: 0.95, controller: 0.3 }, 'g-better');
    const { curate, publishedNow } = openCurator({ drafts: [memoryFirst, third, better], published: 'g-memory', golden: [goldenModule()] });

    const both = await Promise.allSettled([curate.publish('g-third'), curate.publish('g-better')]);

    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'versionConflict' } });
    expect(['g-third', 'g-better']).toContain(publishedNow());
  });
});

describe('rollback', () => {
  it('publishes again what was published before, says what it left, and keeps both', async () => {
    const better = graphWith({ module: 0.95, controller: 0.3 }, 'g-better');
    const { curate, graphs } = openCurator({ drafts: [memoryFirst, better], published: 'g-memory' });
    await curate.publish('g-better');

    const publication = await curate.rollback('g-memory');

    expect(publication).toEqual({ revision: 'g-memory', left: 'g-better', replay: null });
    expect(await curate.revisions()).toMatchObject([
      { revision: 'g-memory', state: 'published', publishedTimes: [expect.any(String), expect.any(String)] },
      { revision: 'g-better', state: 'superseded' },
    ]);
    expect(graphs.size).toBe(2);
  });

  it('asks no golden case: an earlier graph may be worse by them', async () => {
    const { curate, publishedNow } = openCurator({
      drafts: [processorFirst, memoryFirst],
      published: 'g-processor',
      golden: [goldenModule()],
    });
    await curate.publish('g-memory');

    await curate.rollback('g-processor');

    expect(publishedNow()).toBe('g-processor');
  });

  it('is refused for a draft that was never published, and for a revision with an error', async () => {
    const { curate, publishedNow } = openCurator({ drafts: [memoryFirst, processorFirst], published: 'g-memory' });
    const faulty = openCurator({ drafts: [{ ...broken, revision: 'g-broken' }], published: 'g-broken' }).curate;

    await expect(curate.rollback('g-processor')).rejects.toMatchObject({ code: 'refusedPublish' });
    await expect(faulty.rollback('g-broken')).rejects.toMatchObject({ code: 'refusedPublish', facts: { errors: expect.any(Array) } });

    expect(publishedNow()).toBe('g-memory');
  });
});

describe('one item of the graph', () => {
  const { curate } = openCurator({ drafts: [memoryFirst], published: 'g-memory' });

  it.each([
    ['module', 'fault', ['module', 'module']],
    ['memory-uncorrectable-ecc', 'finding', ['controller', 'module']],
    ['look', 'test', ['module']],
  ])('%s is a %s, shown with the links that touch it', async (id, kind, faultIds) => {
    const item = await curate.show(id);

    expect(item.kind).toBe(kind);
    expect(item.links.map((link) => link.faultId)).toEqual(faultIds);
  });

  it('that does not exist is not found', async () => {
    await expect(curate.show('nothing')).rejects.toMatchObject({ code: 'notFound' });
  });
});
