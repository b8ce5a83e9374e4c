/**
 * Compares two versions of numbers parted by dots (`1.22.1` comes after `1.3`): below 0 where the first is older, above 0 where it is newer,
 * 0 where they are the same or one of them is not known.
 */
export function compareVersions(one: string | null, other: string | null): number {
  if (one === null || other === null) return 0;
  const [left, right] = [numbersOf(one), numbersOf(other)];
  const places = Array.from({ length: Math.max(left.length, right.length) }, (_, place) => (left[place] ?? 0) - (right[place] ?? 0));
  return places.find((difference) => difference !== 0) ?? 0;
}

function numbersOf(version: string): readonly number[] {
  return version.split('.').map((part) => Number.parseInt(part, 10) || 0);
}
