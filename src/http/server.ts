import { existsSync } from 'node:fs';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import fastifyStatic from '@fastify/static';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import fastify, { type FastifyInstance, LogController } from 'fastify';
import { validatorCompiler } from 'fastify-type-provider-zod';
import type { UseCases } from '#usecases/use-cases.js';
import { bodyLimitBytes, fileLimit } from './contract/contract.js';
import { type Access, registerAuthentication } from './plugins/authentication.js';
import { type Metrics, measureRequests, registerMetrics } from './plugins/metrics.js';
import { describeRoute, keyScheme } from './plugins/openapi.js';
import { registerProblems, sendProblem } from './plugins/problems.js';
import { registerRights } from './plugins/rights.js';
import { registerViewer } from './plugins/viewer.js';
import { registerArticles } from './routes/articles.js';
import { registerCases } from './routes/cases.js';
import { registerDiagnoses } from './routes/diagnoses.js';
import { registerEvents } from './routes/events.js';
import { registerGlossary } from './routes/glossary.js';
import { registerGraph } from './routes/graph.js';
import { registerGraphDrafts } from './routes/graph-drafts.js';
import { registerHealth } from './routes/health.js';
import { registerJobs } from './routes/jobs.js';
import { registerKnowledge } from './routes/knowledge.js';

export type ServerSettings = Access & {
  readonly version: string;
  readonly logLevel: string;
  /** Folder of the built page; null or absent: the API alone is served. */
  readonly pageFolder: string | null;
};

/** Builds the HTTP service over the use cases; it does not listen yet. Plugins stand in the order in which a request meets them. */
export async function createServer(useCases: UseCases, settings: ServerSettings): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: bodyLimitBytes,
    logger: { level: settings.logLevel, redact: ['req.headers.authorization'] },
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { maxParamLength: paramLimitCharacters },
    // An address that cannot be decoded meets no route and none of the hooks.
    frameworkErrors: (_error, request, reply) => void sendProblem(reply, 'invalidInput', 'the address cannot be read', request.id),
  });
  app.setValidatorCompiler(validatorCompiler);
  // The use cases give typed values: schemas document the answers, they do not parse them a second time.
  app.setSerializerCompiler(() => (value) => JSON.stringify(value));
  registerProblems(app);
  registerAuthentication(app, settings);
  const metrics = measureRequests(app);
  await app.register(helmet, { contentSecurityPolicy: { directives: pagePolicy } });
  await app.register(multipart, { limits: { fileSize: bodyLimitBytes, files: fileLimit, fields: 30, fieldSize: bodyLimitBytes } });
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Faultbook', version: settings.version }, ...keyScheme },
    transform: describeRoute,
  });
  await app.register(swaggerUi, { routePrefix: '/api/docs' });
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  registerHealth(app, useCases);
  registerMetrics(app, metrics);
  await app.register(async (api) => registerApi(api, useCases, metrics), { prefix: '/api/v1' });
  await registerPage(app, settings.pageFolder);
  return app;
}

/** An id has up to 300 characters, each up to nine in an address. */
const paramLimitCharacters = 2700;

/** The page loads nothing from elsewhere; its component library sets inline styles. */
const pagePolicy = {
  defaultSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:'],
  workerSrc: ["'self'", 'blob:'],
  upgradeInsecureRequests: null,
};

function registerApi(api: FastifyInstance, useCases: UseCases, metrics: Metrics): void {
  registerViewer(api);
  registerRights(api);
  registerDiagnoses(api, useCases, metrics);
  registerEvents(api, useCases);
  registerKnowledge(api, useCases);
  registerArticles(api, useCases, ({ viewer }) => viewer);
  registerCases(api, useCases, ({ viewer }) => viewer);
  registerGlossary(api, useCases);
  registerGraph(api, useCases);
  registerGraphDrafts(api, useCases);
  registerJobs(api, useCases);
  registerHealth(api, useCases);
  registerMetrics(api, metrics);
}

/** Serves the built page; an address of the page that is no file gives the page itself. */
async function registerPage(app: FastifyInstance, folder: string | null): Promise<void> {
  const isBuilt = folder !== null && existsSync(folder);
  await app.register(async (page) => {
    page.addHook('onRoute', (route) => {
      route.config = { ...route.config, isOpen: true };
    });
    if (isBuilt) await page.register(fastifyStatic, { root: folder, wildcard: false, maxAge: '1h' });
    page.setNotFoundHandler((request, reply) => {
      const isPage =
        isBuilt && request.method === 'GET' && !request.url.startsWith('/api/') && (request.headers.accept ?? '').includes('text/html');
      return isPage ? reply.sendFile('index.html') : sendProblem(reply, 'notFound', 'no such address', request.id);
    });
  });
}
