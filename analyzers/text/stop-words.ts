const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** English words that say nothing about a fault. `on off no not up down over under through` are kept: "power off", "no boot", "write through". */
export const englishStopWords: ReadonlySet<string> = list(
  `a about after all also am an and any are as at be because been before being between both but by can could did do does doing
  during each either for from further had has have having he her here hers him his how i if in into is it its itself just
  let me more most my myself nor now of once one or other our ours own please same she should so some such than that the
  their theirs them then there these they this those to too until upon us very was we were what when where which while
  who whom why will with would you your yours don doesn didn isn wasn aren weren won ll re ve`,
);

/** Chinese words that say nothing about a fault: particles, pronouns, question words. */
export const chineseStopWords: ReadonlySet<string> = list(
  `的 了 和 是 在 与 及 或 也 就 都 而 被 把 将 从 到 对 为 以 于 等 个 这 那 之 其 该 此 并 且 但 则 若 如 由 向 让 使 给 跟 同 还 又 再 才 只 很 更 最 太
  如何 怎么 怎样 怎么办 怎么样 什么 为什么 为何 哪里 哪个 哪些 哪 谁 何 多少 几 请 请问 吗 呢 吧 啊 呀 嘛 我 我们 你 你们 您 他 他们 它 它们 她 自己 大家
  一个 一种 一下 一些 这个 那个 这些 那些 这种 这样 那样 是否 可以 能 能否 会 要 想 有 没 没有 不 不是 可能 应该 已经 正在 然后 因为 所以 如果 但是 而且 以及 或者
  其中 通过 进行 由于 以后 之后 以前 之前 时 时候 后 前 中 上 下 里 内 外 着 过 地 得`,
);
