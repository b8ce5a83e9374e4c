import type { FastifyRequest } from 'fastify';
import { AppError } from '#domain/app-error.js';
import type { ReceivedFile } from '#usecases/use-cases.js';
import { bodyLimitBytes } from './contract.js';

/** A multipart form: its files, and its other fields as text (a repeated field: the last). */
export type Form = { readonly files: readonly ReceivedFile[]; readonly fields: Readonly<Record<string, string>> };

/** Reads a multipart form whole: its parts together may be as large as any body. Larger, or more parts than the plugin allows: `tooLarge`. */
export async function readForm(request: FastifyRequest): Promise<Form> {
  const files: ReceivedFile[] = [];
  const fields: Record<string, string> = {};
  let size = 0;
  for await (const part of request.parts()) {
    if (part.type === 'file') {
      const bytes = await part.toBuffer();
      size += bytes.length;
      files.push({ name: part.filename || `file-${files.length + 1}`, bytes });
    } else {
      fields[part.fieldname] = String(part.value);
      size += String(part.value).length;
    }
    if (size > bodyLimitBytes) throw new AppError('tooLarge', 'the request is larger than this service reads', {});
  }
  return { files, fields };
}
