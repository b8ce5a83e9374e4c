import type { FastifyRequest } from 'fastify';
import { AppError } from '#domain/app-error.js';
import type { ReceivedFile } from '#usecases/use-cases.js';
import { bodyLimitBytes } from './contract.js';

/** A multipart form: its files, and its other fields as text (a repeated field: the last). */
export type Form = { readonly files: readonly ReceivedFile[]; readonly fields: Readonly<Record<string, string>> };

/**
 * Reads a multipart form whole; its parts together may be as large as any body. Larger, or more parts than the plugin allows: AppError
 * `tooLarge`; no form: `invalidInput`.
 */
export async function readForm(request: FastifyRequest): Promise<Form> {
  try {
    return await collectParts(request);
  } catch (error) {
    if (error instanceof AppError || (error instanceof Error && 'statusCode' in error)) throw error;
    // What the parser says has no status: it is the sender's mistake, not ours.
    throw new AppError('invalidInput', `the form cannot be read: ${error instanceof Error ? error.message : 'unknown'}`, {});
  }
}

async function collectParts(request: FastifyRequest): Promise<Form> {
  const files: ReceivedFile[] = [];
  const fields: Record<string, string> = {};
  let size = 0;
  for await (const part of request.parts()) {
    const bytes = part.type === 'file' ? await part.toBuffer() : Buffer.from(String(part.value), 'utf8');
    size += bytes.length;
    if (size > bodyLimitBytes) throw new AppError('tooLarge', 'the request is larger than this service reads', {});
    if (part.type === 'file') files.push({ name: part.filename || `file-${files.length + 1}`, bytes });
    else fields[part.fieldname] = bytes.toString('utf8');
  }
  return { files, fields };
}
