import { describe, expect, it } from 'vitest';
import { createDrain, type Drain, type DrainSettings } from '#analyzers/templates/drain.js';

const paperSettings: DrainSettings = {
  tokensOf: (line) => line.split(' '),
  similarityThreshold: 0.5,
  depth: 4,
  maxChildren: 100,
  maxClusters: 1000,
};

function drainOf(lines: readonly string[], settings: Partial<DrainSettings> = {}): Drain {
  const drain = createDrain({ ...paperSettings, ...settings });
  for (const line of lines) drain.add(line);
  return drain;
}

const shapes = (drain: Drain) => drain.clusters().map(({ template, count }) => `${count} ${template.join(' ')}`);

describe('Drain', () => {
  it('groups lines that are alike and puts a wildcard where they differ', () => {
    const drain = drainOf(['receive from node alpha', 'receive from node beta', 'receive from node alpha', 'close node alpha now']);

    expect(shapes(drain)).toEqual(['3 receive from node <*>', '1 close node alpha now']);
  });

  it('never groups lines with a different number of tokens', () => {
    const drain = drainOf(['disk lost', 'disk lost again']);

    expect(shapes(drain)).toEqual(['1 disk lost', '1 disk lost again']);
  });

  it('keeps lines apart that share fewer tokens than the threshold asks for', () => {
    const lines = ['link port one up', 'link lane two up', 'link port six down'];

    const loose = drainOf(lines, { similarityThreshold: 0.5 });
    const strict = drainOf(lines, { similarityThreshold: 0.75 });

    expect(shapes(loose)).toEqual(['2 link <*> <*> up', '1 link port six down']);
    expect(shapes(strict)).toEqual(['1 link port one up', '1 link lane two up', '1 link port six down']);
  });

  it('does not count a wildcard as alike, so that no template comes to fit everything', () => {
    const drain = drainOf(['a b c d', 'a b x y', 'a z x y']);

    expect(shapes(drain)).toEqual(['2 a b <*> <*>', '1 a z x y']);
  });

  it('follows as many leading tokens as its depth says', () => {
    const lines = ['fan one is slow again', 'fan two is slow again'];

    const oneWord = drainOf(lines, { depth: 4 });
    const twoWords = drainOf(lines, { depth: 5 });

    expect(shapes(oneWord)).toEqual(['2 fan <*> is slow again']);
    expect(shapes(twoWords)).toEqual(['1 fan one is slow again', '1 fan two is slow again']);
  });

  it('lets leading tokens with a digit share a branch', () => {
    const drain = drainOf(['node17 has lost power', 'node42 has lost power']);

    expect(shapes(drain)).toEqual(['2 <*> has lost power']);
  });

  it('lets leading tokens share a branch where a node has as many children as it may', () => {
    const lines = ['alpha is up now', 'beta is up now', 'gamma is up now', 'delta is up now', 'alpha is up now'];

    const drain = drainOf(lines, { maxChildren: 2 });

    expect(shapes(drain)).toEqual(['2 alpha is up now', '3 <*> is up now']);
  });

  it('groups lines shorter than its depth', () => {
    const drain = drainOf(['active', 'blocked', 'active'], { depth: 6 });

    expect(shapes(drain)).toEqual(['2 active', '1 blocked']);
  });

  it('forgets the rarer half when there are too many clusters, and counts what it forgot', () => {
    const names = ['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta'];
    const drain = drainOf(['often seen', 'often seen', ...names], { maxClusters: 4 });

    const lines = drain.clusters().reduce((sum, { count }) => sum + count, 0);

    expect(drain.clusters().length).toBeLessThanOrEqual(4);
    expect(shapes(drain)[0]).toBe('2 often seen');
    expect(lines + drain.forgotten().lines).toBe(8);
    expect(drain.clusters().length + drain.forgotten().clusters).toBe(7);
  });

  it('knows the clusters that it kept when it forgot others', () => {
    const drain = drainOf(['often seen', 'often seen', 'alpha', 'beta', 'gamma'], { maxClusters: 3 });

    drain.add('often seen');

    expect(shapes(drain)[0]).toBe('3 often seen');
  });
});
