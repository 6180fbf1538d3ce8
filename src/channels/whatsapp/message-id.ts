/**
 * The id of one part of an outgoing message. It looks like those of WhatsApp Web (`3EB0` and 18 hexadecimal digits) and
 * follows from the outbox row alone, so that a retry after a crash is the same message on the phone, not a second one.
 */
export function messageId(ref: string, part: number): string {
  return `3EB0${ref.toUpperCase()}${part.toString(16).padStart(2, '0').toUpperCase()}`;
}

/** Which part of which row an id stands for; null for a message that did not come from here. */
export function readMessageId(id: string): { ref: string; part: number } | null {
  const [, ref, part] = /^3EB0([0-9A-F]{16})([0-9A-F]{2})$/.exec(id) ?? [];
  return ref && part ? { ref: ref.toLowerCase(), part: Number.parseInt(part, 16) } : null;
}

/** Parts an id can tell apart. */
export const MAX_PARTS = 256;
