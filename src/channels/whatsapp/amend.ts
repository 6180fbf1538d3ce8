import { proto } from '@whiskeysockets/baileys';
import { after, DAY, MINUTE } from '../../kernel/clock.ts';
import type { Reply } from '../../messages/index.ts';
import { type Amends, CANNOT_AMEND } from '../channel.ts';
import { canTurnInto } from '../same-parts.ts';
import { type OutMessage, render, type WhatsappTexts } from './render.ts';

/**
 * The app offers an edit for 15 minutes (thinkwithniche.com/amp/news/whatsapp-introduces-feature-to-edit-messages-within-15-minutes)
 * and a deletion for two days (umatechnology.org/?p=1014831); whatsmeow reckons with 20 minutes (`EditWindow`). What the
 * server and phones do with a later one is not documented, so that none is sent: it might count as done and not show.
 */
const EDIT_MS = 15 * MINUTE;
const WITHDRAW_MS = 2 * DAY;

const { MESSAGE_EDIT, REVOKE } = proto.Message.ProtocolMessage.Type;

/** What is done to one sent part, by its id. */
export type Change =
  | { kind: 'change'; act: 'edit'; id: string; text: string }
  | { kind: 'change'; act: 'withdraw'; id: string };

export type Plan =
  | { kind: 'changes'; changes: Change[]; platformIds: string[] }
  | { kind: 'impossible'; reason: string };

/**
 * What has to be done to a sent message so that it shows `reply`, or is gone. Pure, and the same again for the same
 * amendment. Words under a file stay as they are: an edited caption does not arrive through the library
 * (https://github.com/WhiskeySockets/Baileys/issues/1038).
 */
export function planAmendment(
  reply: Reply,
  { act, platformIds, sentAt, was }: Amends,
  words: WhatsappTexts['id'],
  now: Date,
): Plan {
  const withdraw = (id: string): Change => ({ kind: 'change', act: 'withdraw', id });
  if (sentAt < after(now, act === 'edit' ? -EDIT_MS : -WITHDRAW_MS)) return impossible(CANNOT_AMEND.tooLate);
  if (act === 'withdraw') {
    return { kind: 'changes', changes: platformIds.map(withdraw), platformIds: [...platformIds] };
  }
  const before = render(was, words);
  const shall = render(reply, words);
  if (shall.kind === 'impossible') return impossible(shall.reason);
  const possible =
    before.kind === 'messages' &&
    before.messages.length === platformIds.length &&
    canTurnInto(before.messages, shall.messages) &&
    shall.messages.every((part, at) => captionOf(part) === captionOf(before.messages[at]));
  if (!possible) return impossible(CANNOT_AMEND.otherKind);
  const kept = platformIds.slice(0, shall.messages.length);
  const edits = shall.messages.flatMap((part, at): Change[] => {
    const old = before.messages[at];
    const id = kept[at];
    // A part that says the same still would be marked as edited.
    const changed = part.kind === 'text' && old?.kind === 'text' && part.text !== old.text;
    return changed && id ? [{ kind: 'change', act: 'edit', id, text: part.text }] : [];
  });
  const rest = platformIds.slice(kept.length).map(withdraw);
  return { kind: 'changes', changes: [...edits, ...rest], platformIds: kept };
}

/** As the library's own `sendMessage` shapes it, with an id and a time that we choose. */
export function changeMessage(jid: string, change: Change, now: Date): proto.IMessage {
  const key = { remoteJid: jid, fromMe: true, id: change.id };
  if (change.act === 'withdraw') return { protocolMessage: { key, type: REVOKE } };
  return {
    protocolMessage: {
      key,
      type: MESSAGE_EDIT,
      editedMessage: { extendedTextMessage: { text: change.text } },
      timestampMs: now.getTime(),
    },
  };
}

function captionOf(part: OutMessage | undefined): string | undefined {
  return part?.kind === 'file' ? part.caption : undefined;
}

function impossible(reason: string): Plan {
  return { kind: 'impossible', reason };
}
