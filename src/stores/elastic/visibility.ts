/** Sees to it that a search finds what this process wrote before it: an index shows new documents with its next refresh only. */
export type Visibility = {
  /** Hands a write through and remembers it, also where it failed: a part of it may have been done. */
  readonly wrote: <T>(write: Promise<T>) => Promise<T>;
  /** Refreshes where something was written since the last time; searches at once share one refresh. */
  readonly show: () => Promise<void>;
};

/** `refresh` shows all that was written before it was called. */
export function createVisibility(refresh: () => Promise<void>): Visibility {
  let writes = 0;
  let shown = 0;
  let showing: { readonly writes: number; readonly done: Promise<void> } | null = null;
  const start = (): Promise<void> => {
    const current = writes;
    const done = refresh()
      .then(() => {
        shown = Math.max(shown, current);
      })
      .finally(() => {
        if (showing?.done === done) showing = null;
      });
    showing = { writes: current, done };
    return done;
  };
  return {
    wrote: (write) =>
      write.finally(() => {
        writes += 1;
      }),
    show: async () => {
      if (shown === writes) return;
      await (showing?.writes === writes ? showing.done : start());
    },
  };
}
