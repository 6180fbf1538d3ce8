import { type Api, GrammyError } from 'grammy';
import type { Reply } from '../../messages/index.ts';
import { type Amends, CANNOT_AMEND, type SendResult } from '../channel.ts';
import { canTurnInto } from '../same-parts.ts';
import { type Call, type KeyboardWords, type Markup, render } from './render.ts';
import { explainFailure } from './send-error.ts';

/**
 * Edits a sent message part by part, or deletes it. Again and again the same: what is so already counts as done.
 * Limits (https://core.telegram.org/bots/api#updating-messages, #deletemessage): only a message without a keyboard, or
 * with buttons of its own, can be edited, at any age; one can be deleted within 48 hours. The server judges both.
 */
export async function amendMessage(
  api: Api,
  chatId: number,
  reply: Reply,
  { act, platformIds, was }: Amends,
  words: KeyboardWords,
): Promise<SendResult> {
  const ids = platformIds.map(Number);
  if (act === 'withdraw') return (await remove(ids)) ?? { kind: 'sent', platformIds: [...platformIds] };
  const before = render(was, words);
  const now = render(reply, words);
  if (now.kind === 'impossible') return { kind: 'reject', reason: now.reason };
  const possible =
    before.kind === 'calls' && before.calls.length === ids.length && canTurnInto(before.calls, now.calls);
  if (!possible || was.request || reply.request) return { kind: 'reject', reason: CANNOT_AMEND.otherKind };
  for (const [at, call] of now.calls.entries()) {
    const failure = await edit(ids[at] ?? 0, call).then(() => null, explainAmendment);
    if (failure) return failure;
  }
  const kept = platformIds.slice(0, now.calls.length);
  return (await remove(ids.slice(kept.length))) ?? { kind: 'sent', platformIds: kept };

  async function edit(id: number, call: Call): Promise<unknown> {
    const buttons = buttonsOf(call.markup);
    if (call.kind === 'text') {
      const options = {
        parse_mode: 'HTML' as const,
        link_preview_options: { is_disabled: true },
        ...buttons,
      };
      return api.editMessageText(chatId, id, call.html, options);
    }
    if (call.kind === 'place') return api.editMessageReplyMarkup(chatId, id, buttons);
    return api.editMessageCaption(chatId, id, {
      caption: call.caption ?? '',
      parse_mode: 'HTML',
      ...buttons,
    });
  }

  async function remove(messages: readonly number[]): Promise<SendResult | null> {
    for (const id of messages) {
      const failure = await api.deleteMessage(chatId, id).then(() => null, explainAmendment);
      // Whoever removed it: it is not there any more.
      if (failure && !('reason' in failure && failure.reason === CANNOT_AMEND.gone)) return failure;
    }
    return null;
  }
}

/** Left out, the buttons under a message go away. */
function buttonsOf(markup: Markup | undefined) {
  return markup && 'inline_keyboard' in markup ? { reply_markup: markup } : {};
}

/** The server's words for what stands in the way; its code is 400 for all of them. */
const REFUSALS: ReadonlyArray<readonly [RegExp, string]> = [
  [
    /message to (edit|delete) not found|MESSAGE_ID_INVALID|message identifier is not specified/i,
    CANNOT_AMEND.gone,
  ],
  [/message can't be deleted/i, CANNOT_AMEND.tooLate],
  [/there is no (text|caption) in the message to edit/i, CANNOT_AMEND.otherKind],
  [/message can't be edited/i, CANNOT_AMEND.refused],
];

/** Null where nothing is wrong: it looks so already. */
function explainAmendment(error: unknown): SendResult | null {
  if (error instanceof GrammyError && error.error_code === 400) {
    if (/message is not modified/i.test(error.description)) return null;
    const refusal = REFUSALS.find(([words]) => words.test(error.description));
    if (refusal) return { kind: 'reject', reason: refusal[1] };
  }
  return explainFailure(error);
}
