import { countActs, mayGuess, mergePersons, recordAct } from '../../identity/index.ts';
import { MINUTE } from '../../kernel/clock.ts';
import type { NewId } from '../../kernel/ids.ts';
import type { ChatTurn } from '../../turns/index.ts';

type Who = Pick<ChatTurn, 'tx' | 'personId' | 'now' | 'chat'>;

/** The chat a code was made in. */
export interface OtherChat {
  /** The code's own id, by which it is spoken of once it is taken. */
  link: string;
  chatId: string;
  channel: string;
  personId: string;
}

export const CODE_MINUTES = 10;
/** A taken code may wait this long for the answer which profile to keep. */
const ANSWER_MINUTES = 60;
/** Six digits are few: with this many wrong ones by anybody within a code's life, all have to wait. */
const MAX_WRONG_BY_ALL = 100;
const WRONG_CODE = 'link.refused';

const minutesBefore = (now: Date, minutes: number) => new Date(now.getTime() - minutes * MINUTE);

/** Stores a code's hash for this chat, in place of an earlier one. False where another chat has the very same code now. */
export async function addCode({ tx, now, chat }: Who, codeHash: string, id: string): Promise<boolean> {
  await tx.linkCode.deleteMany({
    where: {
      OR: [
        { chatId: chat.id, redeemedBy: null },
        { codeHash, expiresAt: { lte: now } },
      ],
    },
  });
  const expiresAt = new Date(now.getTime() + CODE_MINUTES * MINUTE);
  const added = await tx.linkCode.createMany({
    data: { id, chatId: chat.id, codeHash, createdAt: now, expiresAt },
    skipDuplicates: true,
  });
  return added.count > 0;
}

/** Whether this person may try a code: neither they nor all together have tried too many wrong ones. */
export async function mayTry({ tx, personId, now }: Who): Promise<boolean> {
  if (!(await mayGuess(tx, personId, WRONG_CODE, now))) return false;
  return (await countActs(tx, null, WRONG_CODE, minutesBefore(now, CODE_MINUTES))) < MAX_WRONG_BY_ALL;
}

export async function recordWrongTry({ tx, personId, now }: Who, newId: NewId): Promise<void> {
  await recordAct(tx, now, newId, { actor: personId, act: WRONG_CODE });
}

/** The chat behind a code that can still be taken. */
export async function findCode({ tx, now }: Who, codeHash: string): Promise<OtherChat | null> {
  const row = await tx.linkCode.findFirst({
    where: { codeHash, redeemedBy: null, expiresAt: { gt: now } },
    include: { chat: { select: { channel: true, personId: true } } },
  });
  return row && { link: row.id, chatId: row.chatId, ...row.chat };
}

/** Takes a code for this chat: it works for nobody else any more. False where it was taken just now. */
export async function takeCode({ tx, chat }: Who, link: string): Promise<boolean> {
  const taken = await tx.linkCode.updateMany({
    where: { id: link, redeemedBy: null },
    data: { redeemedBy: chat.id },
  });
  return taken.count > 0;
}

/** The other chat of a code that this chat took a while ago. */
export async function findTaken({ tx, now, chat }: Who, link: string): Promise<OtherChat | null> {
  const row = await tx.linkCode.findFirst({
    where: { id: link, redeemedBy: chat.id, createdAt: { gt: minutesBefore(now, ANSWER_MINUTES) } },
    include: { chat: { select: { channel: true, personId: true } } },
  });
  return row && { link: row.id, chatId: row.chatId, ...row.chat };
}

/** Channel of the chat that took a code; null where that chat is gone. */
export async function channelOfTaker({ tx }: Who, link: string): Promise<string | null> {
  const row = await tx.linkCode.findUnique({ where: { id: link }, select: { redeemedBy: true } });
  if (!row?.redeemedBy) return null;
  const chat = await tx.chat.findUnique({ where: { id: row.redeemedBy }, select: { channel: true } });
  return chat?.channel ?? null;
}

/** Makes the other chat's person one with this one's. */
export async function joinPersons(
  { tx, personId, now, othersChanged }: Who & Pick<ChatTurn, 'othersChanged'>,
  other: OtherChat,
  businessOf: string | null,
  newId: NewId,
): Promise<void> {
  await mergePersons(tx, { keep: personId, drop: other.personId, businessOf, now, newId });
  othersChanged();
  await recordAct(tx, now, newId, { actor: personId, act: 'chats.linked', subject: other.link });
}

/** What the person chats from, and whether they asked for silence. */
export async function chatsOf({ tx, personId }: Who): Promise<{ channels: string[]; stopped: boolean }> {
  const chats = await tx.chat.findMany({
    where: { personId },
    select: { channel: true, stoppedAt: true },
    orderBy: { createdAt: 'asc' },
  });
  return {
    channels: [...new Set(chats.map(({ channel }) => channel))],
    stopped: chats.some(({ stoppedAt }) => stoppedAt !== null),
  };
}

/** Null: wherever they last wrote. */
export async function setPreferredChannel({ tx, personId }: Who, channel: string | null): Promise<void> {
  await tx.person.update({ where: { id: personId }, data: { preferredChannel: channel } });
}
