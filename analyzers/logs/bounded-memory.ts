/** Remembers what was made for a text. Holds at most `limit` entries, then starts afresh: a hostile log must not fill the memory. */
export type BoundedMemory<Value> = {
  /** `make` is given the key in a copy of its own: what it cuts from that may be kept. */
  readonly recall: (key: string, make: (key: string) => Value) => Value;
};

/** Makes a {@link BoundedMemory}. Real logs repeat a few hundred rows; reading each of them once is what makes long logs cheap. */
export function createBoundedMemory<Value>(limit = 4096): BoundedMemory<Value> {
  const values = new Map<string, Value>();
  return {
    recall: (key, make) => {
      const known = values.get(key);
      if (known !== undefined) return known;
      if (values.size >= limit) values.clear();
      const own = ownCopy(key);
      const value = make(own);
      values.set(own, value);
      return value;
    },
  };
}

/**
 * The same text in memory of its own. V8 keeps a slice as a view of the text it was cut from: a row kept for later would hold
 * on to the whole chunk of the file around it.
 */
export function ownCopy(text: string): string {
  return ` ${text}`.slice(1);
}
