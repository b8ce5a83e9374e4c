import { Job } from '#domain/job.js';
import type { Clock } from '#ports/clock.js';

/** The little of the embedded file that the queue needs; the file's schema has the table `jobs`. */
export type JobDatabase = {
  readonly all: <Row>(sql: string, parameters: readonly (string | number | null)[]) => readonly Row[];
  readonly run: (sql: string, parameters: readonly (string | number | null)[]) => number;
  readonly write: <T>(work: () => T) => Promise<T>;
};

/** A claim on a job. Every claim raises `attempt`, so a worker that lost its lease changes nothing any more. */
type Claim = { readonly id: string; readonly attempt: number };
type Progress = Job['progress'];

/** Moves of a job. Those of a claimed job answer false where the claim does not hold any more: cancelled, or claimed by another worker. */
export type JobTable = {
  readonly enqueue: (id: string, kind: string, payload: unknown) => Promise<Job>;
  readonly get: (id: string) => Job | null;
  readonly list: (limit: number) => readonly Job[];
  readonly cancel: (id: string) => Promise<Job | null>;
  readonly claim: (kinds: readonly string[]) => Promise<Job | null>;
  readonly extendLease: (claim: Claim) => Promise<boolean>;
  readonly saveProgress: (claim: Claim, progress: Progress) => Promise<boolean>;
  readonly finish: (claim: Claim, result: unknown) => Promise<boolean>;
  readonly fail: (claim: Claim, error: string) => Promise<boolean>;
  readonly retryAt: (claim: Claim, runAt: number, error: string) => Promise<boolean>;
  /** Back to waiting as if it had not been claimed. */
  readonly giveBack: (claim: Claim) => Promise<boolean>;
};

type JobRow = {
  readonly id: string;
  readonly kind: string;
  readonly payload: string;
  readonly state: string;
  readonly attempt: number;
  readonly done: number;
  readonly total: number | null;
  readonly note: string;
  readonly result: string | null;
  readonly error: string | null;
  readonly created_at: number;
  readonly updated_at: number;
};

const columns = 'id, kind, payload, state, attempt, done, total, note, result, error, created_at, updated_at';

/** Jobs as rows of the embedded file; a running job belongs to its worker until its lease of `leaseMs` ends. */
export function createJobTable(
  database: JobDatabase,
  options: { readonly clock: Clock; readonly leaseMs: number; readonly maximumAttempts: number },
): JobTable {
  const { clock, leaseMs, maximumAttempts } = options;
  const changeClaimed = (claim: Claim, assignments: string, values: readonly (string | number | null)[]): Promise<boolean> => {
    const sql = `UPDATE jobs SET ${assignments}, updated_at = ? WHERE id = ? AND attempt = ? AND state = 'running'`;
    return database.write(() => database.run(sql, [...values, clock(), claim.id, claim.attempt]) > 0);
  };
  return {
    enqueue: async (id, kind, payload) => database.write(() => enqueue(database, id, kind, JSON.stringify(payload ?? null), clock())),
    get: (id) => readJob(database, id),
    list: (limit) => database.all<JobRow>(`SELECT ${columns} FROM jobs ORDER BY number DESC LIMIT ?`, [limit]).map(toJob),
    cancel: (id) => database.write(() => cancel(database, id, clock())),
    claim: (kinds) =>
      database.write(() => {
        failExhausted(database, maximumAttempts, clock());
        return claimNext(database, kinds, clock(), leaseMs);
      }),
    extendLease: (claim) => changeClaimed(claim, 'lease_until = ?', [clock() + leaseMs]),
    saveProgress: (claim, { done, total, note }) =>
      changeClaimed(claim, 'done = ?, total = ?, note = ?, lease_until = ?', [done, total, note, clock() + leaseMs]),
    finish: (claim, result) => changeClaimed(claim, "state = 'done', result = ?, error = NULL", [JSON.stringify(result ?? null)]),
    fail: (claim, error) => changeClaimed(claim, "state = 'failed', error = ?", [error]),
    retryAt: (claim, runAt, error) => changeClaimed(claim, "state = 'waiting', run_at = ?, error = ?", [runAt, error]),
    giveBack: (claim) => changeClaimed(claim, "state = 'waiting', attempt = attempt - 1", []),
  };
}

function enqueue(database: JobDatabase, id: string, kind: string, payload: string, now: number): Job {
  const sql = `INSERT INTO jobs (id, kind, payload, state, attempt, run_at, lease_until, done, total, note, result, error, created_at, updated_at)
    VALUES (?, ?, ?, 'waiting', 0, ?, 0, 0, NULL, '', NULL, NULL, ?, ?) ON CONFLICT (id) DO NOTHING`;
  database.run(sql, [id, kind, payload, now, now, now]);
  const job = readJob(database, id);
  if (job === null) throw new Error('the job that was enqueued is not there');
  return job;
}

function cancel(database: JobDatabase, id: string, now: number): Job | null {
  database.run("UPDATE jobs SET state = 'cancelled', updated_at = ? WHERE id = ? AND state IN ('waiting', 'running')", [now, id]);
  return readJob(database, id);
}

/** A job that ended its worker on every attempt would do so for ever. */
function failExhausted(database: JobDatabase, maximumAttempts: number, now: number): void {
  const sql = `UPDATE jobs SET state = 'failed', error = 'its worker ended before the job did', updated_at = ?
    WHERE state = 'running' AND lease_until <= ? AND attempt >= ?`;
  database.run(sql, [now, now, maximumAttempts]);
}

function claimNext(database: JobDatabase, kinds: readonly string[], now: number, leaseMs: number): Job | null {
  const sql = `UPDATE jobs SET state = 'running', attempt = attempt + 1, lease_until = ?, updated_at = ?
    WHERE number = (
      SELECT number FROM jobs
      WHERE ((state = 'waiting' AND run_at <= ?) OR (state = 'running' AND lease_until <= ?)) AND kind IN (SELECT value FROM json_each(?))
      ORDER BY run_at, number LIMIT 1)
    RETURNING ${columns}`;
  return database.all<JobRow>(sql, [now + leaseMs, now, now, now, JSON.stringify(kinds)]).map(toJob)[0] ?? null;
}

function readJob(database: JobDatabase, id: string): Job | null {
  return database.all<JobRow>(`SELECT ${columns} FROM jobs WHERE id = ?`, [id]).map(toJob)[0] ?? null;
}

function toJob(row: JobRow): Job {
  return Job.parse({
    id: row.id,
    kind: row.kind,
    payload: JSON.parse(row.payload),
    state: row.state,
    attempt: row.attempt,
    progress: { done: row.done, total: row.total, note: row.note },
    result: row.result === null ? null : JSON.parse(row.result),
    error: row.error,
    createdAt: new Date(row.created_at).toISOString(),
    updatedAt: new Date(row.updated_at).toISOString(),
  });
}
