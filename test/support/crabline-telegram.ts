import { join } from 'node:path';
import { startTelegramServer } from '@openclaw/crabline';
import { expect, vi } from 'vitest';
import { z } from 'zod';
import type { Environment } from './assistant-process.ts';
import { parseHtml } from './telegram-server/parse-html.ts';

const Sent = z.object({
  chat_id: z.coerce.number(),
  text: z.string().optional(),
  caption: z.string().optional(),
});
const ANSWER_MS = 20_000;

/** A Bot API server that nobody here wrote, with what stands on each person's screen. It hands out text alone. */
export interface CrablineTelegram {
  /** What connects the assistant to it. */
  readonly environment: Environment;
  type(from: number, text: string): Promise<void>;
  /** Types, and waits for what comes back. */
  answer(from: number, text: string): Promise<void>;
  newest(who: number): string;
  /** How many messages to somebody match. */
  said(who: number, wanted: RegExp): number;
  /** The newest message that matches, once there is one among the last few. */
  sees(who: number, wanted: RegExp): Promise<string>;
  close(): Promise<void>;
}

/** Starts it; `names` says who writes, by their chat. */
export async function startCrablineTelegram(
  folder: string,
  names: Readonly<Record<number, string>>,
): Promise<CrablineTelegram> {
  const screens = new Map<number, string[]>();
  const server = await startTelegramServer({
    recorderPath: join(folder, 'crabline.jsonl'),
    onEvent({ type, path, body }) {
      if (type !== 'api' || !/(send(Message|Photo|Document)|editMessageText)$/.test(path)) return;
      const { chat_id, text, caption } = Sent.parse(body);
      const parsed = parseHtml(text ?? caption ?? '');
      if ('error' in parsed) throw new Error(parsed.error);
      screens.set(chat_id, [...(screens.get(chat_id) ?? []), parsed.text]);
    },
  });
  const newest = (who: number) => screens.get(who)?.at(-1) ?? '';

  async function type(from: number, text: string): Promise<void> {
    const response = await fetch(server.manifest.endpoints.adminInboundUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${server.manifest.adminToken}` },
      body: JSON.stringify({ chatId: from, fromId: from, fromName: names[from] ?? 'Orang', text }),
    });
    expect(await response.json()).toMatchObject({ ok: true });
  }

  return {
    environment: {
      TELEGRAM_BOT_TOKEN: server.manifest.botToken,
      TELEGRAM_API_ROOT: server.manifest.endpoints.apiRoot,
    },
    type,
    newest,
    async answer(from, text) {
      const before = screens.get(from)?.length ?? 0;
      await type(from, text);
      await vi.waitFor(() => expect(screens.get(from)?.length).toBeGreaterThan(before), {
        timeout: ANSWER_MS,
      });
    },
    said: (who, wanted) => (screens.get(who) ?? []).filter((text) => wanted.test(text)).length,
    sees: (who, wanted) =>
      vi.waitFor(
        () => {
          const found = screens
            .get(who)
            ?.slice(-4)
            .findLast((text) => wanted.test(text));
          if (!found)
            throw new Error(
              `${who} waits for ${wanted}, sees: ${screens.get(who)?.slice(-8).join('\n---\n')}`,
            );
          return found;
        },
        { timeout: ANSWER_MS, interval: 20 },
      ),
    close: () => server.close(),
  };
}
