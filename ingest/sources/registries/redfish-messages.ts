import { z } from 'zod';
import type { ReadMessage, RegistryMessage } from './registry-message.js';

const Text = z
  .string()
  .nullish()
  .transform((text) => withoutNone(text ?? ''));

const Entry = z.object({
  Message: Text,
  Description: Text,
  Resolution: Text,
  Severity: Text,
  MessageSeverity: Text,
  ClearedBy: Text,
  HealthCategory: Text,
});
type Entry = z.infer<typeof Entry>;

const Registry = z.object({
  RegistryPrefix: z.string().min(1),
  RegistryVersion: z.string().optional(),
  Messages: z.record(z.string(), z.unknown()),
});
type Registry = z.infer<typeof Registry>;

/** Registries of vendors by the start of their prefix; the others are Redfish's own or extend it (DSP0268). */
const registrySchemes = [
  { prefix: 'IDRAC', scheme: 'dell' },
  { prefix: 'EEMI', scheme: 'dell' },
  { prefix: 'iLO', scheme: 'hpe' },
  { prefix: 'Hpe', scheme: 'hpe' },
] as const satisfies readonly { readonly prefix: string; readonly scheme: RegistryMessage['scheme'] }[];

/** The messages of a document; null where it is no registry of these two shapes: Redfish (`Messages`), and Dell EEMI (id → message, no frame). */
export function readRedfishRegistry(document: unknown): readonly ReadMessage[] | null {
  const registry = Registry.safeParse(document);
  if (registry.success) return Object.entries(registry.data.Messages).map(([key, entry]) => readRedfish(registry.data, key, entry));
  return isEemi(document) ? Object.entries(document).map(([key, entry]) => readEemi(key, entry)) : null;
}

const eemiId = /^[A-Z]{2,8}\d{1,5}$/;

function isEemi(document: unknown): document is Readonly<Record<string, unknown>> {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return false;
  return eemiId.test(Object.keys(document)[0] ?? '');
}

function readRedfish(registry: Registry, key: string, value: unknown): ReadMessage {
  const id = key.split('.').at(-1) ?? key;
  const name = registry.RegistryPrefix;
  const scheme = registrySchemes.find(({ prefix }) => name.startsWith(prefix))?.scheme ?? 'redfish';
  const version = registry.RegistryVersion ?? null;
  return toMessage(key, value, (entry) => ({
    ...common(entry),
    id,
    registry: name,
    version,
    scheme,
    // LongDescription tells implementers of a service what to send: no use to a reader.
    description: entry.Description,
    cause: '',
    codes: [],
  }));
}

/** Dell's Description says what may have caused the event. */
function readEemi(key: string, value: unknown): ReadMessage {
  return toMessage(key, value, (entry) => ({
    ...common(entry),
    id: key,
    registry: null,
    version: null,
    scheme: 'dell',
    description: '',
    cause: entry.Description,
    codes: [],
  }));
}

function toMessage(key: string, value: unknown, read: (entry: Entry) => RegistryMessage): ReadMessage {
  const entry = Entry.safeParse(value);
  const hasText = entry.success && (entry.data.Message !== '' || entry.data.Description !== '');
  return { key, message: hasText ? read(entry.data) : null };
}

function common(entry: Entry): Pick<RegistryMessage, 'message' | 'resolution' | 'severity' | 'clearedBy' | 'category'> {
  const severity = entry.MessageSeverity === '' ? entry.Severity : entry.MessageSeverity;
  return { message: entry.Message, resolution: entry.Resolution, severity, clearedBy: entry.ClearedBy, category: entry.HealthCategory };
}

/** Registries write "None." where they say nothing. */
function withoutNone(text: string): string {
  return /^\s*none\.?\s*$/i.test(text) ? '' : text.trim();
}
