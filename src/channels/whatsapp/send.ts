import { setTimeout as sleep } from 'node:timers/promises';
import { type AnyMediaMessageContent, proto } from '@whiskeysockets/baileys';
import { type Clock, SECOND } from '../../kernel/clock.ts';
import type { Address, Reply } from '../../messages/index.ts';
import type { Amends, SendOptions, SendResult } from '../channel.ts';
import { contentOf, withProgress } from '../send-parts.ts';
import { type Change, changeMessage, planAmendment } from './amend.ts';
import { readJid } from './jid.ts';
import { MAX_PARTS, messageId } from './message-id.ts';
import { type OutMessage, render, type WhatsappTexts } from './render.ts';
import type { Ack, Socket } from './socket.ts';
import { statusOf } from './status-of.ts';

/** What was or is about to be sent, by the message's name and part; kept by whoever gives it. */
export interface SentPayloads {
  find(ref: string, part: number): Promise<Uint8Array | null>;
  /** Resolves once it is stored. */
  keep(ref: string, part: number, payload: Uint8Array): Promise<void>;
}

export interface SendParts {
  /** The connection, null while there is none. */
  socket: () => Socket | null;
  sent: SentPayloads;
  /** Content of a file of ours by its hash; rejects with `ENOENT` when there is no such file. */
  readMedia: (hash: string) => Promise<Uint8Array>;
  texts: WhatsappTexts;
  /** Longest time for which typing is shown before a message, in milliseconds; 0 sends at once. */
  typingMs: number;
  clock: Clock;
}

/** WhatsApp's limits for what an account may upload, in bytes. */
const MAX_PHOTO_BYTES = 16 * 1024 * 1024;
const MAX_FILE_BYTES = 100 * 1024 * 1024;
/** A person who types this fast is believed. */
const TYPING_MS_A_CHARACTER = 12;
/** Time between connections for which everything is held back. */
const NO_CONNECTION_MS = 2 * SECOND;

/**
 * `Reply` to WhatsApp, part by part. Each part's id follows from the outbox row, and what is sent under it is stored
 * before it leaves (P7): a retry sends the very same again, and the phone shows it once.
 */
