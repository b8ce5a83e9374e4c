import type { Span } from './span.js';
import { commonSurnames, compoundSurnames, isWordLikeName, surnames } from './surnames.js';

const han = /[㐀-鿿]/;
/** A name behind a label and a sign; names of other peoples of China have a point between their parts. */
const labelled =
  /(?:联系人|联络人|报修人|报障人|保修人|接口人|姓名|负责人|经办人|处理人|受理人|申请人|提交人|创建人|登记人|签收人|收件人|收货人|值班人?员?|工程师|现场人员|维护人员|客户经理|对接人|责任人|审批人|派单人|接单人|回访人|署名|签名|客户|用户|致|发件人|抄送)(?:姓名|名称|名字)?["'”]?[ \t]{0,4}(?:[:：=]|是|为)[ \t]{0,4}["'“]?(?=(?<rest>[㐀-鿿]{1,8}(?:·[㐀-鿿]{1,8}){0,3}))/g;
const loose = /(?:客户|用户|致)$/;
/** Beside these words a frequent surname begins a name, without a sign between them. */
const beside = /(?:工程师|客户|用户|同事|联系人|师傅|机房的?|现场的?|联系|由(?!于)|请|找|转给?|@|致电)[ \t]{0,2}(?=(?<rest>[㐀-鿿]{2,5}))/g;
const bySpace = /(?:工程师|联系人|报修人|负责人|姓名|处理人|经办人|对接人|客户|用户)[ \t]{1,4}(?=(?<rest>[㐀-鿿]{2,4})(?:[^㐀-鿿]|$))/g;
/** Ends of sentences and signs of a telephone behind a name that stands alone. */
const beforePhone =
  /(?<![㐀-鿿])(?=(?<rest>[㐀-鿿]{2,4})[ \t]{0,2}[(（:：,，/、-]?[ \t]{0,2}(?:电话|手机|联系方式|联系电话|\[phone\]|\+?(?:86)?[ -]?1[3-9]\d{9}))/g;
const signed =
  /(?:谢谢|此致|敬礼|祝好|顺祝商祺|以上)[!！。,，]?[ \t]{0,4}(?:\r?\n[ \t]{0,4}){1,3}(?=(?<rest>[㐀-鿿]{2,4})[ \t]{0,4}(?:\r?\n|$))/g;

/** Titles of courtesy follow any name; titles of office stand behind other words too (维修工程师), so less is believed of them. */
const courtesy = /先生|女士|小姐|老师/g;
const office = /总经理|副总|经理|总监|主任|主管|工程师|师傅|科长|处长|部长|队长|组长|班长/g;
const engineer = /工(?![作程具业艺单序期时厂人位地资会商信况种件装频控])/g;
const director = /总(?=[，。,.、：:；;!！?？\s）)]|$|说|反馈|要求|确认|来电|回复|安排|通知|打电话|沟通|那边|这边|您好|你好)/g;

/** Of 张工报修 and 王总回复 only the surname is a name; the searches for these titles find it. */
const shortTitle = /^[工总](?!\p{Script=Han}$)/u;

/** The next word of the sentence, where a surname stands alone or a name of two signs ends. */
const followers = new Set(
  '已于在将会说来去反更进联现上前与及等先处告表对从把今的也再称提到致手负报打做给向为是被让按带换拆装关查测登操协述问认收签约都均又还才就只但或每因未没需须应可咨您你他她我经确核检要请电',
);
const titles = new Set('先生 女士 小姐 老师 经理 主任 总监 主管 工程 师傅 科长 处长 部长 队长 组长'.split(' '));
/** What begins a word behind a name of two signs, and in other names is a given name: told by the sign after it. */
const followingWords = new Set(
  '建议 明天 明确 小姐 重启 重新 安排 通知 完成 继续 发现 发来 先生 女士 老师 中午 中断 一直 一起 无法 不在 不能 回复 回电 开始 开机 能否 同意 主任 总监 工程 师傅 正在 正确 下午 下周 两次 三次 后续 之后'.split(
    ' ',
  ),
);
/** Surnames that are more often words before a title of office: 和工程师, 向经理汇报. */
const joints = new Set('和向于时应连经相同当常都用能别从可任通对由与单成解查关管路高安司华');

/** Names in Chinese prose, by labels, titles, signatures and telephone numbers beside them. */
export function* findChineseNames(text: string): Generator<Span> {
  yield* labelledSpans(text);
  for (const pattern of [beside, bySpace, beforePhone, signed]) yield* restSpans(text, pattern, (rest) => nameLength(rest, commonSurnames));
  yield* titleSpans(text, courtesy, beforeCourtesy);
  yield* titleSpans(text, office, beforeOffice);
  yield* titleSpans(text, engineer, beforeShortTitle);
  yield* titleSpans(text, director, beforeShortTitle);
}

function* labelledSpans(text: string): Generator<Span> {
  yield* restSpans(text, labelled, (rest, label) => {
    if (rest.includes('·')) return rest.length;
    const isLoose = loose.test(label.replace(/[ \t:：=是为"'“”]+$/, ''));
    const length = nameLength(rest, isLoose ? commonSurnames : surnames);
    if (isLoose) return length === rest.length ? length : 0;
    return length;
  });
}

function* restSpans(text: string, pattern: RegExp, lengthOf: (rest: string, label: string) => number): Generator<Span> {
  for (const match of text.matchAll(pattern)) {
    const from = match.index + match[0].length;
    const length = lengthOf(match.groups?.rest ?? '', match[0]);
    if (length > 0) yield { from, to: from + length };
  }
}

/** How many signs of a stretch of Chinese are a name at its beginning; 0 = none. */
function nameLength(rest: string, known: ReadonlySet<string>): number {
  const isCompound = compoundSurnames.has(rest.slice(0, 2));
  if (!isCompound && (!known.has(rest.slice(0, 1)) || isWordLikeName(rest.slice(0, 2)))) return 0;
  const given = rest.slice(isCompound ? 2 : 1);
  if (shortTitle.test(given)) return 0;
  if (given === '' || followers.has(given.slice(0, 1)) || titles.has(given.slice(0, 2))) return 0;
  const isOneSign = given.length === 1 || followers.has(given.slice(1, 2)) || followingWords.has(given.slice(1, 3));
  return (isCompound ? 2 : 1) + (isOneSign ? 1 : 2);
}

function* titleSpans(text: string, title: RegExp, lengthBefore: (lead: string) => number): Generator<Span> {
  for (const { index } of text.matchAll(title)) {
    const lead = text.slice(Math.max(0, index - 5), index);
    const length = lengthBefore(lead);
    if (length > 0) yield { from: index - length, to: index };
  }
}

/** The name right before a title of courtesy: with a frequent surname rather than another, with the longer given name rather than the shorter. */
function beforeCourtesy(lead: string): number {
  const candidates = isThanks(lead) ? [] : [4, 3, 2, 1].filter((length) => isNameOf(lead, length));
  return candidates.find((length) => length === 4 || commonSurnames.has(lead.at(-length) ?? '')) ?? candidates[0] ?? 0;
}

/** 感谢李先生 thanks nobody of the name 谢; 感谢老师 thanks a teacher. */
function isThanks(lead: string): boolean {
  return /[感多致答]谢$/.test(lead);
}

function isNameOf(lead: string, length: number): boolean {
  const name = lead.slice(-length);
  if (name.length < length || !/^[㐀-鿿]+$/.test(name)) return false;
  if (compoundSurnames.has(name.slice(0, 2))) return length >= 2;
  return length <= 3 && surnames.has(name.slice(0, 1)) && (length === 1 || !isWordLikeName(name.slice(0, 2)));
}

/** Before a title of office a given name counts only where the name begins the stretch of Chinese. */
function beforeOffice(lead: string): number {
  const whole = [4, 3, 2].find((length) => isNameOf(lead, length) && !han.test(lead.at(-length - 1) ?? ''));
  return whole ?? beforeShortTitle(lead);
}

function beforeShortTitle(lead: string): number {
  if (compoundSurnames.has(lead.slice(-2))) return 2;
  const [previous = '', last = ''] = lead.slice(-2).padStart(2, ' ');
  if (isThanks(lead) || !surnames.has(last) || joints.has(last) || isWordLikeName(`${last}工`) || /[施加包]/.test(last)) return 0;
  return last === '方' && han.test(previous) ? 0 : 1;
}
