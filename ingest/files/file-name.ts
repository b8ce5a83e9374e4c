const packedEnding = /\.(?:gz|xz|bz2|zst)$/i;

/** A file name without the ending of its packing (`cases.csv.xz` → `cases.csv`). */
export function withoutPacking(name: string): string {
  return name.replace(packedEnding, '');
}

/** True where a file name has one of the endings (`.json`), apart from the ending of its packing; case does not matter. */
export function hasEnding(name: string, endings: readonly string[]): boolean {
  const plain = withoutPacking(name).toLowerCase();
  return endings.some((ending) => plain.endsWith(ending));
}

/** A log and its rotations: `messages`, `messages.1`, `messages-20240501.gz`, `system.1.log`. */
const rotation = /^(?<base>.+?)(?:[-.](?<date>(?:19|20)\d{6}(?:[-T_]?\d{2,6})?)|\.(?<number>\d{1,3}))(?<ending>\.(?:log|txt|xml|csv))?$/i;

/**
 * Orders the files of a folder for reading: by name (by code point), and the rotations of one log oldest first, so that its events come in the
 * order of time: by date, then by number from the highest down, then the log that is still written.
 */
export function compareLogNames(a: string, b: string): number {
  const [first, second] = [rotationOf(a), rotationOf(b)];
  return compare(first.base, second.base) || compare(first.age, second.age) || compare(a, b);
}

function rotationOf(name: string): { readonly base: string; readonly age: string } {
  const plain = withoutPacking(name);
  const { base, date, number, ending } = rotation.exec(plain)?.groups ?? {};
  if (base === undefined) return { base: plain, age: '3' };
  const age = date === undefined ? `2${String(999 - Number(number)).padStart(3, '0')}` : `1${date}`;
  return { base: `${base}${ending ?? ''}`, age };
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
