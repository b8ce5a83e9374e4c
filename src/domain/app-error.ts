/** The one catalogue of errors: code → HTTP status and exit code of the command line. */
export const errorCatalogue = {
  invalidInput: { status: 400, exitCode: 2 },
  unauthenticated: { status: 401, exitCode: 2 },
  forbidden: { status: 403, exitCode: 2 },
  notFound: { status: 404, exitCode: 2 },
  versionConflict: { status: 409, exitCode: 4 },
  tooLarge: { status: 413, exitCode: 2 },
  unreadableInput: { status: 422, exitCode: 1 },
  invalidGraph: { status: 422, exitCode: 4 },
  refusedPublish: { status: 409, exitCode: 4 },
  wrongUsage: { status: 400, exitCode: 2 },
  wrongConfiguration: { status: 500, exitCode: 2 },
  busy: { status: 503, exitCode: 3 },
  serviceUnavailable: { status: 503, exitCode: 3 },
  notBuilt: { status: 501, exitCode: 2 },
} as const;

export type ErrorCode = keyof typeof errorCatalogue;

/** A broken rule of the product. `facts` may be shown to the person and logged: never customer text. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly facts: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, message: string, facts: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = 'AppError';
    this.code = code;
    this.facts = facts;
  }
}
