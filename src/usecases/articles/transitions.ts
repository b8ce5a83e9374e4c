/** Table of the life of an article: who may move it from where to where, and what that does to its confidence. */
import { AppError } from '#domain/app-error.js';
import type { Article } from '#domain/article.js';
import type { Role, Viewer } from '#domain/viewer.js';

export type ArticleState = Article['state'];

/** A move. `needsNote` = the person says why; `needsComplete` = what publishing needs must hold; `confidence` = what it becomes, else kept. */
export type Transition = {
  readonly from: ArticleState;
  readonly to: ArticleState;
  readonly roles: readonly Role[];
  readonly needsNote: boolean;
  readonly needsComplete: boolean;
  readonly confidence?: Article['confidence'];
};

const staff: readonly Role[] = ['agent', 'expert', 'administrator'];
const experts: readonly Role[] = ['expert', 'administrator'];
const move = (from: ArticleState, to: ArticleState, roles: readonly Role[], rest: Partial<Transition> = {}): Transition => ({
  from,
  to,
  roles,
  needsNote: false,
  needsComplete: false,
  ...rest,
});

/** Every move there is. What is not here is not allowed. An archived article comes back as a draft that has to be reviewed again. */
export const transitions: readonly Transition[] = [
  move('draft', 'inReview', staff, { needsComplete: true }),
  move('inReview', 'draft', staff, { needsNote: true }),
  move('inReview', 'published', staff, { needsComplete: true }),
  move('published', 'draft', experts, { needsNote: true }),
  move('published', 'archived', experts, { confidence: 'archived' }),
  move('draft', 'archived', experts, { confidence: 'archived' }),
  move('archived', 'draft', experts, { needsNote: true, confidence: 'notValidated' }),
];

/** Confidence as an edit may move it (KCS v6); `archived` comes and goes with the state alone. Only an expert says `validated`. */
export const confidenceMoves: Readonly<Record<Article['confidence'], readonly Article['confidence'][]>> = {
  wip: ['wip', 'notValidated'],
  notValidated: ['wip', 'notValidated', 'validated'],
  validated: ['validated', 'notValidated'],
  archived: ['archived'],
};

type Governed = Pick<Article, 'state' | 'audience' | 'governance'>;

/** Roles that publish: experience-based knowledge for colleagues any of staff, the rest an expert (Contributor and Publisher of KCS v6). */
export function publishers({ governance, audience }: Omit<Governed, 'state'>): readonly Role[] {
  return governance === 'experienceBased' && !isExternal(audience) ? staff : experts;
}

/** Roles that edit an article as it stands. A draft is anybody's of staff; what is under review or published is edited by who may publish it. */
export function editors(article: Governed): readonly Role[] {
  if (article.state === 'archived') return [];
  return article.state === 'draft' ? staff : publishers(article);
}

/** True for an audience outside the organisation of the staff. */
export function isExternal(audience: Article['audience']): boolean {
  return audience === 'customer' || audience === 'public';
}

/** The move from one state to another. None there: AppError `invalidInput`; not for this role: AppError `forbidden`. */
export function transitionOf(article: Governed, to: ArticleState, { role }: Pick<Viewer, 'role'>): Transition {
  const found = transitions.find((one) => one.from === article.state && one.to === to);
  if (found === undefined)
    throw new AppError('invalidInput', `an article cannot go from ${article.state} to ${to}`, {
      field: 'state',
      from: article.state,
      to,
      allowed: transitions.filter(({ from }) => from === article.state).map((one) => one.to),
    });
  refuseRole(to === 'published' ? publishers(article) : found.roles, role, `move an article from ${article.state} to ${to}`);
  return found;
}

/** Throws AppError `forbidden` where the role is none of these. */
export function refuseRole(roles: readonly Role[], role: Role, what: string): void {
  if (!roles.includes(role)) throw new AppError('forbidden', `as ${role} you may not ${what}`, { role, allowed: roles });
}
