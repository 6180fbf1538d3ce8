import { type Address, Inbound, type InboundContent, type Revision } from '../../messages/index.ts';
import { clean } from '../clean.ts';
import { readJid } from './jid.ts';
import { contentOf, unsupported } from './message-content.ts';
import { fieldsIn, unwrap } from './unwrap.ts';
import { Content, type Key, WaMessage } from './wire.ts';

/** Why a message leads to nothing; a code for logs and counters. */
export type IgnoredReason =
  | 'malformed'
  | 'own-message'
  | 'group'
  | 'broadcast'
  | 'status'
  | 'newsletter'
  | 'bot'
  | 'not-a-person'
  /** WhatsApp asks the sender for it again, under the same id. */
  | 'undecryptable'
  | 'system-note'
  | 'protocol'
  | 'reaction'
  | 'poll-vote'
  | 'call'
  | 'service-message'
  /** The finer copy of a photo or video that came by itself. */
  | 'second-quality'
  | 'empty';

export type Normalised = { kind: 'inbound'; inbound: Inbound } | { kind: 'ignored'; reason: IgnoredReason };

/** `proto.WebMessageInfo.StubType.CIPHERTEXT` */
const CIPHERTEXT = 2;
/** `proto.Message.ProtocolMessage.Type` */
const REVOKE = 0;
const MESSAGE_EDIT = 14;
/** `proto.Message.SecretEncryptedMessage.SecretEncType` */
const SECRET_MESSAGE_EDIT = 2;
/** `proto.MessageAssociation.AssociationType`: HD video, HD image, HEVC video. */
const SECOND_QUALITY = new Set([5, 10, 19]);

/** What nobody says to anybody, by the field that holds it. */
const SILENT: ReadonlyMap<string, IgnoredReason> = new Map([
  ['reactionMessage', 'reaction'],
  ['encReactionMessage', 'reaction'],
  ['pollUpdateMessage', 'poll-vote'],
  ['call', 'call'],
  ['callLogMesssage', 'call'],
  ['bcallMessage', 'call'],
  ['scheduledCallCreationMessage', 'call'],
  ['scheduledCallEditMessage', 'call'],
  // Announces how many photos follow; each of them is a message of its own.
  ['albumMessage', 'service-message'],
  ['pinInChatMessage', 'service-message'],
  ['keepInChatMessage', 'service-message'],
  ['stickerSyncRmrMessage', 'service-message'],
  ['messageHistoryBundle', 'service-message'],
  ['messageHistoryNotice', 'service-message'],
  ['encEventResponseMessage', 'service-message'],
  ['requestPhoneNumberMessage', 'service-message'],
  ['limitSharingMessage', 'service-message'],
]);
/** Comes along with every kind of message. */
const ALONGSIDE = new Set([
  'messageContextInfo',
  'senderKeyDistributionMessage',
  'fastRatchetKeySenderKeyDistributionMessage',
]);

/**
 * Turns one message of Baileys' `messages.upsert`, of whatever shape, into what a person did. Pure; never throws.
 *
 * `Inbound.id` is WhatsApp's message id with the second it was sent. The same message may come again under the sender's
 * other address (phone JID or LID) after a reconnect, so that neither can be part of it. The ids are random bytes, drawn by
 * the sender's device, which may draw them badly; a delivery that is repeated has the server's time of the first one. What a
 * reply quotes is left out: numbers and labels are understood from what was asked last.
 */
