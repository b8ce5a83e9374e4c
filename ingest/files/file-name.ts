const packedEnding = /\.(?:gz|xz)$/i;

/** A file name without the ending of its packing (`cases.csv.xz` → `cases.csv`). */
export function withoutPacking(name: string): string {
  return name.replace(packedEnding, '');
}

/** True where a file name has one of the endings (`.json`), apart from the ending of its packing; case does not matter. */
export function hasEnding(name: string, endings: readonly string[]): boolean {
  const plain = withoutPacking(name).toLowerCase();
  return endings.some((ending) => plain.endsWith(ending));
}
