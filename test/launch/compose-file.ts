import { parse } from 'yaml';
import { z } from 'zod';

/** Parts of the Compose specification (https://github.com/compose-spec/compose-spec) that our file uses, and no others. */

const duration = z.string().regex(/^\d+(?:ms|s|m|h)$/);
const size = z.string().regex(/^\d+[kmg]$/);
const bound = z.strictObject({ soft: z.number().int(), hard: z.number().int() });

const Healthcheck = z.strictObject({
  test: z.array(z.string()).min(2),
  interval: duration,
  timeout: duration,
  retries: z.number().int().positive(),
  start_period: duration,
});

const Limits = z.strictObject({ cpus: z.string().regex(/^\d+(?:\.\d+)?$/), memory: size, pids: z.number().int().positive() });

const hardened = {
  restart: z.enum(['always', 'on-failure', 'unless-stopped', 'no']),
  security_opt: z.array(z.string()),
  cap_drop: z.array(z.string()),
  logging: z.strictObject({ driver: z.string(), options: z.record(z.string(), z.string()) }),
};

const Service = z.strictObject({
  ...hardened,
  image: z.string(),
  build: z.string().optional(),
  pull_policy: z.enum(['always', 'never', 'missing', 'build']).optional(),
  user: z
    .string()
    .regex(/^\d+:\d+$/)
    .optional(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).optional(),
  secrets: z.array(z.string()).optional(),
  ports: z.array(z.string()).optional(),
  networks: z.array(z.string()).min(1),
  volumes: z.array(z.string().regex(/^[a-z]+:\/[\w/]+$/)),
  tmpfs: z.array(z.string()).optional(),
  read_only: z.boolean().optional(),
  ulimits: z.record(z.string(), bound).optional(),
  stop_grace_period: duration.optional(),
  depends_on: z.record(z.string(), z.strictObject({ condition: z.literal('service_healthy') })).optional(),
  healthcheck: Healthcheck,
  deploy: z.strictObject({ resources: z.strictObject({ limits: Limits }) }),
});
export type Service = z.infer<typeof Service>;

const ComposeFile = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9_-]*$/),
  services: z.record(z.string(), Service),
  networks: z.record(z.string(), z.strictObject({ internal: z.boolean().optional() })),
  volumes: z.record(z.string(), z.strictObject({})),
  secrets: z.record(z.string(), z.strictObject({ file: z.string().startsWith('./') })),
});
export type ComposeFile = z.infer<typeof ComposeFile>;

/** Reads a Compose file; a key that is none of the specification, or of the wrong kind, throws. Extensions (`x-…`) are for anchors. */
export function parseComposeFile(text: string): ComposeFile {
  const document: Record<string, unknown> = parse(text, { merge: true });
  return ComposeFile.parse(Object.fromEntries(Object.entries(document).filter(([key]) => !key.startsWith('x-'))));
}

/** A command as the container gets it: Compose takes `$$` for one dollar sign. */
export function unescaped(command: readonly string[]): readonly string[] {
  return command.map((word) => word.replaceAll('$$', '$'));
}
