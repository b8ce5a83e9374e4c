import { findLogins } from './logins.js';
import { isSecret, looksSecret } from './secret-shape.js';
import { type Span, valueSpans } from './span.js';

const words =
  'password|passwd|passphrase|passcode|pwd|secret|api[ _-]?key|access[ _-]?key(?:[ _-]?id)?|account[ _-]?key|auth[ _-]?key|priv(?:acy)?[ _-]?key|shared[ _-]?key|encryption[ _-]?key|token|community(?:[ _-]?(?:string|name))?|密码|口令|密钥|团体[字名]|共同体名?|令牌';
/** A word of a longer name: `admin_password`, `X-Auth-Token`, `clientSecret`, `用户名/密码`. */
const label = `(?:${words})(?:[)）]|s\\b)?`;
const value = `(?:"(?<quoted>[^"\\n]{1,200})"|'(?<single>[^'\\n]{1,200})'|(?<bare>[^\\s"'<>,，;；。、&|()（）\\\\]{1,200}))`;
const assigned = new RegExp(`${label}(?<close>["']?)[ \\t]{0,16}(?:[:：=]|=>|:=)[ \\t]{0,16}\\\\?${value}`, 'gi');
/** Without a sign between them a value must look like one, not like the next word of the sentence. */
const spoken =
  /(?:password|passwd|passphrase|passcode|pwd|密码|口令)(?:[ \t]{1,4}(?:is|was|to|set to)[ \t]{1,4}|[ \t]{0,4}(?:是|为|改为|设为|重置为)[ \t]{0,4}|[ \t]{1,4})(?<value>[\x21-\x2b\x2d-\x7e]{5,64})/gi;
const mayHold = new RegExp(words, 'i');

const element = /<([\w:-]{0,40}(?:password|passwd|secret|token|community)[\w-]{0,20})>(?<value>[^<\n]{1,200})(?=<\/)/gi;
const header =
  /(?<![A-Za-z])(?:(?:proxy-)?authorization|x-auth-token|x-api-key|(?:set-)?cookie)["']?[ \t]{0,4}[:=][ \t]{0,4}["']?(?<value>[^\r\n"']{1,4000})/gi;
const bearer = /(?<![A-Za-z])(?:bearer|basic)[ \t]{1,4}(?<value>[A-Za-z0-9+/=._~-]{16,4000})/gi;
const inAddress = /(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9+.-]{1,20}:\/\/(?<value>[^\s/@"'<>]{1,200})(?=@)/g;
const userAndPassword =
  /(?:用户名?|账号|帐号|username|user|login|account)[ \t]{0,4}(?:\/|及|和|&)[ \t]{0,4}(?:密码|口令|password|passwd|pwd|pass)[ \t]{0,4}(?:[:：=是为]|is\b)?[ \t]{0,4}(?<value>[\x21-\x2b\x2d-\x7e]{3,100})/gi;

/** Tools of the trade that take a password, and the letters of the options that carry it. */
const commands: readonly { readonly tool: RegExp; readonly option: RegExp }[] = [
  { tool: /\bipmitool\b[^\r\n|;]{0,400}/g, option: /(?<=\s)-[PKky][ \t]{0,4}(?<value>[^\s"'<>-][^\s"'<>]{0,100})/g },
  {
    // `racadm storage get pdisks -o -p State` asks for a property.
    tool: /\b(?:racadm|hponcfg|ilorest|redfishtool|onecli|sum|sshpass)\b[^\r\n|;]{0,400}/g,
    option: /(?<=\s)(?<!\s-o[ \t]{1,4})-p[ \t]{0,4}(?<value>[^\s"'<>-][^\s"'<>]{0,100})/g,
  },
  {
    tool: /\b(?:ipmi-sel|ipmi-sensors|ipmi-fru|ipmipower|bmc-info|ipmiutil)\b[^\r\n|;]{0,400}/g,
    option: /(?<=\s)-[pP][ \t]{0,4}(?<value>[^\s"'<>-][^\s"'<>]{0,100})/g,
  },
  {
    tool: /\b(?:curl|wget|redfishtool)\b[^\r\n|;]{0,400}/g,
    option: /(?<=\s)(?:-u|--user)[ \t=]{0,4}(?<value>[^\s"'<>:]{1,64}:[^\s"'<>]{1,100})/g,
  },
  {
    tool: /\bsnmp(?:walk|get|getnext|bulkwalk|bulkget|set|trap|table)\b[^\r\n|;]{0,400}/g,
    option: /(?<=\s)-[cAX][ \t]{0,4}(?<value>[^\s"'<>-][^\s"'<>]{0,100})/g,
  },
  { tool: /\bsnmp-server\b[^\r\n|;]{0,100}/g, option: /(?<=\scommunity[ \t]{1,4})(?<value>[^\s"'<>]{1,64})/g },
  {
    tool: /(?<=\s)-[Uu][ \t]{1,4}\S{1,64}[ \t]{1,4}-[Pp][ \t]{0,4}[^\s"'<>]{1,100}/g,
    option: /(?<=\s)-[Pp][ \t]{0,4}(?<value>[^\s"'<>-][^\s"'<>]{0,100})/g,
  },
  {
    tool: /(?<=\s)--?(?:password|passwd|pass|pwd|token|secret)[ =]{1,4}[^\s"'<>]{1,100}/g,
    option: /[ =](?<value>[^\s"'<>=-][^\s"'<>]{0,100})/g,
  },
];

/** A password may be as short; what is shorter behind `token=` is a counter. */
const shortestKey = 4;

/** Passwords, tokens, SNMP communities, options of known commands, user and password in addresses, headers that carry a session. */
export function* findCredentials(text: string): Generator<Span> {
  if (text.includes('://')) yield* valueSpans(text, inAddress, isSecret);
  if (mayHold.test(text)) yield* findNamed(text);
  yield* findLogins(text);
  yield* valueSpans(text, header, isSecret);
  yield* valueSpans(text, bearer, isSecret);
  if (/\s-/.test(text)) yield* findOptions(text);
}

function* findNamed(text: string): Generator<Span> {
  yield* findAssigned(text);
  yield* valueSpans(text, spoken, looksSecret);
  yield* valueSpans(text, element, isSecret);
  yield* valueSpans(text, userAndPassword, (found) => isSecret(found) && /[/A-Za-z]/.test(found));
}

/** Behind a quoted name an unquoted value is a number or a word of JSON, and the text must stay JSON. */
function* findAssigned(text: string): Generator<Span> {
  for (const match of text.matchAll(assigned)) {
    const { quoted, single, bare, close } = match.groups ?? {};
    const found = quoted ?? single ?? bare ?? '';
    if (!isSecret(found) || (found.length < shortestKey && !/pass|pwd|密码|口令/i.test(match[0])) || (bare !== undefined && close !== ''))
      continue;
    const to = match.index + match[0].length - (bare === undefined ? 1 : 0);
    yield { from: to - found.length, to };
  }
}

function* findOptions(text: string): Generator<Span> {
  for (const { tool, option } of commands)
    for (const { index, 0: command } of text.matchAll(tool))
      for (const { from, to } of valueSpans(command, option, isSecret)) yield { from: index + from, to: index + to };
}
