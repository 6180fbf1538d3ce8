import { createHash, createHmac } from 'node:crypto';
import { createSecretBox } from './secret-box.ts';

/** Begins a value that is to be sealed on its way into the database. Nobody's text holds a bell. */
const TO_SEAL = '\u0007seal:';
/** Begins a value that is to be stored as a keyed hash, to be found by. */
const TO_HASH = '\u0007hash:';
/** Begins a value that is to be sealed so that it can be found. */
const TO_SEAL_EXACTLY = '\u0007exact:';
/** Begins what is stored sealed, and what is stored hashed. */
const SEALED = 'personal:';
const HASHED = 'hashed:';
/** Where sealed values stand. They may change tables (a merged chat), so all stand in one place. */
const PLACE = 'personal data';

/**
 * Marks a name, number or address of a person for the database: sealed where `SECRETS_KEY` is set, stored as it is where it is
 * not. It comes back as it was, from any query that reads the column as a value of its own.
 */
export function personal(text: string): string;
export function personal(text: string | null): string | null;
export function personal(text: string | null): string | null {
  return text === null ? null : `${TO_SEAL}${text}`;
}

/**
 * Marks a value that is only ever compared: stored as a keyed hash. To find it, put it into an array (`= ANY(${[lookup(x)]})`),
 * which finds what older keys hashed, too, and what was stored before there was a key.
 */
export function lookup(text: string): string;
export function lookup(text: string | null): string | null;
export function lookup(text: string | null): string | null {
  return text === null ? null : `${TO_HASH}${text}`;
}

/**
 * Marks a person's address for the database: sealed, and the same for the same address. It comes back as it was. To find it,
 * put it into an array, as with `lookup`. Only WhatsApp's addresses hold a number; others stay as they are.
 */
export function personalAddress(channel: string, address: string): string {
  return channel === 'whatsapp' ? `${TO_SEAL_EXACTLY}${address}` : address;
}

export interface PersonalBox {
  /** What goes to the database for an argument of a query. */
  write(argument: unknown): unknown;
  /** What a value of a result is. */
  read(value: unknown): unknown;
  /** How sealed and hashed values of the current key begin; null without a key. */
  readonly current: { sealed: string; hashed: string } | null;
  /** How sealed values begin that can be opened. */
  readonly known: readonly string[];
}

export function createPersonalBox(secrets: readonly string[]): PersonalBox {
  const box = createSecretBox(secrets);
  const hashers = secrets.map((secret) => {
    const key = createHash('sha256').update(`saudagar lookup\0${secret}`).digest();
    const id = createHash('sha256').update(key).digest('hex').slice(0, 8);
    return (text: string) => `${HASHED}${id}:${createHmac('sha256', key).update(text).digest('base64url')}`;
  });
  const idOf = (secret: string) => /^sealed:1:[0-9a-f]{8}:/.exec(createSecretBox([secret]).seal('', ''))?.[0];
  const known = secrets.map((secret) => `${SEALED}${idOf(secret)}`);
  const [hash] = hashers;

  /** Text that only looks like ours must not be taken for it. */
  const asItIs = (text: string) => (text.startsWith(SEALED) || text.startsWith(HASHED) ? ` ${text}` : text);

  function write(argument: unknown): unknown {
    if (Array.isArray(argument))
      return argument.flatMap((one) => {
        if (isMarked(one, TO_HASH)) return variants(one);
        return isMarked(one, TO_SEAL_EXACTLY) ? exactly(one) : [write(one)];
      });
    if (isMarked(argument, TO_SEAL)) {
      const text = argument.slice(TO_SEAL.length);
      return hash ? `${SEALED}${box.seal(text, PLACE)}` : asItIs(text);
    }
    if (isMarked(argument, TO_SEAL_EXACTLY)) return exactly(argument)[0];
    if (isMarked(argument, TO_HASH)) {
      const text = argument.slice(TO_HASH.length);
      return hash ? hash(text) : asItIs(text);
    }
    return argument;
  }

  /** With the current key first, and as it is last. */
  function exactly(marked: string): string[] {
    const text = marked.slice(TO_SEAL_EXACTLY.length);
    return [...box.sealExactly(text, PLACE).map((sealed) => `${SEALED}${sealed}`), asItIs(text)];
  }

  function variants(marked: string): string[] {
    const text = marked.slice(TO_HASH.length);
    return [...hashers.map((hashed) => hashed(text)), asItIs(text)];
  }

  function read(value: unknown): unknown {
    if (typeof value !== 'string' || !value.startsWith(SEALED)) return value;
    try {
      return box.open(value.slice(SEALED.length), PLACE);
    } catch {
      // Of a key that is not here: opening the storage refuses to begin with such; else somebody only wrote like this.
      return value;
    }
  }

  return {
    write,
    read,
    current: hash ? { sealed: known[0] ?? SEALED, hashed: hash('').replace(/[^:]*$/, '') } : null,
    known,
  };
}

function isMarked(value: unknown, mark: string): value is string {
  return typeof value === 'string' && value.startsWith(mark);
}
