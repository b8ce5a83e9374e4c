/** What stands in a template where lines of its cluster differ. */
export const wildcard = '<*>';

/** A template: the tokens that the lines of a cluster share, `<*>` where they differ. All lines of a cluster have the same number of tokens. */
export type Template = readonly string[];

/**
 * Number of places where a template and a line of the same length have the same token: simSeq of the Drain paper (equation 1) times the length.
 * A wildcard of the template counts as different, so that no template becomes one that fits everything.
 * Answers −1 as soon as it can no longer be `least`.
 */
export function countEqual(template: Template, tokens: Template, least: number): number {
  let mayDiffer = tokens.length - least;
  for (let place = 0; place < tokens.length; place += 1) {
    if (template[place] === tokens[place] && template[place] !== wildcard) continue;
    mayDiffer -= 1;
    if (mayDiffer < 0) return -1;
  }
  return least + mayDiffer;
}

/** The template that holds for its old lines and for one more: places that differ become wildcards. The same array where nothing changes. */
export function generalise(template: Template, tokens: Template): Template {
  const isFitting = template.every((token, place) => token === tokens[place] || token === wildcard);
  return isFitting ? template : template.map((token, place) => (token === tokens[place] ? token : wildcard));
}

/** Number of wildcards of a template. */
export function countWildcards(template: Template): number {
  return template.reduce((count, token) => count + (token === wildcard ? 1 : 0), 0);
}
