import { Button } from 'antd';
import type { ComponentRef } from '#domain/component.js';
import { useWords } from '../i18n/use-words.js';
import { useAnswering } from './answering.js';

type AnswerButtonsProps = {
  readonly findingId: string;
  readonly component: ComponentRef | null;
  readonly testId?: string;
  readonly about: string;
};

/** Yes and no to a question about a sign; the click states the finding. */
export function AnswerButtons({ findingId, component, testId, about }: AnswerButtonsProps) {
  const { t } = useWords();
  const { state, isStating } = useAnswering();
  const stateAs = (found: 'present' | 'absent') =>
    state({ ...(testId === undefined ? {} : { testId }), findings: [{ findingId, state: found, component }] });

  return (
    <span className="yes-no">
      <Button size="small" disabled={isStating} aria-label={`${t('answer.yes')}: ${about}`} onClick={() => stateAs('present')}>
        {t('answer.yes')}
      </Button>
      <Button size="small" disabled={isStating} aria-label={`${t('answer.no')}: ${about}`} onClick={() => stateAs('absent')}>
        {t('answer.no')}
      </Button>
    </span>
  );
}
