import { type Shown, startWhatsappServer, type WhatsappServer } from '../support/whatsapp-server.ts';
import { openWorldAround, postgres, type World } from '../support/world.ts';

const SECRET = 'a-secret-of-more-than-32-characters!';

/** A dead holder's lease, and a message that was never confirmed. */
export const ANSWER_MS = 60_000;

export { postgres };

export const databases = [
  { name: 'PGlite', url: undefined },
  ...(postgres ? [{ name: 'PostgreSQL', url: postgres }] : []),
];

/** A WhatsApp, a database, and processes between them. */
export type WhatsappWorld = World<WhatsappServer>;

export const openWhatsappWorld = (url: string | undefined): Promise<WhatsappWorld> =>
  openWorldAround(
    url,
    ({ config }) => startWhatsappServer(config.dataDir),
    (server) => ({
      WHATSAPP_ENABLED: 'on',
      WHATSAPP_WS_URL: server.url,
      WHATSAPP_PER_MINUTE: '6000',
      WHATSAPP_TYPING_MS: '0',
      SECRETS_KEY: SECRET,
    }),
  );

/** Each message that a phone shows: it knows one by its id. */
export function messages(server: WhatsappServer): Map<string, Shown> {
  return new Map(server.shown.map((shown) => [`${shown.to} ${shown.id}`, shown]));
}
