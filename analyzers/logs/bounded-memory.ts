/** Remembers what was made for a text. Holds at most `limit` entries, then starts afresh: a hostile log must not fill the memory. */
export type BoundedMemory<Value> = {
  readonly recall: (key: string, make: () => Value) => Value;
};

/** Makes a {@link BoundedMemory}. Real logs repeat a few hundred rows; reading each of them once is what makes long logs cheap. */
export function createBoundedMemory<Value>(limit = 4096): BoundedMemory<Value> {
  const values = new Map<string, Value>();
  return {
    recall: (key, make) => {
      const known = values.get(key);
      if (known !== undefined) return known;
      if (values.size >= limit) values.clear();
      const value = make();
      values.set(key, value);
      return value;
    },
  };
}
