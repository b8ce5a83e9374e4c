/**
 * Grouping accuracy (Zhu et al. 2019, "Tools and Benchmarks for Automated Log Parsing"): the share of lines whose cluster holds exactly the same
 * lines as their true event. `found` and `truth` name the cluster and the event of each line.
 */
export function groupingAccuracy(found: readonly unknown[], truth: readonly unknown[]): number {
  const linesOfCluster = linesBy(found);
  const linesOfEvent = linesBy(truth);
  const right = found.filter((cluster, line) => isSame(linesOfCluster.get(cluster) ?? [], linesOfEvent.get(truth[line]) ?? []));
  return found.length === 0 ? 1 : right.length / found.length;
}

function linesBy(keys: readonly unknown[]): ReadonlyMap<unknown, readonly number[]> {
  const lines = new Map<unknown, number[]>();
  keys.forEach((key, line) => {
    const known = lines.get(key);
    if (known === undefined) lines.set(key, [line]);
    else known.push(line);
  });
  return lines;
}

function isSame(left: readonly number[], right: readonly number[]): boolean {
  return left.length === right.length && left.every((line, place) => line === right[place]);
}
