/**
 * Exponential back-off with full jitter: attempt 1 waits up to `base`, each further one up to twice as long,
 * never over `cap` (milliseconds). Full jitter spreads retries of many clients over the whole window.
 * At least half the window is always waited, so that a dead peer is not hammered.
 */
export function backoff(
  attempt: number,
  base: number,
  cap: number,
  random: () => number = Math.random,
): number {
  const window = Math.min(cap, base * 2 ** Math.max(0, attempt - 1));
  return Math.round(window / 2 + (random() * window) / 2);
}
