import { looksSecret } from './secret-shape.js';
import { type Span, valueSpans } from './span.js';

const value = '(?<value>[\\x21-\\x2b\\x2d-\\x7e]{4,64})';
/** Accounts that management controllers and their systems ship with. */
const account = '(?:root|admin|administrator|userid|sysadmin|superuser)';
const accountSlash = new RegExp(`(?<![\\w/.@\\\\-])${account}(?:[ \\t]{0,2}/[ \\t]{0,2}|:)${value}`, 'gi');
const login = new RegExp(
  `(?<![\\w-])(?:creds?|credentials?|log[io]n|logon|账号密码|账密|登录)[ \\t]{0,4}[:：=][ \\t]{0,4}[\\w.@\\\\-]{1,64}(?:[ \\t]{0,2}[/:][ \\t]{0,2}|[ \\t]{1,4})${value}`,
  'gi',
);
const aside = new RegExp(
  `(?:密码|口令)(?:还是|仍是|仍为|就是|应该是|默认是|默认为|依然是)[ \\t]{0,4}(?:默认的?|原来的?|出厂的?)?[ \\t]{0,4}${value}`,
  'g',
);
const purpose = new RegExp(
  `(?:password|passwd|passphrase|pwd)[ \\t](?:for|of|on)[ \\t][^\\n.;]{1,40}?[ \\t](?:is|was)[ \\t]${value}`,
  'gi',
);
const short = new RegExp(`(?<![\\w-])(?:with|using|and|the)[ \\t]pass[ \\t]${value}`, 'gi');
const pin = /(?<![\w-])PIN(?:[ \t]?(?:code|码))?[ \t]{0,2}(?:[:：=]|is|为|是)?[ \t]{0,2}(?<value>\d{4,8})(?![\w.])/gi;

/** Passwords that makers print on the box: they look like words, and a box whose default still stands is open. */
const shipped = /^(?:calvin|admin|administrator|passw0rd|password|changeme|superuser|adminadmin|root|0penbmc)$/i;

/** A user and a password in one breath (`root/calvin`, `creds: backup:…`), passwords told in a sentence, PINs. */
export function* findLogins(text: string): Generator<Span> {
  yield* valueSpans(text, accountSlash, (found) => shipped.test(found) || looksSecret(found));
  for (const pattern of [login, aside, purpose, short]) yield* valueSpans(text, pattern, looksSecret);
  yield* valueSpans(text, pin);
}
