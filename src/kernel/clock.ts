/** Time comes in from outside, so that a test can let days pass. All moments are UTC instants. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** `moment` moved by `ms` milliseconds. */
export function after(moment: Date, ms: number): Date {
  return new Date(moment.getTime() + ms);
}

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
