import type { z } from 'zod';
import { AppError } from '#domain/app-error.js';
import type { Terminal } from '../terminal.js';

/** Answers JSON lines one by one, in order: `{id, …answer}` or `{id, error}`. Answers with how many lines failed. */
export async function answerLines<T extends { readonly id: string | number }>(
  lines: AsyncIterable<string>,
  schema: z.ZodType<T>,
  terminal: Terminal,
  answer: (input: T) => Promise<Readonly<Record<string, unknown>>>,
): Promise<number> {
  let failed = 0;
  let line = 0;
  for await (const text of lines) {
    line += 1;
    if (text.trim() === '') continue;
    const parsed = parseLine(text, schema);
    const result = parsed.ok ? await answerOrError(parsed.value, answer) : { id: parsed.id, error: `line ${line}: ${parsed.reason}` };
    if ('error' in result) failed += 1;
    terminal.out(JSON.stringify(result));
  }
  return failed;
}

async function answerOrError<T extends { readonly id: string | number }>(
  input: T,
  answer: (input: T) => Promise<Readonly<Record<string, unknown>>>,
) {
  try {
    return { id: input.id, ...(await answer(input)) };
  } catch (error) {
    // One bad line never fails a batch; a fault of a service fails it.
    if (error instanceof AppError && (error.code === 'serviceUnavailable' || error.code === 'wrongConfiguration')) throw error;
    return { id: input.id, error: error instanceof Error ? error.message : 'failed' };
  }
}

type ParsedLine<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly id: unknown; readonly reason: string };

function parseLine<T>(text: string, schema: z.ZodType<T>): ParsedLine<T> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, id: null, reason: 'is not JSON' };
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return { ok: true, value: parsed.data };
  const issue = parsed.error.issues[0];
  return { ok: false, id: idOf(value), reason: `${issue?.path.join('.') || 'line'}: ${issue?.message ?? 'is wrong'}` };
}

function idOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'id' in value ? value.id : null;
}
