import { type Span, valueSpans } from './span.js';

const begin = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/g;
const longestBlock = 20_000;
/** What is left of a block that was cut off: lines of Base64. */
const body = /(?:(?:\\r|\\n|\s){1,8}[A-Za-z0-9+/=]{16,100}){0,400}/y;

/** Shapes that their makers document, so that leaked ones are found. */
const tokens = [
  /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])/g,
  /(?<![A-Za-z0-9])gh[pousr]_[A-Za-z0-9]{20,255}/g,
  /(?<![A-Za-z0-9])github_pat_\w{20,255}/g,
  /(?<![A-Za-z0-9])gl(?:pat|dt|rt|ptt|soat)-[\w-]{16,100}/g,
  /(?<![A-Za-z0-9])xox[abeoprs]-[A-Za-z0-9-]{10,250}/g,
  /(?<![A-Za-z0-9])sk-[A-Za-z0-9_-]{20,250}/g,
  /(?<![A-Za-z0-9])[sr]k_(?:live|test)_[A-Za-z0-9]{16,250}/g,
  /(?<![A-Za-z0-9])AIza[\w-]{35}/g,
  /(?<![A-Za-z0-9])LTAI[A-Za-z0-9]{12,30}/g,
  /(?<![A-Za-z0-9])AKID[A-Za-z0-9]{13,40}/g,
  /(?<![A-Za-z0-9])(?:npm|hf)_[A-Za-z0-9]{30,100}/g,
  /(?<![A-Za-z0-9])ya29\.[\w-]{20,400}/g,
  /(?<![A-Za-z0-9])SG\.[\w-]{16,64}\.[\w-]{16,64}/g,
  /(?<![\w.-])eyJ[\w-]{8,4000}\.[\w-]{4,8000}(?:\.[\w-]{0,4000}){0,3}/g,
  /(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-nistp\d{3})[ \t]{1,4}(?<value>AAAA[A-Za-z0-9+/=]{16,8000})/g,
] as const;
const mayHoldToken = /AKIA|ASIA|gh[pousr]_|github_pat_|gl(?:pat|dt|rt|ptt|soat)-|xox|sk-|[sr]k_|AIza|LTAI|AKID|npm_|hf_|ya29|SG\.|eyJ|AAAA/;

/** The secret half beside its id (`AKIA…`): forty signs of Base64. */
const besideId = /(?<=(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}[^\n]{1,80}?)(?<![A-Za-z0-9/+])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])/g;

const licence = /(?<![A-Za-z0-9-])(?:[A-Z0-9]{5}-){4}[A-Z0-9]{5}(?![A-Za-z0-9-])/g;
const labelledLicence =
  /(?:licen[cs]e|activation|product)[ _-]?(?:key|code)["']?[ \t]{0,8}(?:[:：=]|is\b)[ \t]{0,8}["']?(?<value>[A-Za-z0-9+/=_-]{8,400})/gi;
const labelledLicenceChinese =
  /(?:许可证?|授权|激活|产品)(?:密钥|码|秘钥)[ \t]{0,8}[:：=为是][ \t]{0,8}["'“]?(?<value>[A-Za-z0-9+/=_-]{8,400})/g;

/** Private keys, tokens of well-known shapes (cloud, code hosts, chat, JWT of RFC 7519), public keys of ssh, licence keys. */
export function* findKeys(text: string): Generator<Span> {
  if (text.includes('PRIVATE KEY')) yield* findBlocks(text);
  if (/AKIA|ASIA/.test(text)) yield* valueSpans(text, besideId);
  if (mayHoldToken.test(text)) for (const token of tokens) yield* valueSpans(text, token);
  yield* valueSpans(text, licence, (value) => /\d/.test(value) && /[A-Z]/.test(value));
  yield* valueSpans(text, labelledLicence, (value) => /\d/.test(value));
  yield* valueSpans(text, labelledLicenceChinese, (value) => /\d/.test(value));
}

/** Each block to its end line; one that has none, or none within 20,000 characters, as far as its lines of Base64 go. */
function* findBlocks(text: string): Generator<Span> {
  let done = 0;
  let end = { from: -1, to: -1 };
  for (const { index, 0: line } of text.matchAll(begin)) {
    if (index < done) continue;
    const start = index + line.length;
    if (end.from < start && end.from !== text.length) end = endAfter(text, start);
    done = end.to - index <= longestBlock && end.to <= text.length ? end.to : bodyEnd(text, start);
    yield { from: index, to: done };
  }
}

function endAfter(text: string, start: number): Span {
  const from = text.indexOf('-----END ', start);
  if (from < 0) return { from: text.length, to: Number.POSITIVE_INFINITY };
  const to = text.indexOf('-----', from + 9);
  return { from, to: to < 0 || to - from > 80 ? from + 9 : to + 5 };
}

function bodyEnd(text: string, start: number): number {
  body.lastIndex = start;
  return start + (body.exec(text)?.[0].length ?? 0);
}
