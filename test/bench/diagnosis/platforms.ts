import type { OpenCase } from './open-cases.js';

// Which servers are of one platform: servers whose logs name the same sensors. The fingerprint of a server is the set of sensor names of all
// its logs, with numbers of parts masked (cpu0_status and cpu1_status are one name; the number of a sensor without a name stays). Fingerprints
// are weighted by the rarity of their names (inverse document frequency), brought to length 1, and clustered by spherical k-means (Dhillon and
// Modha 2001). It starts from the commonest fingerprint, then takes again and again the one farthest from all so far, times its count: no
// chance takes part.

type FingerprintedCase = Pick<OpenCase, 'server' | 'sensors'>;
type Vector = ReadonlyMap<string, number>;
type Fingerprint = { readonly vector: Vector; readonly servers: readonly string[] };

const mostRounds = 50;

/** The cluster of every server, 0 … `count` − 1. */
export function platformsOf(cases: readonly FingerprintedCase[], count: number): ReadonlyMap<string, number> {
  const fingerprints = fingerprintsOf(cases);
  let centres = firstCentres(fingerprints, count);
  let clusters: number[] = [];
  for (let round = 0; round < mostRounds; round += 1) {
    const next = fingerprints.map(({ vector }) => nearest(centres, vector));
    if (next.every((cluster, index) => cluster === clusters[index])) break;
    clusters = next;
    centres = centres.map((_, cluster) => centreOf(fingerprints.filter((__, index) => next[index] === cluster)));
  }
  return new Map(fingerprints.flatMap(({ servers }, index) => servers.map((server) => [server, clusters[index] ?? 0] as const)));
}

/** A sensor's name without the numbers of parts. */
export function maskedSensor(name: string): string {
  const lower = name.trim().toLowerCase();
  return lower.includes('#0x') ? lower : lower.replace(/\d+[a-z]?\d*/g, '*');
}

function fingerprintsOf(cases: readonly FingerprintedCase[]): Fingerprint[] {
  const names = new Map<string, Set<string>>();
  for (const { server, sensors } of cases) {
    const known = names.get(server) ?? new Set();
    for (const sensor of sensors) known.add(maskedSensor(sensor));
    names.set(server, known);
  }
  const groups = new Map<string, string[]>();
  for (const [server, set] of names) {
    const key = [...set].sort().join('\n');
    groups.set(key, [...(groups.get(key) ?? []), server]);
  }
  const rarity = rarityOf([...names.values()]);
  return [...groups]
    .sort(([leftKey, left], [rightKey, right]) => right.length - left.length || (leftKey < rightKey ? -1 : 1))
    .map(([key, servers]) => ({ servers, vector: unit(new Map(key.split('\n').map((name) => [name, rarity.get(name) ?? 0]))) }));
}

function rarityOf(sets: readonly ReadonlySet<string>[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const set of sets) for (const name of set) counts.set(name, (counts.get(name) ?? 0) + 1);
  return new Map([...counts].map(([name, found]) => [name, Math.log(sets.length / found)]));
}

function firstCentres(fingerprints: readonly Fingerprint[], count: number): Vector[] {
  const centres = fingerprints.slice(0, 1).map(({ vector }) => vector);
  while (centres.length < count) {
    const distances = fingerprints.map(({ vector, servers }) => servers.length * (1 - Math.max(...centres.map((one) => dot(one, vector)))));
    const farthest = fingerprints[distances.indexOf(Math.max(...distances))];
    if (farthest === undefined) break;
    centres.push(farthest.vector);
  }
  return centres;
}

function nearest(centres: readonly Vector[], vector: Vector): number {
  const likeness = centres.map((centre) => dot(vector, centre));
  return likeness.indexOf(Math.max(...likeness));
}

function centreOf(members: readonly Fingerprint[]): Vector {
  const sum = new Map<string, number>();
  for (const { vector, servers } of members)
    for (const [name, weight] of vector) sum.set(name, (sum.get(name) ?? 0) + weight * servers.length);
  return unit(sum);
}

function unit(vector: Vector): Vector {
  const length = Math.sqrt([...vector.values()].reduce((sum, weight) => sum + weight * weight, 0)) || 1;
  return new Map([...vector].map(([name, weight]) => [name, weight / length]));
}

function dot(left: Vector, right: Vector): number {
  let sum = 0;
  for (const [name, weight] of left) sum += weight * (right.get(name) ?? 0);
  return sum;
}
