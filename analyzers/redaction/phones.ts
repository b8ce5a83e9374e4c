import { before, type Reading, type Span, valueSpans } from './span.js';

const mobile = /(?<![\w.+-])(?:\(?\+?0{0,2}86\)?[ -]?)?1[3-9]\d(?:\d{8}|[ -]\d{4}[ -]\d{4})(?!\.?[\w-])/g;
const landline = /(?<![\w.+-])(?:\(?\+?86\)?[ -]?)?(?:\(0\d{2,3}\)[ ]?|0\d{2,3}[ -])\d{7,8}(?:(?:-|转| ?ext\.? ?)\d{1,6})?(?!\.?[\w-])/g;
const hotline = /(?<![\w.+-])[48]00[ -](?:\d{3}[ -]\d{4}|\d{7})(?!\.?[\w-])/g;
const international = /(?<![\w.+-])\+[1-9]\d{0,2}(?:[ -]?\(\d{1,4}\))?(?:[ -]?\d{2,5}){2,6}(?!\.?[\w-])/g;
const american = /(?<![\w.+(-])(?:\(\d{3}\)[ ]?|[2-9]\d{2}-)\d{3}-\d{4}(?:[ ]?(?:x|ext\.?)[ ]?\d{1,6})?(?!\.?[\w-])/g;
const label =
  '(?:电话|手机|座机|联系方式|致电|来电|传真|\\btele?(?:phone)?|\\bphone|\\bmobile|\\bcell|\\bfax|\\bcall(?: me| us| back)? (?:at|on))';
const labelled = new RegExp(
  `${label}(?:号码?|[ _-]?(?:no\\.?|number))?["']?[ \\t]{0,4}[:：=]?[ \\t]{0,4}["']?(?<value>(?:\\+?\\d{1,3}[ -]?)?(?:\\(\\d{2,4}\\)|\\d{2,4})[ -]?\\d{3,4}[ -]?\\d{3,5}(?:[ ]?(?:-|转|x|ext\\.?)[ ]?\\d{1,6})?)(?![\\w-])`,
  'gi',
);
const messenger =
  /(?:微信|wechat|\bqq|钉钉)号?[ \t]{0,4}(?:[:：][ \t]{0,4}|[ \t](?=[\w-]{0,24}\d))(?<value>[A-Za-z0-9][\w-]{4,24})(?![\w-])/gi;
const otherNumber =
  /(?:\bs\/?n|serial|序列号|单号|订单|工单|编号|\bcase|\bticket|\bsr|\bid|\bwwn|\blba|bytes?|sectors?|\bp\/?n|part)[ \t:：=#为是\w.-]{0,8}$/i;

/** Telephone numbers of China (mobile, landline, 400 and 800), in international and North American writing. In a log only behind a label. */
export function* findPhones(text: string, reading: Reading): Generator<Span> {
  yield* valueSpans(text, labelled, hasPhoneLength);
  yield* valueSpans(text, messenger);
  if (reading === 'log') return;
  const isPhone = (value: string, at: number) => hasPhoneLength(value) && !otherNumber.test(before(text, at));
  for (const pattern of [mobile, landline, hotline, international, american]) yield* valueSpans(text, pattern, isPhone);
}

/** E.164: 15 digits at most; six are the shortest that people call. An extension may follow. */
function hasPhoneLength(value: string): boolean {
  const digits = value.replaceAll(/\D/g, '').length;
  return digits >= 7 && digits <= 21;
}
