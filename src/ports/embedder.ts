/** Turns texts into vectors of one model: near in direction where near in meaning. */
export type Embedder = {
  /** Name of the model; vectors of two models are never compared. */
  readonly model: string;
  /** One vector a text, in order. Throws AppError `serviceUnavailable` where the service is away after retries, or answers what is no vectors. */
  readonly embed: (texts: readonly string[], signal?: AbortSignal) => Promise<readonly Float32Array[]>;
};
