import { z } from 'zod';
import { choice, type Flow, type Outcome, reply } from '../../conversation/index.ts';
import { type InboundContent, parseMarkup } from '../../messages/index.ts';
import { TableError } from '../../tables/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import type { Words } from '../../words/index.ts';
import { subjectOf } from './describe.ts';
import { hasLeadHeadings, MAX_ROWS, type ReadRows, readLeadRows } from './import-rows.ts';
import { LeadFields } from './lead.ts';
import type { LeadParts } from './lead-parts.ts';
import { findDuplicate, openLead, todayAt } from './open-lead.ts';

const TABLES = new Set(['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet']);
/** So many faults and leads are shown; the rest is counted. */
const SHOWN = 10;

const Import = z.object({ leads: z.array(LeadFields).default([]) });
type Import = z.infer<typeof Import>;

/** Leads from a file: what was read is shown, and stored once the representative agrees. */
export function importFlow(parts: LeadParts): Flow<Import, ChatTurn> {
  return {
    name: 'lead-import',
    version: 1,
    data: Import,
    title: 'leads-import-title',
    steps: [
      {
        name: 'confirm',
        explain: 'leads-import-explain',
        ask: ({ leads }, { words }) => ({
          text: words.say('leads-import-ask', { count: leads.length }),
          choices: [
            choice(words, 'store', 'leads-import-store', ['ya', 'simpan', 'simpan semua', 'yes']),
            choice(words, '/cancel', 'engine-cancel'),
          ],
        }),
        read(answer, data, { words }) {
          if (answer.kind === 'choice' && answer.id === 'store') return { kind: 'next', data };
          return { kind: 'again', text: words.say('leads-import-explain') };
        },
      },
    ],
    async finish({ leads }, turn) {
      const { words } = turn;
      if (!turn.office) return { replies: [{ text: words.say('leads-no-office') }] };
      const stored: string[] = [];
      let known = 0;
      for (const fields of leads) {
        if (await findDuplicate(turn, fields)) {
          known += 1;
          continue;
        }
        stored.push(String((await openLead(parts, turn, fields)).number));
      }
      const text = words.say('leads-import-done', {
        count: stored.length,
        first: stored[0] ?? '',
        last: stored.at(-1) ?? '',
        known,
      });
      return { replies: [{ text, choices: [choice(words, '/lead_mine', 'leads-mine')] }] };
    },
  };
}

/** Whether a file is a table with the headings of leads. */
export async function isLeadTable({ media }: LeadParts, content: InboundContent): Promise<boolean> {
  if (content.kind !== 'document' || !content.media.stored) return false;
  try {
    return hasLeadHeadings(await media.read(content.media.stored.hash));
  } catch (error) {
    if (error instanceof TableError) return false;
    throw error;
  }
}

/** A table from a representative, asked for or not; null for any other file. */
export async function receiveTable(
  parts: LeadParts,
  turn: ChatTurn,
  content: InboundContent,
): Promise<Outcome | null> {
  if (content.kind !== 'document' || !turn.office) return null;
  const { stored, refused } = content.media;
  const template = [choice(turn.words, '/lead_template', 'leads-template')];
  if (refused) return reply(turn, `leads-import-${refused}`, template);
  if (!stored || !TABLES.has(stored.mimeType)) return null;
  const bytes = await parts.media.read(stored.hash);
  let read: ReadRows | null;
  try {
    read = readLeadRows(bytes, parts.language, todayAt(parts, turn));
  } catch (error) {
    if (error instanceof TableError) return reply(turn, `leads-import-${error.code}`, template);
    throw error;
  }
  if (!read) return reply(turn, 'leads-import-no-headings', template);
  if (!read.leads.length && !read.faults.length) return reply(turn, 'leads-import-empty', template);
  const text = parseMarkup(describeRead(parts, read, turn.words));
  if (!read.leads.length) return { kind: 'reply', replies: [{ text, choices: template }] };
  return {
    kind: 'flow',
    flow: 'lead-import',
    data: { leads: read.leads },
    at: 'confirm',
    replies: [{ text }],
  };
}

/** What was read, and each fault by its row and column with what to write there (markup). */
function describeRead(parts: LeadParts, { leads, faults, left }: ReadRows, words: Words): string {
  const good = leads
    .slice(0, SHOWN)
    .map((lead) => words.markup('leads-import-line', { subject: subjectOf(parts, lead, words) }));
  const bad = faults.slice(0, SHOWN).map(({ row, column, field }) =>
    words.markup('leads-import-fault', {
      row: String(row),
      column: column || words.label(`leads-column-${field}`),
      fix: words.label(`leads-import-fix-${field}`),
    }),
  );
  return [
    words.markup('leads-import-read', {
      good: leads.length,
      bad: new Set(faults.map(({ row }) => row)).size,
    }),
    good.join('\n'),
    leads.length > SHOWN ? words.markup('leads-import-more', { count: leads.length - SHOWN }) : '',
    bad.length ? words.markup('leads-import-faults') : '',
    bad.join('\n'),
    faults.length > SHOWN ? words.markup('leads-import-more', { count: faults.length - SHOWN }) : '',
    left ? words.markup('leads-import-left', { count: left, max: MAX_ROWS }) : '',
  ]
    .filter(Boolean)
    .join('\n\n');
}