export function createSend(parts: SendParts) {
  const { sent, texts } = parts;
  /** People to whom a message was never confirmed: their encryption may be out of step with ours. */
  const doubtful = new Set<string>();

  return async (to: Address, reply: Reply, options: SendOptions): Promise<SendResult> => {
    const { key, sentIds, language, amends } = options;
    const jid = readJid(to.id);
    // Nothing but private chats, whatever address a row may hold.
    if (jid.kind !== 'phone' && jid.kind !== 'lid') return { kind: 'reject', reason: 'not-a-person' };
    if (amends) return amend(jid.jid, reply, options, amends);
    const rendered = render(reply, texts[language]);
    if (rendered.kind === 'impossible') return { kind: 'reject', reason: rendered.reason };
    if (rendered.messages.length > MAX_PARTS) return { kind: 'reject', reason: 'too-long' };
    const platformIds = [...sentIds];
    for (const [part, message] of rendered.messages.entries()) {
      if (part < sentIds.length) continue;
      const result = await sendPart(jid.jid, message, key, part, part === 0 && sentIds.length === 0);
      if (result !== 'sent') return withProgress(result, platformIds, sentIds.length);
      platformIds.push(messageId(key, part));
    }
    return { kind: 'sent', platformIds };
  };

  /** Each change is a message of its own, under an id that follows from the amendment's row. */
  async function amend(
    jid: string,
    reply: Reply,
    { key, sentIds, language }: SendOptions,
    amends: Amends,
  ): Promise<SendResult> {
    const plan = planAmendment(reply, amends, texts[language], parts.clock.now());
    if (plan.kind === 'impossible') return { kind: 'reject', reason: plan.reason };
    const made = [...sentIds];
    for (const [part, change] of plan.changes.entries()) {
      if (part < sentIds.length) continue;
      const result = await sendPart(jid, change, key, part, false);
      if (result !== 'sent') return withProgress(result, made, sentIds.length);
      made.push(messageId(key, part));
    }
    return { kind: 'sent', platformIds: plan.platformIds };
  }

  async function sendPart(
    jid: string,
    message: OutMessage | Change,
    ref: string,
    part: number,
    first: boolean,
  ): Promise<'sent' | Failure> {
    const socket = parts.socket();
    if (!socket) return NO_CONNECTION;
    try {
      const payload = await payloadOf(socket, jid, message, ref, part);
      if ('kind' in payload) return payload;
      if (first && message.kind !== 'change') await type(socket, jid, message);
      if (doubtful.has(jid)) await socket.renewSession(jid);
      const amends = message.kind === 'change' ? message.act : undefined;
      const ack = await socket.send(jid, payload.message, messageId(ref, part), amends);
      if (ack.kind === 'no-answer') doubtful.add(jid);
      else doubtful.delete(jid);
      return judgeAck(ack);
    } catch (error) {
      return explainError(error, parts.socket() === socket);
    }
  }

  /** What an earlier attempt stored, or what is made and stored now. */
  async function payloadOf(
    socket: Socket,
    jid: string,
    message: OutMessage | Change,
    ref: string,
    part: number,
  ): Promise<{ message: proto.IMessage } | Failure> {
    const stored = await sent.find(ref, part);
    if (stored) return { message: proto.Message.decode(stored) };
    let made: proto.IMessage;
    if (message.kind === 'change') made = changeMessage(jid, message, parts.clock.now());
    else if (message.kind === 'text') made = { extendedTextMessage: { text: message.text } };
    else if (message.kind === 'place') {
      const { latitude, longitude } = message.place;
      made = { locationMessage: { degreesLatitude: latitude, degreesLongitude: longitude } };
    } else {
      const content = await contentOf(message.file, parts.readMedia, MAX_FILE_BYTES);
      if (!(content instanceof Uint8Array)) return content;
      try {
        made = await socket.prepareMedia(mediaOf(message, content));
      } catch {
        return { kind: 'retry', reason: 'upload-failed' };
      }
    }
    const payload = proto.Message.encode(proto.Message.create(made)).finish();
    await sent.keep(ref, part, payload);
    return { message: proto.Message.decode(payload) };
  }

  /** Somebody who answers in no time is a machine, and machines are looked at (P1). A courtesy: it may fail. */
  async function type(socket: Socket, jid: string, message: OutMessage): Promise<void> {
    const words =
      message.kind === 'text' ? message.text : message.kind === 'file' ? (message.caption ?? '') : '';
    const ms = Math.min(parts.typingMs, words.length * TYPING_MS_A_CHARACTER);
    if (ms <= 0) return;
    await socket.composing(jid, true).catch(() => {});
    await sleep(ms);
    await socket.composing(jid, false).catch(() => {});
  }
}

type Failure = Exclude<SendResult, { kind: 'sent' }>;

const NO_CONNECTION: Failure = { kind: 'down', reason: 'no-connection', afterMs: NO_CONNECTION_MS };

/** `SERVER_ERROR_CODES` and `NACK_REASONS` of the library: refused for reaching out (P2), and a stanza out of date. */
const REACH_OUT_REFUSED = 463;
const STALE = 479;

function judgeAck(ack: Ack): 'sent' | Failure {
  if (ack.kind === 'taken') return 'sent';
  if (ack.kind === 'no-answer') return { kind: 'unknown', reason: 'no-acknowledgement' };
  if (ack.code === REACH_OUT_REFUSED) return { kind: 'restricted', reason: 'reach-out-refused-463' };
  if (ack.code === STALE) return { kind: 'retry', reason: 'refused-479' };
  if (ack.code === 429) return { kind: 'retry', reason: 'refused-429', afterMs: 60 * SECOND };
  return { kind: 'reject', reason: `refused-${ack.code}` };
}

/** The library rejects with a status for a connection that is gone; nothing is known about anything else. */
function explainError(error: unknown, stillOpen: boolean): Failure {
  if (!stillOpen) return { ...NO_CONNECTION, reason: 'connection-lost' };
  const status = statusOf(error);
  if (status === 428) return NO_CONNECTION;
  return { kind: 'unknown', reason: error instanceof Error ? `not-sent: ${error.name}` : 'not-sent' };
}

function mediaOf(
  { file, caption }: Extract<OutMessage, { kind: 'file' }>,
  content: Uint8Array,
): AnyMediaMessageContent {
  const bytes = Buffer.from(content);
  const words = caption === undefined ? {} : { caption };
  // Pictures that are shown must be JPEG or PNG; anything else arrives as a file.
  const shown = /^image\/(jpeg|png)$/.test(file.mimeType) && bytes.byteLength <= MAX_PHOTO_BYTES;
  if (file.kind === 'image' && shown) return { image: bytes, mimetype: file.mimeType, ...words };
  return { document: bytes, mimetype: file.mimeType, fileName: file.fileName, ...words };
}
