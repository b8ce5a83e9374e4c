/** Table: Chinese surnames, the most frequent first (the hundred most frequent of the 2020 census, then others in use), and words that begin like a name. */

const commonText =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文';
const otherText =
  '施庞樊兰殷洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦柳邢岳齐梅庄辛管祝左涂谷祁舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍覃霍翁隋植甘单包司柏宁柯阮桂闵欧解强柴车冉房边净阴闫肖佟温栾应冷佘窦宗沙晏蒲阚';
const compoundText =
  '欧阳 上官 皇甫 令狐 诸葛 司徒 司马 申屠 夏侯 尉迟 长孙 慕容 宇文 闻人 东方 独孤 南宫 端木 公孙 轩辕 钟离 闾丘 濮阳 淳于 太史 呼延 澹台';

/** Words that begin with a surname and go on like a given name. */
const wordsText = `
高度 高级 高温 高速 高频 高压 高低 高负 高端 高危 高可 高性 高密 高工 于是 于今 于昨 于明 于本 程序 程度 曾经 曾多 曾有 曾因 方便 方案 方面 方式 方法 方可 方能 任何 任务 任意 任一 任职 白天 白色 白灯 白班 白屏 白名 常见 常规 常温 常常 常用 常亮 常驻 常闪 常态
万一 万兆 万达 万科 万元 万用 许多 许可 何时 何种 何处 何故 马上 马达 马来 余下 余量 余额 余热 周一 周二 周三 周四 周五 周六 周日 周末 周边 周期 周围 周报 谢谢 金属 金手 金工 金额 金牌 金融 金山 金盘 金蝶 石墨 石英 石油 石化 孔位 孔洞 江苏 江西 江北 江南 段落 段错 戴尔 黄灯 黄色 黄屏 黄金 黄线
雷电 雷击 钱款 夏季 夏天 毛刺 毛病 陆续 文件 文档 文本 文字 武汉 武警 易损 易用 易于 苏州 宋体 龙芯 龙蜥 龙头 田间 林业 叶片 叶轮 马甲 郑州 徐州 杭州 范围 史上 顾客 康佳 唐山 郭守 石家 秦皇 白云 顾问 严重 严格 严禁 温度 温升 温控 温湿 安装 安全 安排 安徽 安防 安卓 安静 单独 单个 单机 单盘 单元 单次 单板 单路 单根 单电 单口 单条 单点
成功 成员 成都 成本 成立 成对 包括 包含 包装 包头 司机 司法 宁波 宁夏 宁畅 解决 解除 解释 解锁 解析 强制 强烈 强行 车间 车载 车辆 房间 边缘 边框 净化 应该 应当 应为 应用 应急 应是 应答 冷却 冷启 冷备 冷机 冷通 管理 管道 管控 管脚 华为 华三 华硕 华北 华东 华南 华中 华夏 华擎 关闭 关机 关于 关联 关键 关注 关停 查看 查询 查找 查收 查明 查出 查验 查障 路由 路径 路线 卫生 卫星
左侧 左右 左边 左上 左下 位置 位于 位号 曲线 盛放 游戏 阳极 席位 景象 童锁 纪录 纪要 费用 项目 项下 凌晨 关掉 欧姆 欧洲 洪水 季度 季节 章节 申请 申报 尤其 毕竟 焦味 焦糊 庄重 辛苦 祝好 谷歌 耿直 牛逼 鲁棒 温馨 连接 时间 时候 常用 白盒 方块 段子 高管 高层 马拉 杨柳 胡乱 胡同 曹操 沈阳 丁点 魏都 杜绝 毛重 汪汪 程控 严查 安然 安心 路上 路过 欧盟 董事 高架 地方 中华 康宁 易碎 武装
`;

/** Surnames of one sign, the frequent ones. */
export const commonSurnames: ReadonlySet<string> = new Set(commonText);
/** All surnames of one sign. */
export const surnames: ReadonlySet<string> = new Set(commonText + otherText);
/** Surnames of two signs. */
export const compoundSurnames: ReadonlySet<string> = new Set(compoundText.split(' '));

const words: ReadonlySet<string> = new Set(wordsText.split(/\s+/));

/** True where two signs that could begin a name begin a word. */
export function isWordLikeName(twoSigns: string): boolean {
  return words.has(twoSigns);
}
