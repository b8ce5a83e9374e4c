import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { AppError } from '#domain/app-error.js';
import { Job } from '#domain/job.js';
import type { UseCases } from '#usecases/use-cases.js';
import { IdParams } from '../contract/contract.js';
import { readForm } from '../contract/uploads.js';

/** A job tells what of an import was rejected, whoever's it is. */
const config = { right: 'import' } as const;

/** `POST /imports` (multipart: `kind`, one file, `map` as JSON or the name of a ready one) starts a job; `GET /jobs/{id}` tells how far it is. */
export function registerJobs(app: FastifyInstance, { jobs }: Pick<UseCases, 'jobs'>): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.post(
    '/imports',
    { config, schema: { tags: ['imports'], summary: 'Import a file as a job', response: { 202: Job } } },
    async (request, reply) => {
      if (!request.isMultipart()) throw new AppError('invalidInput', 'expected multipart/form-data with `kind` and one file', {});
      const { files, fields } = await readForm(request);
      const [file] = files;
      if (file === undefined || files.length > 1) throw new AppError('invalidInput', 'file: expected exactly one', {});
      const job = await jobs.startImport({ kind: fields.kind ?? '', file, map: mapOf(fields.map) });
      return reply.code(202).send(job);
    },
  );
  typed.get(
    '/jobs/:id',
    { config, schema: { tags: ['imports'], summary: 'A job and its progress', params: IdParams, response: { 200: Job } } },
    ({ params }) => jobs.get(params.id),
  );
}

function mapOf(text: string | undefined): unknown {
  if (text === undefined || text === '') return null;
  // A ready map is a bare word.
  if (/^[a-z]{1,20}$/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError('invalidInput', 'map: is not JSON', { field: 'map' });
  }
}
