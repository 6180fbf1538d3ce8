/** A reading and how much speaks for it. */
export interface Scored<Value> {
  readonly value: Value;
  readonly score: number;
}

/** The reading most speaks for, of equal ones the first; null where none reaches `least`. */
export function best<Value>(readings: Iterable<Scored<Value>>, least: number): Scored<Value> | null {
  let found: Scored<Value> | null = null;
  for (const reading of readings) {
    if (reading.score >= least && (found === null || reading.score > found.score)) found = reading;
  }
  return found;
}

/** What a place in a message takes from a reading: quoted and signed lines are believed less. */
export function doubtOf(zone: 'body' | 'quoted' | 'signature'): number {
  return { body: 0, quoted: 3, signature: 3 }[zone];
}
