import { before, type Span, valueSpans } from './span.js';

const quad = /(?<![\w.])\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?!\.?[A-Za-z0-9_])/g;
const versionJustBefore =
  /(?:\bversions?|\bver\.?|\brev(?:ision)?\.?|\brelease|\bbuild|\bdriver|\bfirmware|\bfw|\bbios|版本号?|固件|驱动|微码|补丁)(?:[ \t:：=#"'(（]|\bis\b|\bto\b|\bfrom\b|为|是|到|至|从){0,12}$/i;
const addressJustBefore =
  /(?:\bip(?:v4)?(?:[ _-]?addr(?:ess)?)?|地址|网关|\bgateway|\baddr(?:ess)?|\bping|\btelnet|\bssh|\bsubnet|:\/\/|@|-H|\bsrc|\bdst|\bdns|\bntp|\bnfs|\bsyslog)(?:[ \t:：=#"'(（[]|\bis\b|\bof\b|\bto\b|\bat\b|为|是){0,12}$/i;
const versionInLine =
  /\b(?:versions?|ver|firmware|fw|bios|uefi|i?drac\d*|ilo\s?\d?|ibmc|bmc|xcc|hdm|cpld|driver|release|build|upgraded?|updated?|downgraded?|rollback)\b|版本|固件|驱动|升级|降级|刷新|回退|微码/i;
const addressLoosely = /(?:\b(?:from|via|to|host|server|client|peer|at|login)|登录|登陆|访问|连接|主机|服务器|管理口)[ \t:：=]{0,3}$/i;
/** Between two versions, or two addresses: the second is what the first is. */
const chain = /^[ \t]{0,3}(?:->|→|=>|to|到|至|升级到|升级至|and|和|与|、|,|，|~|\/|-|–)[ \t]{0,3}$/i;

/** The first part of an address of the internet that needs no word beside it; below stand the versions of this trade. */
const smallestBareFirst = 32;
/** A part this large after the first is not a version's. */
const smallestBarePart = 128;

type Verdict = 'address' | 'version';

/** IPv4 addresses but not firmware versions of four parts, and IPv6 addresses. Loopback, wildcards and network masks are nobody's and stay. */
export function* findAddresses(text: string): Generator<Span> {
  yield* findVersion4(text);
  if (text.includes('::') || text.includes(':')) yield* findVersion6(text);
}

function* findVersion4(text: string): Generator<Span> {
  let last: { readonly to: number; readonly verdict: Verdict } = { to: -1, verdict: 'version' };
  for (const { from, to } of valueSpans(text, quad)) {
    const isChained = last.to >= 0 && from - last.to <= 12 && chain.test(text.slice(last.to, from));
    const verdict = isChained ? last.verdict : verdictOf(text, from, to);
    const value = text.slice(from, to);
    if (verdict === 'address' && isOctets(value) && !isNobodys(value)) yield { from, to };
    last = { to, verdict };
  }
}

function verdictOf(text: string, from: number, to: number): Verdict {
  const value = text.slice(from, to);
  if (!isOctets(value)) return 'version';
  const lead = before(text, from);
  if (addressJustBefore.test(lead)) return 'address';
  if (versionJustBefore.test(lead)) return 'version';
  if (isPrivate(value) || /^(?::\d{1,5}\b|\/\d{1,2}\b)/.test(text.slice(to, to + 7))) return 'address';
  if (/^-\d/.test(text.slice(to, to + 2)) || versionInLine.test(lead)) return 'version';
  return addressLoosely.test(lead) || looksLikeAddress(value) ? 'address' : 'version';
}

function looksLikeAddress(value: string): boolean {
  const [first = 0, ...rest] = value.split('.').map(Number);
  return first >= smallestBareFirst || rest.some((part) => part >= smallestBarePart);
}

/** Versions pad their parts (`7.10.30.00`); addresses do not. */
function isOctets(value: string): boolean {
  return value.split('.').every((part) => Number(part) <= 255 && !/^0\d/.test(part));
}

/** RFC 1918, RFC 3927, RFC 6598. */
function isPrivate(value: string): boolean {
  return /^(?:10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)/.test(value);
}

function isNobodys(value: string): boolean {
  return /^(?:0\.|127\.|255\.)/.test(value);
}

const candidate6 = /(?<![\w:.-])(?:[0-9A-Fa-f]{1,4}:|::)[0-9A-Fa-f:]{1,40}(?:%[\w.-]{1,16})?(?![\w:])/g;

function* findVersion6(text: string): Generator<Span> {
  yield* valueSpans(text, candidate6, (value) => isVersion6(value.split('%', 1)[0] ?? ''));
}

/** RFC 4291 §2.2: eight groups, or fewer with one `::`. Eight groups of two digits are a WWN or bytes; without a digit it is a word (`a::b`). */
function isVersion6(value: string): boolean {
  const halves = value.split('::');
  const groups = value.split(':').filter((group) => group !== '');
  if (groups.some((group) => group.length > 4) || /:::|^:[^:]|[^:]:$/.test(value)) return false;
  if (halves.length === 1) return groups.length === 8 && !groups.every((group) => group.length === 2);
  return halves.length === 2 && groups.length >= 2 && groups.length <= 7 && /\d/.test(value) && groups.some((group) => group.length >= 3);
}
