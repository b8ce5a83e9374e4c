import { CheckOutlined, CopyOutlined, LinkOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { Cause } from '#domain/diagnosis.js';
import { useWords } from '../i18n/use-words.js';
import { copyText } from '../text/copy-text.js';
import { useAnswering } from './answering.js';
import { ClassBars } from './class-bars.js';
import { componentName } from './component-name.js';
import { customerSummary } from './customer-summary.js';
import { headlineOf } from './headline.js';
import { surenessOf } from './sureness.js';
import { SurenessMark } from './sureness-mark.js';
import { UrgencyBanner } from './urgency-banner.js';

type CopyButtonProps = { readonly label: string; readonly text: () => string; readonly icon: 'mail' | 'link' };

function CopyButton({ label, text, icon }: CopyButtonProps) {
  const { t } = useWords();
  const [state, setState] = useState<'ready' | 'copied' | 'refused'>('ready');
  const Icon = icon === 'mail' ? CopyOutlined : LinkOutlined;
  const copy = async () => setState((await copyText(text())) ? 'copied' : 'refused');
  const words = { ready: label, copied: t('answer.copied'), refused: t('answer.notCopied') };

  return (
    <Button
      type={icon === 'mail' ? 'primary' : 'default'}
      icon={state === 'copied' ? <CheckOutlined /> : <Icon />}
      onClick={copy}
      onBlur={() => setState('ready')}
    >
      {words[state]}
    </Button>
  );
}

/** Says so where the runner-up is near: at least half as probable as the first. */
function Rival({ first }: { readonly first: Cause }) {
  const { t } = useWords();
  const second = useAnswering().diagnosis.causes[1];
  if (second === undefined || second.posterior < first.posterior / 2) return null;

  return <p className="answer-rival">{t('answer.rival', { cause: second.title, where: componentName(t, second.component) })}</p>;
}

function CauseSentence() {
  const { t } = useWords();
  const { diagnosis } = useAnswering();
  const [first] = diagnosis.causes;
  if (diagnosis.status === 'inconclusive' || first === undefined)
    return <p className="answer-cause">{diagnosis.reason ?? t('answer.noReason')}</p>;

  return (
    <>
      <p className="answer-cause">
        <SurenessMark sureness={surenessOf(diagnosis, first)} />
        <span>{first.title}</span>
      </p>
      <Rival first={first} />
    </>
  );
}

/** The top of an answer: one sentence, how sure, how soon, and how the probability is spread. */
export function AnswerHeader() {
  const { t } = useWords();
  const { diagnosis } = useAnswering();

  return (
    <section className="answer" data-status={diagnosis.status} aria-label={t('answer.title')}>
      <UrgencyBanner />
      <div className="answer-body">
        <div className="answer-words">
          <p className="eyebrow">{t(`status.${diagnosis.status}`)}</p>
          <h1>{headlineOf(t, diagnosis)}</h1>
          <CauseSentence />
          <div className="answer-actions">
            <CopyButton icon="mail" label={t('answer.copy')} text={() => customerSummary(t, diagnosis)} />
            <CopyButton icon="link" label={t('answer.copyLink')} text={() => window.location.href} />
          </div>
        </div>
        {diagnosis.componentClasses.length > 0 && <ClassBars />}
      </div>
    </section>
  );
}
