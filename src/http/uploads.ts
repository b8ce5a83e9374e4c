import type { FastifyRequest } from 'fastify';
import { AppError } from '#domain/app-error.js';
import type { ReceivedFile } from '#usecases/use-cases.js';

/** A multipart form: its files, and its other fields as text (a repeated field: the last). */
export type Form = { readonly files: readonly ReceivedFile[]; readonly fields: Readonly<Record<string, string>> };

/** Reads a multipart form whole. Limits are the multipart plugin's; a file cut by one gives AppError `tooLarge`. */
export async function readForm(request: FastifyRequest): Promise<Form> {
  const files: ReceivedFile[] = [];
  const fields: Record<string, string> = {};
  for await (const part of request.parts()) {
    if (part.type === 'file') {
      const bytes = await part.toBuffer();
      if (part.file.truncated) throw new AppError('tooLarge', 'a file is larger than this service reads', { name: part.filename });
      files.push({ name: part.filename || `file-${files.length + 1}`, bytes });
    } else {
      fields[part.fieldname] = String(part.value);
    }
  }
  return { files, fields };
}
