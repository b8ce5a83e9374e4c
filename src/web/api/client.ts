import { authorizationOf, currentKey, hasOtherKey } from '../viewer/api-key.js';
import { asViewer } from '../viewer/viewed-as.js';

type Facts = Readonly<Record<string, unknown>>;

/** What the server says of a failure (RFC 9457); `offline` is ours: no answer came at all. */
type Problem = {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string | null;
  readonly facts: Facts;
};

/** A request that did not succeed. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.title);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

async function readProblem(response: Response): Promise<Problem> {
  const body: Partial<Problem> = await response.json().catch(() => ({}));

  return {
    status: response.status,
    code: body.code ?? 'unexpected',
    title: body.title ?? response.statusText,
    detail: body.detail ?? null,
    facts: body.facts ?? {},
  };
}

/** Sends a request with the key of this tab; where the server wants another, once more for every one that the person gives. */
async function send(path: string, init: RequestInit): Promise<Response> {
  const key = currentKey();
  const response = await sendOnce(path, { ...init, headers: { ...init.headers, ...authorizationOf(key) } });

  return response.status === 401 && (await hasOtherKey(key)) ? send(path, init) : response;
}

async function sendOnce(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(`/api/v1${asViewer(path)}`, init);
  } catch (error) {
    if (init.signal?.aborted === true) throw error;
    throw new ProblemError({ status: 0, code: 'offline', title: 'offline', detail: null, facts: {} });
  }
}

/** Asks the server; answers the JSON body, throws {@link ProblemError} for any other than a 2xx answer. */
export async function fetchJson<T>(path: string, init: RequestInit = {}): Promise<T> {
  const response = await send(path, { ...init, headers: { accept: 'application/json', ...init.headers } });
  if (!response.ok) throw new ProblemError(await readProblem(response));

  return (await response.json()) as T;
}

/** Sends a JSON document; `version` = the one that an edit was made on, which the server refuses (`versionConflict`) where there is a newer. */
export function sendJson<T>(method: 'POST' | 'PUT', path: string, body: unknown, version: number | null = null): Promise<T> {
  const headers = { 'content-type': 'application/json', ...(version === null ? {} : { 'if-match': `"${version}"` }) };

  return fetchJson<T>(path, { method, body: JSON.stringify(body), headers });
}

/** Posts a JSON document. */
export function postJson<T>(path: string, body: unknown): Promise<T> {
  return sendJson<T>('POST', path, body);
}

/** True where asking again may help: no answer, or a server that is busy or broken. */
export function isWorthRetrying(error: unknown): boolean {
  return error instanceof ProblemError && (error.problem.status === 0 || error.problem.status >= 500);
}

/** True where somebody else changed it meanwhile. */
export function isVersionConflict(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.code === 'versionConflict';
}
