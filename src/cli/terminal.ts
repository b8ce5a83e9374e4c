/** Where a command writes: results to `out`, messages and progress to `err`. */
export type Terminal = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** True where `err` is a terminal a person looks at: only then a progress bar is drawn. */
  readonly isInteractive: boolean;
};

/** Exit codes of the command line (CONTRACT §2). */
export const exitCodes = { done: 0, someRejected: 1, wrongUsage: 2, serviceUnavailable: 3, ruleBroken: 4 } as const;
