import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { AppError } from '#domain/app-error.js';
import { Diagnosis } from '#domain/diagnosis.js';
import type { UseCases } from '#usecases/use-cases.js';
import { DiagnosisRequestBody, FindingsBody, IdParams, parseBody, ViewerQuery, zoneMinutes } from '../contract/contract.js';
import { readForm } from '../contract/uploads.js';
import type { Metrics } from '../plugins/metrics.js';

/** `POST /diagnoses`, `GET /diagnoses/{id}`, `POST /diagnoses/{id}/findings`. */
export function registerDiagnoses(app: FastifyInstance, useCases: Pick<UseCases, 'analyseFiles' | 'diagnose'>, metrics: Metrics): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.post(
    '/diagnoses',
    {
      schema: {
        tags: ['diagnoses'],
        summary: 'Diagnose a log (JSON text or multipart files)',
        querystring: ViewerQuery,
        response: { 200: Diagnosis },
      },
    },
    async (request) => {
      const { body, files } = request.isMultipart() ? await bodyOfForm(request) : bodyOfJson(request.body);
      const { text: _text, lang, zone, ...input } = body;
      const analysis = await useCases.analyseFiles(files, zoneMinutes(zone), lang, input);
      const diagnosis = await useCases.diagnose.diagnoseAnalysed({ analysis, input, lang, viewer: request.viewer });
      metrics.countDiagnosis(diagnosis.status);
      return diagnosis;
    },
  );
  typed.get(
    '/diagnoses/:id',
    {
      schema: {
        tags: ['diagnoses'],
        summary: 'A diagnosis given before',
        params: IdParams,
        querystring: ViewerQuery,
        response: { 200: Diagnosis },
      },
    },
    (request) => useCases.diagnose.get(request.params.id, request.viewer),
  );
  typed.post(
    '/diagnoses/:id/findings',
    {
      schema: {
        tags: ['diagnoses'],
        summary: "A test's result: the diagnosis with it",
        params: IdParams,
        querystring: ViewerQuery,
        body: FindingsBody,
        response: { 200: Diagnosis },
      },
    },
    ({ params, viewer, body: { findings, testId, ...when } }) => useCases.diagnose.addFindings(params.id, findings, testId, when, viewer),
  );
}

function bodyOfJson(value: unknown) {
  const body = parseBody(DiagnosisRequestBody, value ?? {});
  return { body, files: body.text === undefined ? [] : [{ name: 'pasted.log', bytes: Buffer.from(body.text, 'utf8') }] };
}

async function bodyOfForm(request: FastifyRequest) {
  const { files, fields } = await readForm(request);
  const { findings, testsDone, replacedParts, recentChanges, ...plain } = fields;
  const body = parseBody(DiagnosisRequestBody, { ...plain, ...parsedFields({ findings, testsDone, replacedParts, recentChanges }) });
  const pasted = body.text === undefined || body.text === '' ? [] : [{ name: 'pasted.log', bytes: Buffer.from(body.text, 'utf8') }];
  return { body, files: [...files, ...pasted] };
}

function parsedFields(fields: Readonly<Record<string, string | undefined>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, text]) => {
      if (text === undefined) return [];
      try {
        return [[name, JSON.parse(text) as unknown]];
      } catch {
        throw new AppError('invalidInput', `${name}: is not JSON`, { field: name });
      }
    }),
  );
}
