import { z } from 'zod';

/** Envelopes around what was said: disappearing and view-once chats, captions of documents, albums, edits. */
const WRAPPERS = [
  'ephemeralMessage',
  'viewOnceMessage',
  'viewOnceMessageV2',
  'viewOnceMessageV2Extension',
  'documentWithCaptionMessage',
  'associatedChildMessage',
  'deviceSentMessage',
  'editedMessage',
] as const;
/** As deep as Baileys looks (`normalizeMessageContent`, which hides whether it took off an edit). */
const MAX_DEPTH = 5;

const Envelope = z.object({ message: z.unknown() });

/** Takes the envelopes off; `edited` where one of them said that this replaces an earlier message. */
export function unwrap(raw: unknown): { content: unknown; edited: boolean; association: number } {
  let content = raw;
  let edited = false;
  let association = associationOf(raw);
  for (let depth = 0; depth < MAX_DEPTH; depth += 1) {
    const name = WRAPPERS.find((wrapper) => Envelope.safeParse(field(content, wrapper)).success);
    if (name === undefined) break;
    edited ||= name === 'editedMessage';
    content = Envelope.parse(field(content, name)).message;
    association ||= associationOf(content);
  }
  return { content, edited, association };
}

/** How a message belongs to another one: `MessageAssociation.AssociationType`; 0 where it does not. */
function associationOf(content: unknown): number {
  const association = field(field(content, 'messageContextInfo'), 'messageAssociation');
  const type = field(association, 'associationType');
  return typeof type === 'number' ? type : 0;
}

function field(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined;
}

/** The fields of a message that hold something, whether own or of a protobuf class. */
export function fieldsIn(content: unknown): string[] {
  if (typeof content !== 'object' || content === null) return [];
  return Object.entries(content).flatMap(([name, value]) =>
    value === null || value === undefined ? [] : [name],
  );
}
