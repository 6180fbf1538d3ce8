import { type Api, GrammyError, InputFile } from 'grammy';
import { z } from 'zod';
import type { Address, Reply } from '../../messages/index.ts';
import type { SendOptions, SendResult } from '../channel.ts';
import { contentOf, withProgress } from '../send-parts.ts';
import { amendMessage } from './amend.ts';
import { type Call, type KeyboardWords, render } from './render.ts';
import { explainFailure, type Failure } from './send-error.ts';

/** What a bot may upload (https://core.telegram.org/bots/api#sending-files), in bytes. */
const MAX_PHOTO_BYTES = 10 * 1024 * 1024;
const MAX_UPLOAD_BYTES = 50 * 1024 * 1024;

export interface SendParts {
  api: Api;
  /** Content of a file of ours by its hash; rejects with `ENOENT` when there is no such file. */
  readMedia: (hash: string) => Promise<Uint8Array>;
  texts: Record<'id' | 'en', KeyboardWords>;
}

export type Send = (to: Address, reply: Reply, options: SendOptions) => Promise<SendResult>;

/**
 * Sends one reply as one or more native calls, beginning after those that earlier attempts got through
 * (`sentIds`). Never rejects, never waits for a limit: when to try again is the outbox's decision.
 * `platformIds` always holds every part sent so far, earlier attempts included.
 */
export function createSend({ api, readMedia, texts }: SendParts): Send {
  return async (to, reply, { sentIds, language, editable = false, amends }) => {
    const chatId = chatIdOf(to);
    if (chatId === undefined) return { kind: 'reject', reason: 'not-a-telegram-chat' };
    if (amends) return amendMessage(api, chatId, reply, amends, texts[language]);
    const rendered = render(reply, texts[language], editable);
    if (rendered.kind === 'impossible') return { kind: 'reject', reason: rendered.reason };
    const platformIds = [...sentIds];
    for (const call of rendered.calls.slice(sentIds.length)) {
      const outcome = await perform(call, chatId).catch(explainFailure);
      if (typeof outcome !== 'string') return withProgress(outcome, platformIds, sentIds.length);
      platformIds.push(outcome);
    }
    return { kind: 'sent', platformIds };
  };

  async function perform(call: Call, chatId: number): Promise<string | Failure> {
    const markup = call.markup ? { reply_markup: call.markup } : {};
    if (call.kind === 'text') {
      const preview = { is_disabled: true };
      const options = { parse_mode: 'HTML' as const, link_preview_options: preview, ...markup };
      return messageId(await api.sendMessage(chatId, call.html, options));
    }
    if (call.kind === 'place') {
      const { latitude, longitude } = call.place;
      return messageId(await api.sendLocation(chatId, latitude, longitude, markup));
    }
    const content = await contentOf(call.file, readMedia, MAX_UPLOAD_BYTES);
    if (!(content instanceof Uint8Array)) return content;
    const file = () => new InputFile(content, safeName(call.file.fileName));
    const caption = call.caption ? { caption: call.caption, parse_mode: 'HTML' as const } : {};
    if (call.file.kind === 'image' && content.byteLength <= MAX_PHOTO_BYTES) {
      try {
        return messageId(await api.sendPhoto(chatId, file(), { ...caption, ...markup }));
      } catch (error) {
        if (!isNoPhoto(error)) throw error;
      }
    }
    return messageId(await api.sendDocument(chatId, file(), { ...caption, ...markup }));
  }
}

/** Telegram shows no picture that is very long, very narrow or damaged; as a document it takes it still. */
function isNoPhoto(error: unknown): boolean {
  return error instanceof GrammyError && /PHOTO_INVALID|IMAGE_PROCESS_FAILED/.test(error.description);
}

/** Chat ids have up to 52 bits (https://core.telegram.org/bots/api#chat). */
export function chatIdOf(to: Address): number | undefined {
  const id = /^-?\d{1,16}$/.test(to.id) ? Number(to.id) : Number.NaN;
  return to.channel === 'telegram' && Number.isSafeInteger(id) ? id : undefined;
}

const Sent = z.object({ message_id: z.int() });

/** An answer without a message id may stand for a message that was sent. */
function messageId(result: unknown): string | Failure {
  const sent = Sent.safeParse(result);
  return sent.success ? String(sent.data.message_id) : { kind: 'unknown', reason: 'malformed-answer' };
}

/** grammY writes the name bare into a header line. */
function safeName(fileName: string): string {
  return fileName.replace(/[^\p{L}\p{N}._ -]/gu, '_');
}
