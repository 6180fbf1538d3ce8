import type { Outcome } from '../../conversation/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import { loadPersonalData } from './profile.store.ts';

/** `unduh data saya`: all that is stored about the person, as a JSON file (UU 27/2022 art. 7, 13). */
export async function exportData(turn: ChatTurn): Promise<Outcome> {
  const { words, now } = turn;
  const data = await loadPersonalData(turn);
  const content = JSON.stringify({ exportedAt: now.toISOString(), ...data }, null, 2);
  const fileName = `saudagar-data-${now.toISOString().slice(0, 10)}.json`;
  return {
    kind: 'reply',
    replies: [
      {
        text: words.say('profile-export-sent'),
        attachment: { kind: 'text-file', content, mimeType: 'application/json', fileName },
      },
    ],
  };
}
