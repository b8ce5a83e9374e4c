import { readFileSync } from 'node:fs';
import { refusalOf } from '#analyzers/redaction/own-patterns.js';
import { AppError } from '#domain/app-error.js';
import { RedactionSettings } from '#domain/redaction.js';

/** Reads the settings of redaction from a JSON file; null = the defaults. Wrong: AppError `wrongConfiguration` naming the field. */
export function readRedactionSettings(path: string | null): RedactionSettings {
  if (path === null) return RedactionSettings.parse({});
  const parsed = RedactionSettings.safeParse(readJson(path));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw wrong(`${issue?.path.join('.') || 'document'}: ${issue?.message ?? 'is wrong'}`);
  }
  const { patterns } = parsed.data;
  for (const [index, pattern] of patterns.entries()) {
    const reason = refusalOf(pattern);
    if (reason !== null) throw wrong(`patterns.${index}.${reason}`);
    if (patterns.findIndex(({ name }) => name === pattern.name) !== index) throw wrong(`patterns.${index}.name: stands twice`);
  }
  return parsed.data;
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw wrong(error instanceof SyntaxError ? `${path} is no JSON` : `cannot read ${path}`);
  }
}

function wrong(what: string): AppError {
  return new AppError('wrongConfiguration', `FAULTBOOK_REDACTION: ${what}`, {});
}
