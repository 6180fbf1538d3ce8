import { z } from 'zod';
import { choice, type Flow } from '../../conversation/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import * as store from './checklists.store.ts';
import { type ChecklistParts, show } from './checklists.ts';

const Note = z.object({
  product: z.string().default(''),
  country: z.string().default(''),
  labels: z.array(z.string()).default([]),
  position: z.number().int().optional(),
  text: z.string().nullable().optional(),
});
type Note = z.infer<typeof Note>;

const MAX_NOTE = 200;

/** A line of the owner's own beside a document: which one, then what. */
export function checklistNoteFlow(parts: ChecklistParts): Flow<Note, ChatTurn> {
  return {
    name: 'checklist-note',
    version: 1,
    data: Note,
    title: 'checklist-note-title',
    steps: [
      {
        name: 'item',
        explain: 'checklist-note-explain',
        ask: ({ labels }, { words }) => ({
          text: words.say('checklist-note-which'),
          choices: labels.map((label, position) => ({ id: String(position), label: label.slice(0, 60) })),
        }),
        read(answer, data, { words }) {
          const position = answer.kind === 'choice' ? Number(answer.id) : Number.NaN;
          if (!data.labels[position]) return { kind: 'again', text: words.say('checklist-note-which-again') };
          return { kind: 'next', data: { ...data, position } };
        },
      },
      {
        name: 'text',
        explain: 'checklist-note-explain',
        freeText: true,
        ask: ({ labels, position = 0 }, { words }) => ({
          text: words.say('checklist-note-what', { label: labels[position] ?? '' }),
          choices: [choice(words, 'clear', 'checklist-note-clear')],
        }),
        read(answer, data, { words }) {
          if (answer.kind === 'choice') return { kind: 'next', data: { ...data, text: null } };
          const text = answer.kind === 'text' ? answer.text.replace(/\s+/g, ' ').trim() : '';
          if (!text || text.length > MAX_NOTE) {
            return { kind: 'again', text: words.say('checklist-note-what-again', { max: MAX_NOTE }) };
          }
          return { kind: 'next', data: { ...data, text } };
        },
      },
    ],
    async finish({ product, country, position, text }, turn) {
      const list = await store.findChecklist(turn, { product, country });
      if (!list || position === undefined) return { replies: [] };
      await store.noteItem(turn, list, position, text ?? null);
      const noted = await store.findChecklist(turn, { product, country });
      return { replies: noted ? [show(parts, turn, noted, turn.words.markup('checklist-noted'))] : [] };
    },
  };
}
