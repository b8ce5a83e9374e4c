import { AppError } from '#domain/app-error.js';

/** The version an edit was made on: `If-Match: "3"`, also bare. Missing or no whole number: AppError `invalidInput`. */
export function expectedVersion(headers: Readonly<Record<string, unknown>>): number {
  const header = headers['if-match'];
  const digits = typeof header === 'string' ? /^(?:W\/)?"?(?<version>\d{1,9})"?$/.exec(header.trim())?.groups?.version : undefined;
  if (digits === undefined)
    throw new AppError('invalidInput', 'If-Match: expected the version that the edit was made on', { field: 'If-Match' });
  return Number(digits);
}
