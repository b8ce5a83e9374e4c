import { isRow, type Row } from './case-rows.js';
import { documentText, isRichDocument } from './rich-document.js';

/** Names of one column, the first that has a value counts: `fields.summary | Summary`. */
const alternatives = ' | ';
/** What a field of a ticket system shows of an object (a user, a status, a reference). */
const shownNames = ['display_value', 'displayName', 'name', 'value', 'plain_body', 'body', 'content'] as const;
const longestList = 1_000;

/** The names that a column may have in a file, in order of preference. */
export function namesOf(column: string): readonly string[] {
  return column.split(alternatives).map((name) => name.trim());
}

/**
 * The value of a column in a row: the column of that very name, or the way to a nested one (`fields.status.name`; a list on the way gives
 * the values of all its items, one a paragraph). Undefined where it is empty. Texts are trimmed, numbers are texts, an object is what it shows.
 */
export function columnValue(column: string, row: Row): unknown {
  if (Object.hasOwn(row, column)) return shown(row[column]);
  for (const name of namesOf(column)) {
    const value = shown(Object.hasOwn(row, name) ? row[name] : walk(row, name.split('.')));
    if (value !== undefined) return value;
  }
  return undefined;
}

function walk(value: unknown, path: readonly string[]): unknown {
  if (path.length === 0 || value == null) return value;
  if (Array.isArray(value)) return value.slice(0, longestList).map((item) => walk(item, path));
  const [name = '', ...rest] = path;
  return isRow(value) && Object.hasOwn(value, name) ? walk(value[name], rest) : undefined;
}

function shown(value: unknown): unknown {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim();
  if (Array.isArray(value)) return shownList(value);
  if (isRichDocument(value)) return shown(documentText(value));
  if (!isRow(value)) return value ?? undefined;
  const name = shownNames.find((each) => Object.hasOwn(value, each) && shown(value[each]) !== undefined);
  return name === undefined ? value : shown(value[name]);
}

/** A list of texts is one text; a list of other things (findings of a case) stays as it is. */
function shownList(items: readonly unknown[]): unknown {
  const values = items.slice(0, longestList).map(shown);
  const texts = values.filter((value) => value !== undefined);
  if (texts.length === 0) return items.length === 0 ? items : undefined;
  return texts.every((text) => typeof text === 'string') ? texts.join('\n\n') : items;
}
