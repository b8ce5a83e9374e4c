import { type RefObject, type UIEvent, useEffect, useState } from 'react';

/** Height of one row of the log pane, in CSS pixels; `styles/log.css` uses the same. */
export const rowHeight = 20;
const overscanRows = 12;

/** The rows of a scrolled box that are in sight: first and one past the last. Keeps logs of any length fluid. */
export function useRowWindow(box: RefObject<HTMLElement | null>, count: number) {
  const [scrollTop, setScrollTop] = useState(0);
  const [height, setHeight] = useState(600);

  useEffect(() => {
    if (box.current === null) return;
    const observer = new ResizeObserver(([entry]) => setHeight(entry?.contentRect.height ?? 600));
    observer.observe(box.current);

    return () => observer.disconnect();
  }, [box]);

  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - overscanRows);
  const end = Math.min(count, Math.ceil((scrollTop + height) / rowHeight) + overscanRows);

  return { first: Math.min(first, end), end, onScroll: (event: UIEvent<HTMLElement>) => setScrollTop(event.currentTarget.scrollTop) };
}
