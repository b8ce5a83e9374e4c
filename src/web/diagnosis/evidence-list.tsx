import type { ComponentRef } from '#domain/component.js';
import type { Evidence } from '#domain/diagnosis.js';
import { useWords } from '../i18n/use-words.js';
import { AnswerButtons } from './answer-buttons.js';
import { useAnswering } from './answering.js';
import { isSameComponent, placeName } from './component-name.js';
import { LineChips, nextPlace, usePlacesOf } from './line-chips.js';

type Side = 'for' | 'against' | 'missing';

/** Bounds of |log likelihood ratio|: about 2:1 and 10:1 (Kass and Raftery 1995 call the upper one strong). */
const moderateFrom = Math.log(2);
const strongFrom = Math.log(10);

function strengthOf(logLikelihoodRatio: number): 1 | 2 | 3 {
  const size = Math.abs(logLikelihoodRatio);
  if (size >= strongFrom) return 3;

  return size >= moderateFrom ? 2 : 1;
}

function Strength({ ratio }: { readonly ratio: number }) {
  const { t } = useWords();
  const strength = strengthOf(ratio);

  return (
    <span className="strength" data-strength={strength} title={t(`strength.${strength}`)}>
      <span className="visually-hidden">{t(`strength.${strength}`)}</span>
    </span>
  );
}

type EvidenceProps = { readonly evidence: Evidence; readonly about: ComponentRef };

/** Names its place only where that is another than the cause's. */
function EvidenceTitle({ evidence, about }: EvidenceProps) {
  const { t } = useWords();
  const { shown, showPlace } = useAnswering();
  const places = usePlacesOf(evidence.eventIds);
  const show = () => {
    const next = nextPlace(places, shown);
    if (next !== undefined) showPlace(next);
  };
  const words = evidence.state === 'absent' ? t('evidence.absent', { title: evidence.title }) : evidence.title;
  const place = evidence.component === null || isSameComponent(evidence.component, about) ? null : placeName(t, evidence.component);
  const where = place !== null && <span className="evidence-where">{place}</span>;
  if (places.length === 0)
    return (
      <span className="evidence-title">
        {words} {where}
      </span>
    );

  return (
    <button type="button" className="evidence-title" onClick={show}>
      {words} {where}
    </button>
  );
}

function EvidenceRow({ evidence, about, side }: EvidenceProps & { readonly side: Side }) {
  return (
    <li className="evidence-row">
      {side === 'missing' ? <span className="strength" data-strength="0" /> : <Strength ratio={evidence.logLikelihoodRatio} />}
      <EvidenceTitle evidence={evidence} about={about} />
      {side === 'missing' ? (
        <AnswerButtons findingId={evidence.findingId} component={evidence.component} about={evidence.title} />
      ) : (
        <LineChips eventIds={evidence.eventIds} />
      )}
    </li>
  );
}

type EvidenceListProps = { readonly evidence: readonly Evidence[]; readonly about: ComponentRef; readonly side: Side };

/** Evidence of one side about a component, in the order of the server. */
export function EvidenceList({ evidence, about, side }: EvidenceListProps) {
  const { t } = useWords();
  if (evidence.length === 0) return side === 'missing' ? null : <p className="evidence-none">{t(`evidence.none.${side}`)}</p>;

  return (
    <div className="evidence" data-side={side}>
      <h4>{t(`evidence.${side}`)}</h4>
      <ul>
        {evidence.map((line) => (
          <EvidenceRow
            key={`${line.findingId}/${line.component?.class}/${line.component?.locator}`}
            evidence={line}
            about={about}
            side={side}
          />
        ))}
      </ul>
    </div>
  );
}
