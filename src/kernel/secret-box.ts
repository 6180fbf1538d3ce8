import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';

/** Keeps strings unreadable in the database. */
export interface SecretBox {
  /** `context` says where the value stands: a value moved to another place does not open there. */
  seal(text: string, context: string): string;
  /** The same for the same text, key and context, so that it can be found; who sees two sees that they are equal. With each key. */
  sealExactly(text: string, context: string): string[];
  /** Opens what `seal` made, with the current or an older key; text that was never sealed is returned as it is. */
  open(stored: string, context: string): string;
}

/** A sealed value that no key at hand opens. The message names neither value nor key. */
export class SealedError extends Error {
  override name = 'SealedError';
}

const SEALED = /^sealed:1:([0-9a-f]{8}):(.+)$/s;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * AES-256-GCM. `secrets`: the first seals, all of them open, so that a key is changed by putting a new one in front of
 * the old. None: values are stored as they are, and sealed ones cannot be read.
 */
export function createSecretBox(secrets: readonly string[]): SecretBox {
  const keys = secrets.map((secret) => {
    const key = createHash('sha256').update(`saudagar at rest\0${secret}`).digest();
    return { key, id: createHash('sha256').update(key).digest('hex').slice(0, 8) };
  });
  const current = keys[0];

  function sealWith({ key, id }: (typeof keys)[number], iv: Buffer, text: string, context: string): string {
    const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(context));
    const sealed = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return `sealed:1:${id}:${sealed.toString('base64')}`;
  }

  return {
    seal: (text, context) => (current ? sealWith(current, randomBytes(IV_BYTES), text, context) : text),
    sealExactly: (text, context) =>
      keys.map((key) => {
        // A nonce made of the text itself: it comes again with the same text alone, as in SIV (RFC 5297).
        const nonce = createHmac('sha256', key.key).update(`nonce\0${context}\0${text}`).digest();
        return sealWith(key, nonce.subarray(0, IV_BYTES), text, context);
      }),
    open(stored, context) {
      const [, id, body] = SEALED.exec(stored) ?? [];
      if (!id || !body) return stored;
      const known = keys.find((key) => key.id === id);
      if (!known) throw new SealedError('sealed with a key that is not in SECRETS_KEY');
      const bytes = Buffer.from(body, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', known.key, bytes.subarray(0, IV_BYTES))
        .setAAD(Buffer.from(context))
        .setAuthTag(bytes.subarray(-TAG_BYTES));
      try {
        return `${decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES), undefined, 'utf8')}${decipher.final('utf8')}`;
      } catch (cause) {
        throw new SealedError('a sealed value was changed or moved', { cause });
      }
    },
  };
}
