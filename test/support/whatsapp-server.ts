import { join } from 'node:path';
import { type StartedWhatsAppServer, startWhatsAppServer } from '@openclaw/crabline';
import { vi } from 'vitest';
import { z } from 'zod';
import { freePort } from './assistant-process.ts';

/** A message that reached somebody's phone, as the server decrypted it. */
export interface Shown {
  to: string;
  id: string;
  text: string;
}

/**
 * A WhatsApp server that nobody here wrote: it speaks the real protocol (Noise, Signal) to Baileys. It delivers text,
 * decrypts what is sent, and acknowledges it; it forgets everything when it is stopped.
 */
export interface WhatsappServer {
  /** For `WHATSAPP_WS_URL`; stays the same over restarts. */
  readonly url: string;
  /** What reached phones, over all of the server's lives, in order. A repeated id is there once for each time. */
  readonly shown: readonly Shown[];
  /** What the newest message to somebody says. */
  screen(phone: string): string;
  /** Resolves once the server has handed the message to the connected client. `phone` without plus, or a LID. */
  write(from: string, text: string, options?: { id?: string; lid?: boolean }): Promise<void>;
  /** Resolves once the newest message to `phone` matches. */
  shows(phone: string, wanted: RegExp, timeoutMs?: number): Promise<string>;
  /** Ends the server and every connection to it. */
  kill(): Promise<void>;
  /** Starts it again at the same address. */
  restart(): Promise<void>;
  /** Ends for good. */
  close(): Promise<void>;
}

const Accepted = z.object({
  accepted: z.literal(true),
  body: z.object({
    key: z.object({ id: z.string(), remoteJid: z.string() }),
    message: z.object({ conversation: z.string() }),
  }),
});
const SELF = '15550000000@s.whatsapp.net';

export async function startWhatsappServer(folder: string): Promise<WhatsappServer> {
  const port = await freePort();
  const shown: Shown[] = [];
  let server: StartedWhatsAppServer | null = await begin();
  const { url } = { url: server.manifest.endpoints.baileysWebSocketUrl };
  let written = 0;

  function begin(): Promise<StartedWhatsAppServer> {
    return startWhatsAppServer({
      port,
      selfJid: SELF,
      accessToken: 'a-token-that-stays',
      adminToken: 'an-admin-token-that-stays',
      recorderPath: join(folder, 'crabline-whatsapp.jsonl'),
      onEvent(event) {
        const { data } = Accepted.safeParse(event);
        if (!data) return;
        const { key, message } = data.body;
        // What we send ourselves to see whether we are heard is on nobody's phone.
        if (key.remoteJid !== SELF) shown.push({ to: key.remoteJid, id: key.id, text: message.conversation });
      },
    });
  }

  const textTo = (phone: string) => shown.findLast(({ to }) => to.startsWith(`${phone}@`))?.text ?? '';

  return {
    url,
    shown,
    screen: textTo,
    async write(from, text, { id, lid = false } = {}) {
      written += 1;
      const jid = `${from}@${lid ? 'lid' : 's.whatsapp.net'}`;
      const endpoint = `http://127.0.0.1:${port}/_crabline/admin/whatsapp/inbound`;
      const response = await fetch(endpoint, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-crabline-admin-token': 'an-admin-token-that-stays',
        },
        body: JSON.stringify({
          chatJid: jid,
          senderJid: jid,
          text,
          pushName: 'Siti',
          messageId: id ?? `TEST${written}`,
        }),
      });
      const answer = z.object({ ok: z.literal(true) }).safeParse(await response.json());
      if (!answer.success) throw new Error(`the server refused the message: ${response.status}`);
    },
    shows: (phone, wanted, timeoutMs = 30_000) =>
      vi.waitFor(
        () => {
          const text = textTo(phone);
          if (!wanted.test(text)) throw new Error(`${phone} sees: ${text.slice(0, 300)}`);
          return text;
        },
        { timeout: timeoutMs, interval: 20 },
      ),
    async kill() {
      await server?.close().catch(() => undefined);
      server = null;
    },
    async restart() {
      server = await begin();
    },
    async close() {
      await server?.close().catch(() => undefined);
      server = null;
    },
  };
}
