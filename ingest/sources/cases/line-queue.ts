/** Lines read ahead of a cursor. `at(0)` is the next line, null after the last; `lineNumber` counts from 1. */
export type LineQueue = {
  readonly at: (offset: number) => Promise<string | null>;
  readonly drop: (count: number) => void;
  readonly lineNumber: () => number;
};

/** A queue over chunks of lines, that reads no further than it is asked to. */
export function createLineQueue(chunks: AsyncIterable<readonly string[]>): LineQueue {
  const iterator = chunks[Symbol.asyncIterator]();
  let lines: readonly string[] = [];
  let next = 0;
  let dropped = 0;
  return {
    at: async (offset) => {
      while (next + offset >= lines.length) {
        const chunk = await iterator.next();
        if (chunk.done) return null;
        lines = [...lines.slice(next), ...chunk.value];
        next = 0;
      }
      return lines[next + offset] ?? null;
    },
    drop: (count) => {
      next += count;
      dropped += count;
    },
    lineNumber: () => dropped + 1,
  };
}
