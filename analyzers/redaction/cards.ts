import { before, type Reading, type Span, valueSpans } from './span.js';

const identity = /(?<![0-9A-Za-z.-])[1-8]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z.-])/g;
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkDigits = '10X98765432';

/** Identity card numbers of GB 11643-1999: 18 places, a date of birth in them, and a check digit (ISO 7064, MOD 11-2) that fits. */
export function findIdentities(text: string): Iterable<Span> {
  return valueSpans(text, identity, isIdentity);
}

function isIdentity(value: string): boolean {
  const sum = weights.reduce((total, weight, place) => total + weight * Number(value[place]), 0);
  return checkDigits[sum % 11] === value.at(-1)?.toUpperCase();
}

const card = /(?<![0-9A-Za-z.-])(?:[3-6]\d{12,18}|[3-6]\d{3}(?:[ -]\d{4}){2,3}(?:[ -]\d{1,4})?)(?![0-9A-Za-z.-])/g;
const issuer = /^(?:62|4|5[1-5]|3[47]|6011|65)/;
const cardJustBefore = /(?:卡号|银行卡|信用卡|账号|帐号|\bcard(?:[ _-]?(?:no\.?|number))?)[ \t:：=#为是]{0,6}$/i;
const otherNumber = /(?:\bs\/?n|serial|序列号|单号|订单|工单|编号|\bcase|\bid|\bwwn|\blba|bytes?|sectors?)[ \t:：=#为是\w.]{0,8}$/i;

/** Numbers of payment cards (ISO/IEC 7812, Luhn). In a log only behind a label: counters are as long. */
export function findCards(text: string, reading: Reading): Iterable<Span> {
  return valueSpans(text, card, (value, at) => {
    const digits = value.replaceAll(/[ -]/g, '');
    if (digits.length < 13 || digits.length > 19 || !isLuhn(digits)) return false;
    const lead = before(text, at);
    return cardJustBefore.test(lead) || (reading === 'prose' && issuer.test(digits) && digits.length !== 18 && !otherNumber.test(lead));
  });
}

function isLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const doubled = place % 2 === 1 ? Number(digit) * 2 : Number(digit);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
