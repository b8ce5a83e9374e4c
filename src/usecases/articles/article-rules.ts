import { AppError } from '#domain/app-error.js';
import type { Article } from '#domain/article.js';
import type { Viewer } from '#domain/viewer.js';
import { confidenceMoves, editors, isExternal, refuseRole } from './transitions.js';

/** What an article lacks to be published: the field and why. */
export type Lack = { readonly field: string; readonly reason: string };

const neededTexts = ['title', 'issue', 'resolution'] as const;

/**
 * What an article lacks to be reviewed and published (KCS v6, content standard): title, issue and resolution; confidence at least
 * `notValidated`; for customers and the public `validated`, or compliance-based, since its owner answers for that.
 */
export function lacksOf(article: Article): readonly Lack[] {
  const { confidence, audience, governance } = article;
  const texts = neededTexts.filter((field) => article[field].trim() === '').map((field) => ({ field, reason: 'is empty' }));
  const isUnsure = confidence === 'wip' || confidence === 'archived';
  const isOpenToAll = isExternal(audience) && confidence !== 'validated' && governance !== 'complianceBased';
  return [
    ...texts,
    ...(isUnsure ? [{ field: 'confidence', reason: `is ${confidence}: expected notValidated or validated` }] : []),
    ...(isOpenToAll ? [{ field: 'audience', reason: `${audience} needs confidence validated or governance complianceBased` }] : []),
  ];
}

/** Throws AppError `invalidInput` with facts {lacks} where any is given. */
export function refuseLacks(lacks: readonly Lack[]): void {
  const text = lacks.map(({ field, reason }) => `${field}: ${reason}`).join('; ');
  if (lacks.length > 0) throw new AppError('invalidInput', `the article is not complete: ${text}`, { lacks });
}

/**
 * Refuses an edit by who may not make it (before as after it), a move of confidence that there is not, and, of what is under review or
 * published, a lack that was not there before: what was imported with one stays editable.
 */
export function refuseEdit(before: Article, after: Article, { role }: Pick<Viewer, 'role'>): void {
  if (before.state === 'archived')
    throw new AppError('invalidInput', 'an archived article is restored before it is edited', { field: 'state' });
  for (const article of [before, after]) refuseRole(editors(article), role, 'edit this article');
  refuseConfidence(before.confidence, after.confidence, { role });
  if (before.state === 'draft') return;
  const known = new Set(lacksOf(before).map(({ field }) => field));
  refuseLacks(lacksOf(after).filter(({ field }) => !known.has(field)));
}

/** Refuses a confidence that an edit may not set. */
export function refuseConfidence(before: Article['confidence'], after: Article['confidence'], { role }: Pick<Viewer, 'role'>): void {
  if (before === after) return;
  if (!confidenceMoves[before].includes(after))
    throw new AppError('invalidInput', `confidence: cannot go from ${before} to ${after}`, {
      field: 'confidence',
      from: before,
      to: after,
    });
  if (after === 'validated') refuseRole(['expert', 'administrator'], role, 'set the confidence to validated');
}
