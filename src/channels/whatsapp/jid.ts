import { isJidBot, isJidMetaAI, jidDecode } from '@whiskeysockets/baileys';

/**
 * Whom a WhatsApp address stands for. One person has a phone JID and a LID, and either may be missing (P4); `jid` is
 * the one that was read, without device, as messages are addressed to it.
 */
export type Jid =
  | { kind: 'phone'; phone: string; jid: string }
  | { kind: 'lid'; jid: string }
  | { kind: 'group' | 'broadcast' | 'status' | 'newsletter' | 'bot' | 'other' };

/** E.164 has at most 15 digits; `0` is WhatsApp itself. */
const PHONE = /^[1-9]\d{6,14}$/;
const LID = /^\d{5,20}$/;

/** Reads a JID of whatever shape; what is no address of anybody is `other`. Never throws. */
export function readJid(raw: unknown): Jid {
  const decoded = typeof raw === 'string' ? jidDecode(raw) : undefined;
  if (!decoded) return { kind: 'other' };
  // Baileys knows its own servers only, while anything may stand behind the @.
  const server: string = decoded.server;
  const { user } = decoded;
  if (isJidMetaAI(`@${server}`) || isJidBot(`${user}@c.us`)) return { kind: 'bot' };
  switch (server) {
    case 's.whatsapp.net':
    case 'c.us':
    case 'hosted':
      // A hosted account (Business API) is addressed like any other; Baileys rewrites it in the same way.
      return PHONE.test(user)
        ? { kind: 'phone', phone: `+${user}`, jid: `${user}@s.whatsapp.net` }
        : { kind: 'other' };
    case 'lid':
    case 'hosted.lid':
      return LID.test(user) ? { kind: 'lid', jid: `${user}@lid` } : { kind: 'other' };
    case 'g.us':
      return { kind: 'group' };
    case 'broadcast':
      return { kind: user === 'status' ? 'status' : 'broadcast' };
    case 'newsletter':
      return { kind: 'newsletter' };
    default:
      return { kind: 'other' };
  }
}
