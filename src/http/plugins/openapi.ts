import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import type { OpenAPIV3_1 } from 'openapi-types';
import { z } from 'zod';
import { DiagnosisRequestBody, ImportForm, ParseRequestBody } from '../contract/contract.js';
import { Problem } from './problems.js';

const files = { type: 'array', items: { type: 'string', contentMediaType: 'application/octet-stream' } } as const;
const oneFile = { type: 'string', contentMediaType: 'application/octet-stream' } as const;

/** Bodies of the routes that take a form, which they read themselves; the key is the route's address as it is registered. */
const formBodies: Readonly<Record<string, object>> = {
  '/api/v1/diagnoses': { content: { ...jsonBody(DiagnosisRequestBody), ...formBody(DiagnosisRequestBody, { files }, []) } },
  '/api/v1/events::parse': { content: { ...jsonBody(ParseRequestBody), ...formBody(ParseRequestBody, { files }, []) } },
  '/api/v1/imports': { content: formBody(ImportForm, { file: oneFile }, ['kind', 'file']) },
};

/** How a request says who calls. */
export const keyScheme: Pick<OpenAPIV3_1.Document, 'components' | 'security'> = {
  components: {
    securitySchemes: {
      apiKey: { type: 'http', scheme: 'bearer', description: 'A key of FAULTBOOK_API_KEYS; not asked for on the loopback address' },
    },
  },
  security: [{ apiKey: [] }],
};

const problemResponse = {
  description: 'What went wrong, as a problem document (RFC 9457)',
  content: { 'application/problem+json': { schema: toSchema(Problem) } },
};

/** What OpenAPI says of a route: its zod schemas, the form it takes, and the problem documents it may answer with. */
export const describeRoute: typeof jsonSchemaTransform = (document) => {
  const { schema, url } = jsonSchemaTransform(document);
  const body = formBodies[url];
  return {
    schema: {
      ...schema,
      ...(body === undefined ? {} : { body }),
      response: { ...(schema.response as object | undefined), default: problemResponse },
    },
    url,
  };
};

function jsonBody(body: z.ZodType): object {
  return { 'application/json': { schema: toSchema(body) } };
}

/** A form has the same fields as the JSON body, and files. Fields that are no text are sent as JSON. */
function formBody(body: z.ZodType, fileFields: Readonly<Record<string, object>>, required: readonly string[]): object {
  const schema = toSchema(body);
  return {
    'multipart/form-data': { schema: { ...schema, properties: { ...(schema.properties ?? {}), ...fileFields }, required: [...required] } },
  };
}

function toSchema(type: z.ZodType) {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(type, { io: 'input' });
  return schema;
}