export function normalise(raw: unknown, { receivedAt }: { receivedAt: Date }): Normalised {
  const parsed = WaMessage.safeParse(raw);
  if (!parsed.success) return ignored('malformed');
  const { key, broadcast, messageStubType } = parsed.data;
  const jid = readJid(key.remoteJid);
  if (key.fromMe) return ignored('own-message');
  if (jid.kind === 'other') return ignored('not-a-person');
  if (jid.kind !== 'phone' && jid.kind !== 'lid') return ignored(jid.kind);
  if (broadcast) return ignored('broadcast');
  if (messageStubType) return ignored(messageStubType === CIPHERTEXT ? 'undecryptable' : 'system-note');
  const id = clean(key.id, 200);
  const address: Address = { channel: 'whatsapp', id: jid.jid };
  const { provenPhone, aliases } = addressesOf(key, jid);
  const found = whatWasDone(parsed.data, { id, jid: jid.jid, provenPhone });
  if (typeof found === 'string') return ignored(found);
  const displayName = clean(parsed.data.pushName?.trim() ?? '', 200);
  // The vocabulary's own limits (a latitude of 400) are enforced in one place.
  const inbound = Inbound.safeParse({
    id: `${clean(key.id, 180)}@${Number(parsed.data.messageTimestamp ?? 0)}`,
    address,
    sentAt: moment(parsed.data.messageTimestamp, receivedAt),
    sender: {
      ...(displayName ? { displayName } : {}),
      ...(provenPhone ? { provenPhone } : {}),
      ...(aliases.length ? { aliases } : {}),
    },
    content: found,
  });
  return inbound.success ? { kind: 'inbound', inbound: inbound.data } : ignored('malformed');
}

function whatWasDone(
  message: WaMessage,
  sender: Parameters<typeof contentOf>[1],
): InboundContent | Revision | IgnoredReason {
  const { content: raw, edited, association } = unwrap(message.message);
  if (SECOND_QUALITY.has(association)) return 'second-quality';
  const fields = fieldsIn(raw).filter((name) => !ALONGSIDE.has(name));
  if (fields.length === 0) return message.key.isViewOnce ? unsupported('other') : 'empty';
  const parsed = Content.safeParse(raw);
  if (!parsed.success) return 'malformed';
  const { protocolMessage, secretEncryptedMessage } = parsed.data;
  if (protocolMessage) return fromProtocol(protocolMessage);
  if (edited || secretEncryptedMessage?.secretEncType === SECRET_MESSAGE_EDIT) return unsupported('edited');
  const said = contentOf(parsed.data, sender);
  if (said) return said;
  const silent = fields.map((name) => SILENT.get(name)).find((reason) => reason !== undefined);
  if (silent) return silent;
  return fields.every((name) => isEmptyText(parsed.data, name)) ? 'empty' : unsupported('other');
}

/**
 * Protobuf leaves out a zero, and a deletion is type zero. What only our own devices may send (keys, history) is no
 * business of this channel whoever sent it.
 */
function fromProtocol({
  type,
  key,
  editedMessage,
}: NonNullable<Content['protocolMessage']>): InboundContent | Revision | IgnoredReason {
  if (type === MESSAGE_EDIT) {
    const text = editedMessage?.conversation ?? editedMessage?.extendedTextMessage?.text;
    return key?.id && text
      ? { kind: 'revised', message: clean(key.id, 180), text: clean(text, 20_000) }
      : unsupported('edited');
  }
  return (type ?? REVOKE) === REVOKE && key?.id
    ? { kind: 'revised', message: clean(key.id, 180) }
    : 'protocol';
}

function isEmptyText(content: Content, name: string): boolean {
  return name === 'conversation' || (name === 'extendedTextMessage' && !content.extendedTextMessage?.text);
}

/** The number that WhatsApp's server vouches for, and the addresses of the other kind. */
function addressesOf(
  key: Key,
  jid: Extract<ReturnType<typeof readJid>, { jid: string }>,
): { provenPhone: string | undefined; aliases: string[] } {
  const others = [key.remoteJidAlt, key.senderPn, key.senderLid]
    .map(readJid)
    .filter((other) => (other.kind === 'phone' || other.kind === 'lid') && other.kind !== jid.kind);
  // One person has one of each kind: what two sources say differently is believed of the first.
  const [other] = others;
  const phone = [jid, other].find((candidate) => candidate?.kind === 'phone');
  return {
    provenPhone: phone?.kind === 'phone' ? phone.phone : undefined,
    aliases: other && 'jid' in other ? [other.jid] : [],
  };
}

/** In seconds; a message without a time was sent when it came. */
function moment(seconds: number | null | undefined, receivedAt: Date): Date {
  const given = new Date(Number(seconds ?? 0) * 1_000);
  return given.getTime() > 0 ? given : receivedAt;
}

function ignored(reason: IgnoredReason): Normalised {
  return { kind: 'ignored', reason };
}
