/** What stands where a secret would, and is none: states, blanks, variables, what the reader is to fill in. */
const noSecret =
  /^(?:[*•.x_-]+|null|nil|none|n\/a|na|empty|blank|true|false|yes|no|on|off|ok|fail(?:ed|ure)?|invalid|expired?|incorrect|wrong|missing|changed?|reset|required?|set|unset|unknown|enabled?|disabled?|default|encrypted|protected|hidden|redacted|authentication|policy|length|username|user|password|passwd|pass|secret|error)[.!?:]?$/i;
const variable = /^(?:[<${%]|\[)/;

/** Whether a value behind the sign of a label is a secret and not a state of one. */
export function isSecret(text: string): boolean {
  return !noSecret.test(text) && !variable.test(text);
}

/** Behind a word and no sign: what has a digit or a special sign among letters, or is a number of six digits and more. */
export function looksSecret(text: string): boolean {
  return isSecret(text) && (/^\d{6,}$/.test(text) || (/[A-Za-z]/.test(text) && /[\d@#$%^&*!]/.test(text))) && !/[:：/]|^0x/.test(text);
}
