import { draftOfMessage } from '../../../event/draft-of-message.js';
import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import { severityOfWord } from '../../../event/reported-severity.js';

/** Programs of service processors, and the names under which they send to a log server. */
const program = /^(?:HDM|iBMC|iLO|iDRAC|XCC|ISBMC|BMC|IPMI\w{0,12}|ipmid|sel-?logger|sensord|fand|psu-?\w{0,12}|phosphor-[\w-]{1,40})$/i;
const tagInBrackets = /^\[(?<tag>\w{2,12})\]:? {0,4}(?<rest>.*)$/;
const firstWord = /^(?<word>[A-Za-z]{2,13})[:,] {0,4}(?<rest>.*)$/;

/** Draft of a service processor's message that a log server has received (`[HDM]: Critical: Memory: …`); null where it tells of no condition that is known. */
export function draftOfServiceProcessor(message: string, tag: string | null): PlacelessDraft | null {
  const bracketed = tag === null || !program.test(tag) ? tagInBrackets.exec(message)?.groups : undefined;
  const sender = bracketed?.tag ?? tag;
  if (sender === null || !program.test(sender)) return null;
  const said = bracketed?.rest ?? message;
  const level = firstWord.exec(said)?.groups;
  const isLevel = level !== undefined && severityOfWord(level.word ?? '') !== null;
  const draft = draftOfMessage({
    text: (isLevel ? level.rest : said) ?? '',
    severity: isLevel ? (level.word ?? null) : null,
    direction: directionAtEnd(said),
  });
  return draft.key === 'unknown' ? null : draft;
}

function directionAtEnd(text: string): 'assertion' | 'deassertion' | null {
  const word = /\b(?<word>assert|deassert)(?:ed)?\.?$/i.exec(text.slice(-14))?.groups?.word;
  if (word === undefined) return null;
  return word.toLowerCase() === 'assert' ? 'assertion' : 'deassertion';
}
