import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { Diagnosis } from '#domain/diagnosis.js';
import { LogEvent } from '#domain/log-event.js';
import { Unread } from '#domain/unread.js';
import type { UseCases } from '#usecases/use-cases.js';
import { ParseRequestBody, parseBody, zoneMinutes } from '../contract/contract.js';
import { type Form, readForm } from '../contract/uploads.js';

const ParseAnswer = z.object({
  events: z.array(LogEvent),
  unread: z.array(Unread),
  input: Diagnosis.shape.input,
});

/** `POST /events:parse`: read logs without diagnosing them. */
export function registerEvents(app: FastifyInstance, useCases: Pick<UseCases, 'readFiles'>): void {
  app.post(
    '/events::parse',
    { schema: { tags: ['events'], summary: 'Read a log into events (JSON text or multipart files)', response: { 200: ParseAnswer } } },
    async (request) => {
      const { files, zone } = request.isMultipart() ? filesOfForm(await readForm(request)) : filesOfJson(request.body);
      const { events, unread, reading } = await useCases.readFiles(files, zoneMinutes(zone));
      return { events, unread, input: reading };
    },
  );
}

/** A form may hold files, text, or both. */
function filesOfForm({ files, fields }: Form) {
  const { text, name, zone } = parseBody(ParseRequestBody, { text: '', ...fields });
  return { files: text === '' ? files : [...files, pastedFile(name, text)], zone };
}

function filesOfJson(value: unknown) {
  const { text, name, zone } = parseBody(ParseRequestBody, value ?? {});
  return { files: [pastedFile(name, text)], zone };
}

function pastedFile(name: string, text: string) {
  return { name, bytes: Buffer.from(text, 'utf8') };
}
