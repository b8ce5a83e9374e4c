/** The strength of a link probability beside a leak: log(1 + link · (1 − leak) / leak) = log(P(f|h)/leak), from P = 1 − (1 − leak)(1 − link). */
export function strengthOfLink(link: number, leak: number): number {
  return Math.log1p((link * (1 - leak)) / leak);
}

/** The link probability of a strength: the inverse of {@link strengthOfLink}. Every strength from 0 on is a link again, up to the one of link 1. */
export function linkOfStrength(strength: number, leak: number): number {
  return (Math.expm1(strength) * leak) / (1 - leak);
}
