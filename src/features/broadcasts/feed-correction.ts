import { parseMarkup } from '../../messages/index.ts';
import { type Amendment, amend, enqueue, PRIORITY } from '../../outbox/index.ts';
import type { Tx } from '../../storage/index.ts';
import { type AllWords, languageOf } from '../../words/index.ts';
import type { StoredBroadcast } from './broadcasts.store.ts';
import { type Corrected, nextCorrected, settleRecipients } from './corrections.store.ts';

/**
 * Corrects the messages of the next people: in place where the platform allows it, without a sound; an edit that comes too
 * late is sent as a message of its own. Returns how many were dealt with.
 */
export async function feedCorrection(
  tx: Tx,
  words: AllWords,
  correction: Pick<StoredBroadcast, 'id' | 'correctsId' | 'act' | 'content'>,
  asked: { channel: string; awake: ReadonlyArray<{ zone: string }>; room: number; now: Date },
): Promise<number> {
  const { id, correctsId: of, act, content } = correction;
  if (!of || !act) return 0;
  const { channel, room, now } = asked;
  const zones = asked.awake.map(({ zone }) => zone);
  const people = await nextCorrected(tx, { id, of, act }, { channel, awake: zones, room, now });
  const inPlace = people.filter(({ possible }) => possible);
  const told = act === 'edit' ? people.filter(({ possible, quiet }) => !possible && !quiet) : [];
  const contentFor = ({ language }: Corrected) => content[languageOf(language)];
  await amend(
    tx,
    inPlace.map((person): Amendment => {
      const rest = { of: person.of, priority: PRIORITY.bulk, now, broadcastId: id };
      return act === 'edit' ? { ...rest, act, reply: contentFor(person) } : { ...rest, act };
    }),
  );
  await enqueue(
    tx,
    told.map((person) => {
      const reply = contentFor(person);
      const heading = words[languageOf(person.language)].markup('broadcasts-correction');
      return {
        chatId: person.chatId,
        channel,
        reply: { ...reply, text: [...parseMarkup(heading), ...reply.text] },
        priority: PRIORITY.bulk,
        now,
        dedupeKey: `broadcast:${id}:${person.personId}`,
        broadcastId: id,
      };
    }),
  );
  const reached = new Set([...inPlace, ...told]);
  await settleRecipients(
    tx,
    id,
    people.map((person) => ({
      personId: person.personId,
      reason: reached.has(person) ? null : person.quiet ? 'opted-out' : 'too-late',
    })),
  );
  return people.length;
}
