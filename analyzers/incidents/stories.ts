import { type Cut, type Episode, episodesOf, quietGapMs } from './episodes.js';
import { groupByKeys } from './group-by-keys.js';
import { severityOf } from './incident-cut.js';
import type { PlacedRow, TimeLine } from './placed-rows.js';
import { constantVoices, isSign } from './signs.js';
import { type Thread, threadsOf } from './threads.js';

/** Signs of one incident. `core` = what happened then (one episode, or several with the same critical sign), `history` = what its parts and signs tell of other times. */
export type Story = {
  readonly core: readonly PlacedRow[];
  readonly threads: readonly Thread[];
  readonly cut: Cut | null;
  readonly isRepeated: boolean;
  readonly isConstant: boolean;
  readonly severity: number;
  readonly lastMs: number;
};

/** A critical sign in more episodes than this is no row of crashes but a habit, and joins nothing. */
const mostRepeats = 10;

/** Stories, and the rows of constant voices, which may stand beside any of them. */
export type Stories = { readonly stories: readonly Story[]; readonly constant: ReadonlySet<PlacedRow> };

/** The stories of a time line: episodes, those of repeated crashes joined, those left out that another story tells whole; then constant voices. */
export function storiesOf({ rows, starts }: TimeLine): Stories {
  const signs = rows.filter(({ event }) => isSign(event));
  const { dating, voices } = constantVoices(signs);
  const threads = threadsOf(signs);
  const crashes = joinRepeated(episodesOf(dating, starts), threads).map((episodes) => storyOfEpisodes(episodes, threads));
  const constant = voices.map((voice): Story => ({ ...storyOf(voice, threads), cut: null, isRepeated: false, isConstant: true }));
  return { stories: withoutRetold([...crashes, ...constant], threads), constant: new Set(voices.flat()) };
}

/** Rows of a story: its core and, of the threads in it, what was before and after. */
export function rowsOfStory({ core, threads }: Story): ReadonlySet<PlacedRow> {
  return new Set([...core, ...threads.flatMap((thread) => thread.rows)]);
}

type ThreadsOfRows = ReadonlyMap<PlacedRow, readonly Thread[]>;

function storyOf(core: readonly PlacedRow[], threads: ThreadsOfRows): Pick<Story, 'core' | 'threads' | 'severity' | 'lastMs'> {
  return {
    core,
    threads: [...new Set(core.flatMap((row) => threads.get(row) ?? []))],
    severity: core.reduce((most, { event }) => Math.max(most, severityOf(event)), 0),
    lastMs: core.at(-1)?.atMs ?? 0,
  };
}

function storyOfEpisodes(episodes: readonly Episode[], threads: ThreadsOfRows): Story {
  const core = episodes.flatMap((episode) => episode.rows);
  return { ...storyOf(core, threads), cut: episodes[0]?.cut ?? null, isRepeated: episodes.length > 1, isConstant: false };
}

/** Episodes in groups: those that share a critical sign which came back within days are one. */
function joinRepeated(episodes: readonly Episode[], threads: ThreadsOfRows): Episode[][] {
  const byCrash = groupByKeys(episodes, (episode) => criticalSigns(episode, threads));
  const leaderOf = new Map(episodes.map((episode) => [episode, episode]));
  const leader = (episode: Episode): Episode => {
    const above = leaderOf.get(episode) ?? episode;
    return above === episode ? episode : leader(above);
  };
  for (const [first, ...others] of byCrash.values()) {
    if (first === undefined || others.length >= mostRepeats) continue;
    for (const other of others) {
      const [one, two] = [leader(first), leader(other)];
      if (one !== two) leaderOf.set(two.fromMs > one.fromMs ? two : one, two.fromMs > one.fromMs ? one : two);
    }
  }
  const groups = new Map<Episode, Episode[]>();
  for (const episode of episodes) groups.set(leader(episode), [...(groups.get(leader(episode)) ?? []), episode]);
  return [...groups.values()];
}

function criticalSigns({ rows }: Episode, threads: ThreadsOfRows): string[] {
  const critical = rows.filter(({ event }) => event.severity.derived === 'critical');
  const signs = critical.flatMap((row) => (threads.get(row) ?? []).filter(({ kind }) => kind === 'sign'));
  return [...new Set(signs.map(({ id }) => id))];
}

/** Leaves out what a worse or later story tells whole: the corrected errors of weeks on a DIMM whose failure stands in that one. */
function withoutRetold(stories: readonly Story[], threads: ThreadsOfRows): Story[] {
  const heads = new Map<Thread, Story>();
  const kept = new Set<Story>();
  for (const story of stories.toSorted((one, other) => other.severity - one.severity || other.lastMs - one.lastMs)) {
    const tellers = new Set(story.threads.flatMap((thread) => heads.get(thread) ?? []));
    if ([...tellers].some((teller) => isRetold(story, teller, threads))) continue;
    kept.add(story);
    for (const thread of story.threads) if (!heads.has(thread)) heads.set(thread, story);
  }
  return stories.filter((story) => kept.has(story));
}

function isRetold(story: Story, teller: Story, threads: ThreadsOfRows): boolean {
  const [core, told] = [new Set(teller.core), new Set(teller.threads)];
  return story.core.every((row) => core.has(row) || (threads.get(row) ?? []).some((thread) => told.has(thread)));
}

/** Finds the story in whose core a row of another kind stands nearest, if within a day; a state, an act or a constant voice says something of what happened beside it. */
export function nearestStory(stories: readonly Story[]): (atMs: number) => Story | null {
  const places = stories.flatMap((story) => story.core.map(({ atMs }) => ({ atMs, story }))).sort((left, right) => left.atMs - right.atMs);
  return (atMs) => {
    let [low, high] = [0, places.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[middle]?.atMs ?? 0) >= atMs) high = middle;
      else low = middle + 1;
    }
    const [before, after] = [places[low - 1], places[low]];
    const distance = (place: typeof before) => (place === undefined ? Number.POSITIVE_INFINITY : Math.abs(place.atMs - atMs));
    const nearest = distance(before) < distance(after) ? before : after;
    return distance(nearest) <= quietGapMs ? (nearest?.story ?? null) : null;
  };
}
