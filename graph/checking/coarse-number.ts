const tolerance = 1e-9;
/** Leading digits below .05: 1, 2, 3, 5. */
const leadingDigits = [1, 2, 3, 5];

/** True for 0, 1, twentieths from .05 on, and below that 1, 2, 3, 5 of a decimal place: as fine as an expert knows a probability. */
export function isCoarse(probability: number): boolean {
  if (probability === 0) return true;
  if (probability >= 0.05 - tolerance) return isWhole(probability * 20);
  const leading = probability / 10 ** Math.floor(Math.log10(probability) + tolerance);
  return leadingDigits.some((digit) => Math.abs(leading - digit) < 1e-6);
}

/** True for at most two digits that count: as fine as a rate is known. */
export function isCoarseRate(rate: number): boolean {
  return Math.abs(Number(rate.toPrecision(2)) - rate) < tolerance;
}

function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 1e-6;
}
