import { PersonId } from './wire.ts';

/**
 * Where a stream of several persons stands: `seq` of the last message delivered, by person. It travels as the
 * event id `person=seq&person=seq`, so that `Last-Event-ID` alone resumes every chat of the stream.
 */
export type Cursor = Map<string, string>;

export function formatCursor(cursor: Cursor): string {
  return new URLSearchParams([...cursor]).toString();
}

/** Ignores what is not a position: the worst a forged or cut id can do is to repeat messages. */
export function parseCursor(text: string): Cursor {
  const positions = [...new URLSearchParams(text)];
  return new Map(positions.filter(([person, seq]) => PersonId.safeParse(person).success && seq !== ''));
}
