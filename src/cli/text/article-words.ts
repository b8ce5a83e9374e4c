import type { StaleReason } from '#domain/article-view.js';
import type { Language } from '#domain/language.js';

/** The fixed words of printed articles. */
export type ArticleWords = (typeof articleWords)[Language];

type ReasonText = Readonly<Record<StaleReason, (detail: string) => string>>;

const staleInEnglish: ReasonText = {
  notReviewed: (since) => `not edited, reviewed or used since ${since.slice(0, 10)}`,
  faultGone: (faults) => `names a fault that the graph no longer has: ${faults}`,
  messageGone: (codes) => `names a message that its registry no longer has: ${codes}`,
  translationOlder: (original) => `older than the article it translates: ${original}`,
  notHelpful: (votes) => `readers found it not helpful: ${votes}`,
};

const staleInChinese: ReasonText = {
  notReviewed: (since) => `自 ${since.slice(0, 10)} 起未编辑、复审或使用`,
  faultGone: (faults) => `引用的故障已不在图中：${faults}`,
  messageGone: (codes) => `引用的消息已不在其消息注册表中：${codes}`,
  translationOlder: (original) => `比其译自的文章旧：${original}`,
  notHelpful: (votes) => `读者认为没有帮助：${votes}`,
};

export const articleWords = {
  en: {
    state: { draft: 'draft', inReview: 'in review', published: 'published', archived: 'archived' },
    section: { issue: 'Issue', environment: 'Environment', cause: 'Cause', resolution: 'Resolution' },
    stale: staleInEnglish,
    noneStale: 'no stale articles',
    staleCount: (count: number) => `${count} stale article(s)`,
    alike: (percent: number) => `${percent} % the same`,
    noDuplicates: 'no duplicates',
    pairCount: (count: number) => `${count} pair(s) of duplicates`,
    none: 'no articles',
    count: (count: number) => `${count} article(s)`,
    used: (helped: number, helpful: number, notHelpful: number) =>
      `helped to close ${helped} case(s); helpful ${helpful}, not helpful ${notHelpful}`,
    note: 'note',
    codes: 'messages',
    faults: 'faults',
    noFault: 'no longer in the graph',
    translations: 'other language',
    moved: (id: string, state: string, version: number) => `${id} is now ${state} (version ${version})`,
  },
  zh: {
    state: { draft: '草稿', inReview: '待复审', published: '已发布', archived: '已归档' },
    section: { issue: '现象', environment: '环境', cause: '原因', resolution: '处理' },
    stale: staleInChinese,
    noneStale: '没有需要检查的文章',
    staleCount: (count: number) => `需要检查的文章：${count} 篇`,
    alike: (percent: number) => `相同 ${percent} %`,
    noDuplicates: '没有重复的文章',
    pairCount: (count: number) => `重复的文章：${count} 对`,
    none: '没有文章',
    count: (count: number) => `文章：${count} 篇`,
    used: (helped: number, helpful: number, notHelpful: number) =>
      `帮助关闭案例 ${helped} 个；认为有帮助 ${helpful}，没有帮助 ${notHelpful}`,
    note: '备注',
    codes: '消息',
    faults: '故障',
    noFault: '已不在图中',
    translations: '另一语言',
    moved: (id: string, state: string, version: number) => `${id} 现为${state}（版本 ${version}）`,
  },
} as const;
