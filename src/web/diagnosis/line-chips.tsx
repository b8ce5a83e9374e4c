import { useWords } from '../i18n/use-words.js';
import type { LogPlace, PlacedEvent } from '../log/document.js';
import { useAnswering } from './answering.js';

const shownChips = 5;

function isSamePlace(a: LogPlace, b: LogPlace): boolean {
  return a.document === b.document && a.row === b.row;
}

/** Places of events in the log, in order of the log, without those that cannot be shown. */
export function usePlacesOf(eventIds: readonly string[]): readonly PlacedEvent[] {
  const { places } = useAnswering();
  const found = eventIds.map((id) => places.get(id)).filter((place) => place !== undefined);

  return found.toSorted((a, b) => a.document - b.document || a.row - b.row);
}

/** The place to show on the next click: the one after the place shown now, round the end. */
export function nextPlace(places: readonly LogPlace[], shown: LogPlace): LogPlace | undefined {
  return places[(places.findIndex((place) => isSamePlace(place, shown)) + 1) % places.length];
}

/** The log lines that a statement rests on; a click shows the line. */
export function LineChips({ eventIds }: { readonly eventIds: readonly string[] }) {
  const { t } = useWords();
  const { shown, showPlace } = useAnswering();
  const places = usePlacesOf(eventIds);
  if (places.length === 0) return null;

  return (
    <span className="chips">
      {places.slice(0, shownChips).map((place) => (
        <button
          key={`${place.document}/${place.row}`}
          type="button"
          className="chip"
          aria-pressed={isSamePlace(place, shown)}
          aria-label={t('log.showLine', { line: place.line ?? place.row + 1 })}
          onClick={() => showPlace(place)}
        >
          {place.line ?? '·'}
        </button>
      ))}
      {places.length > shownChips && <span className="chip-more">+{places.length - shownChips}</span>}
    </span>
  );
}
