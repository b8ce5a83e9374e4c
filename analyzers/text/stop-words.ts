const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** English words that say nothing about a fault. `on off no not up down over under through` are kept: "power off", "no boot", "write through". */
export const englishStopWords: ReadonlySet<string> = list(
  `a about after all also am an and any are as at be because been before being between both but by can could did do does doing
  during each either for from further had has have having he her here hers him his how i if in into is it its just
  let me more most my myself nor now of once one or other our ours please same she should so some such than that the
  their theirs them then there these they this those to too until upon us very was we were what when where which while
  who whom why will with would you your yours don doesn didn isn wasn aren weren won ll re ve`,
);

/** Chinese words that say nothing about a fault: particles, pronouns, question words, words of place, time and manner, light verbs and nouns. */
export const chineseStopWords: ReadonlySet<string> = list(
  `的 了 和 是 在 与 及 或 也 就 都 而 被 把 将 从 到 对 为 以 于 等 个 这 那 之 其 该 此 并 且 但 则 若 如 由 向 让 使 给 跟 同 还 又 再 才 只 很 更 最 太
  如何 怎么 怎样 怎么办 怎么样 什么 为什么 为何 哪里 哪个 哪些 哪 谁 何 多少 几 请 请问 吗 呢 吧 啊 呀 嘛 我 我们 你 你们 您 他 他们 它 它们 她 自己 大家
  一个 一种 一下 一些 这个 那个 这些 那些 这种 这样 那样 是否 可以 能 能否 会 要 想 有 没 没有 不 不是 可能 应该 已经 正在 然后 因为 所以 如果 但是 而且 以及 或者
  其中 通过 进行 由于 以后 之后 以前 之前 时 时候 后 前 中 上 下 里 内 外 着 过 地 得
  所有 任何 各 各个 每 每个 某 某个 某些 其他 其它 别的 另 另外 另一 整个 全部 有些 有的 那么 这么 这里 那里 这边 那边 咱们 人家 谁的
  上面 下面 前面 后面 里面 外面 左边 右边 旁边 底下 里头 上头 附近 当中 之间 之内 之外 以内 以外 以上 以下
  今天 昨天 明天 前天 今晚 昨晚 早上 上午 中午 下午 晚上 半夜 凌晨 夜里 白天 现在 目前 刚 刚才 刚刚 最近 近期 当时 后来 随后 先 首先 接着 马上 立刻 立即 忽然 突然 平时 有时 有时候
  一直 老 老是 总 总是 经常 常常 不断 不停 依次 分别 一起 同时 好像 似乎 大概 大约 几乎 差不多 其实 到底 究竟 居然 竟然 仍 仍然 依然 还是 又是 都是 就是 只是 也是 也许
  得 还得 需 需要 必须 要么 必要 能够 可 得以 想要 打算 希望 怎 咋 咋办 几点 几个 几台 几次 好几 好几个 一颗 一根 一块 一条 一台 一次 两个 两条 两台 三个
  东西 事情 事 情况 样子 办法 意思 地方 方面 像 叫 弄 搞 说 看看 看到 麻烦 帮忙 帮 谢谢 您好 你好 老师 领导 各位`,
);
