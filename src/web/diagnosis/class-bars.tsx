import { useWords } from '../i18n/use-words.js';
import { useAnswering } from './answering.js';
import { className } from './component-name.js';
import { areClassesCalibrated, isWithoutEvidence, toPercent, wordFor } from './sureness.js';

const shownClasses = 5;
const leastShown = 0.005;

/** How the probability is spread over the classes of components. */
export function ClassBars() {
  const { t } = useWords();
  const { diagnosis } = useAnswering();
  const calibrated = areClassesCalibrated(diagnosis);
  const shown = diagnosis.componentClasses.filter((entry) => entry.posterior >= leastShown).slice(0, shownClasses);

  return (
    <figure className="bars">
      <figcaption>
        {t(isWithoutEvidence(diagnosis) ? 'answer.classesPrior' : calibrated ? 'answer.classes' : 'answer.classesUncalibrated')}
      </figcaption>
      <ul>
        {shown.map((entry, index) => (
          <li key={entry.class} data-first={index === 0}>
            <span className="bar-name">{className(t, entry.class)}</span>
            <span className="bar-track" aria-hidden="true">
              <span className="bar-fill" style={{ width: `${entry.posterior * 100}%` }} />
            </span>
            <span className={calibrated ? 'bar-value' : 'bar-value visually-hidden'}>
              {calibrated ? `${toPercent(entry.posterior)} %` : t(`sureness.${wordFor(entry.posterior)}`)}
            </span>
          </li>
        ))}
      </ul>
    </figure>
  );
}
