import type { NextTest } from '#domain/diagnosis.js';
import { useWords } from '../i18n/use-words.js';
import { AnswerButtons } from './answer-buttons.js';
import { useAnswering } from './answering.js';
import { isSameComponent, placeName } from './component-name.js';
import { Panel } from './panel.js';
import { ShowMore, useFirst } from './show-more.js';

type Outcome = NextTest['outcomes'][number];

/** One question for each finding that the check can show, whichever states of it are listed. */
function questionsOf(test: NextTest): readonly Outcome[] {
  const same = (a: Outcome, b: Outcome) => a.findingId === b.findingId && isSameComponent(a.component, b.component);

  return test.outcomes.filter((outcome, index) => test.outcomes.findIndex((other) => same(other, outcome)) === index);
}

function CheckFacts({ test }: { readonly test: NextTest }) {
  const { t } = useWords();

  return (
    <span className="check-facts">
      <span>{t('check.minutes', { count: Math.round(test.costMinutes) })}</span>
      <span data-warn={test.downtime !== 'none'}>{t(`downtime.${test.downtime}`)}</span>
      <span data-warn={test.risk === 'high'}>{t(`risk.${test.risk}`)}</span>
      <span>{t(`who.${test.who}`)}</span>
    </span>
  );
}

function CheckQuestion({ test, outcome }: { readonly test: NextTest; readonly outcome: Outcome }) {
  const { t } = useWords();
  const { names } = useAnswering();
  const words = names.findingQuestion(outcome.findingId) ?? names.findingTitle(outcome.findingId) ?? t('check.positive');

  return (
    <div className="check-question">
      <span>{words}</span>
      <AnswerButtons testId={test.testId} findingId={outcome.findingId} component={outcome.component} about={words} />
    </div>
  );
}

function Check({ test, first }: { readonly test: NextTest; readonly first: boolean }) {
  const { t } = useWords();
  const where = test.component === null ? '' : placeName(t, test.component);

  return (
    <li className="check" data-first={first}>
      <div className="check-title">
        <strong>{test.title}</strong>
        {where !== '' && <span className="evidence-where">{where}</span>}
      </div>
      <CheckFacts test={test} />
      {test.preconditions.length > 0 && (
        <p className="check-before">
          <span>{t('check.before')}</span> {test.preconditions.join(' · ')}
        </p>
      )}
      {questionsOf(test).map((outcome) => (
        <CheckQuestion key={`${outcome.findingId}/${outcome.component?.locator}`} test={test} outcome={outcome} />
      ))}
    </li>
  );
}

const shownAtFirst = 3;

/** Checks that would settle it, best information for the time first; the result goes back in as a finding. */
export function NextChecks() {
  const { t } = useWords();
  const { nextTests } = useAnswering().diagnosis;
  const { shown, hidden, showMore } = useFirst(nextTests, shownAtFirst, nextTests.length);
  if (nextTests.length === 0) return null;

  return (
    <Panel title={t('check.title')} note={t('check.note')}>
      <ol className="rows">
        {shown.map((test, index) => (
          <Check key={`${test.testId}/${test.component?.locator}`} test={test} first={index === 0} />
        ))}
      </ol>
      <ShowMore label={t('check.more', { count: hidden })} hidden={hidden} onShow={showMore} />
    </Panel>
  );
}
