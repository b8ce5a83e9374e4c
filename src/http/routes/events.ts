import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { AppError } from '#domain/app-error.js';
import { LogEvent } from '#domain/log-event.js';
import { Unread } from '#domain/unread.js';
import type { UseCases } from '#usecases/use-cases.js';
import { zoneMinutes } from '../contract.js';
import { readForm } from '../uploads.js';

const ParseBody = z.object({
  text: z.string(),
  name: z.string().max(300).default('pasted.log'),
  zone: z
    .string()
    .regex(/^[+-]\d{2}:\d{2}$/)
    .optional(),
});

const ParseAnswer = z.object({
  events: z.array(LogEvent),
  unread: z.array(Unread),
  input: z.object({
    files: z.number(),
    lines: z.number(),
    events: z.number(),
    unread: z.array(z.object({ reason: z.string(), count: z.number() })),
    formats: z.array(z.string()),
  }),
});

/** `POST /events:parse`: read logs without diagnosing them. */
export function registerEvents(app: FastifyInstance, useCases: Pick<UseCases, 'readFiles'>): void {
  app.post(
    '/events\\:parse',
    { schema: { tags: ['events'], summary: 'Read a log into events (JSON text or multipart files)', response: { 200: ParseAnswer } } },
    async (request) => {
      const { files, zone } = request.isMultipart() ? await filesOfForm(await readForm(request)) : filesOfJson(request.body);
      const { events, unread, reading } = await useCases.readFiles(files, zoneMinutes(zone));
      return { events, unread, input: reading };
    },
  );
}

function filesOfForm({ files, fields }: Awaited<ReturnType<typeof readForm>>) {
  return { files, zone: fields.zone };
}

function filesOfJson(value: unknown) {
  const parsed = ParseBody.safeParse(value ?? {});
  if (!parsed.success)
    throw new AppError(
      'invalidInput',
      `${parsed.error.issues[0]?.path.join('.') || 'body'}: ${parsed.error.issues[0]?.message ?? 'is wrong'}`,
      {},
    );
  return { files: [{ name: parsed.data.name, bytes: Buffer.from(parsed.data.text, 'utf8') }], zone: parsed.data.zone };
}
