import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { AppError, type ErrorCode, errorCatalogue } from '#domain/app-error.js';

/** A problem document (RFC 9457 §3.1) with a code of the catalogue; `instance` is the request's id, which the log has too. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.string(),
  instance: z.string(),
  facts: z.record(z.string(), z.unknown()).optional(),
});
export type Problem = z.infer<typeof Problem>;

/** Turns every error into a problem document. What is no AppError is logged once with the request's id and told without its inside. */
export function registerProblems(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (error instanceof AppError) return sendProblem(reply, error.code, error.message, request.id, error.facts);
    if (hasZodFastifySchemaValidationErrors(error)) {
      const fields = error.validation.map(
        (issue) => `${issue.instancePath.replace(/^\//, '').replaceAll('/', '.') || 'body'}: ${issue.message ?? 'is wrong'}`,
      );
      return sendProblem(reply, 'invalidInput', fields.join('; '), request.id);
    }
    if (error.statusCode === 413) return sendProblem(reply, 'tooLarge', 'the request is larger than this service reads', request.id);
    if (error.statusCode !== undefined && error.statusCode < 500)
      return sendProblem(reply, 'invalidInput', error.message, request.id, {}, error.statusCode);
    request.log.error({ err: error }, 'request failed');
    return reply
      .code(500)
      .type('application/problem+json')
      .send(problemOf('internal', 500, 'Something went wrong on our side; the log has it under this id.', request.id));
  });
}

/** Answers with the problem document of a code. */
export function sendProblem(
  reply: FastifyReply,
  code: ErrorCode,
  detail: string,
  requestId: string,
  facts: Readonly<Record<string, unknown>> = {},
  status: number = errorCatalogue[code].status,
): FastifyReply {
  return reply
    .code(status)
    .type('application/problem+json')
    .send({ ...problemOf(code, status, detail, requestId), ...(Object.keys(facts).length > 0 ? { facts } : {}) });
}

function problemOf(code: string, status: number, detail: string, requestId: string): Problem {
  return { type: `urn:faultbook:problem:${code}`, title: titleOf(code), status, detail, code, instance: requestId };
}

/** `invalidInput` → `Invalid input`. */
function titleOf(code: string): string {
  const words = code.replaceAll(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
