import { beginning } from '../../kernel/beginning.ts';
import { parseMarkup, type RichText } from '../../messages/index.ts';
import { saidBefore } from '../../outbox/index.ts';
import type { Tx } from '../../storage/index.ts';
import type { Words } from '../../words/index.ts';
import { findBusiness } from '../registration/index.ts';
import { labelOf } from '../talks/index.ts';
import { listMessages } from './messages.store.ts';
import { displayNameOf, type Ticket } from './tickets.store.ts';

/** Of what was said before the ticket was opened, and of the talk itself, so much is shown. */
const MAX_BEFORE = 6;
const MAX_MESSAGES = 8;
const MAX_QUOTED = 200;

/** What an owner is called by officers. */
export async function ownerName(tx: Tx, personId: string, words: Words): Promise<string> {
  const business = await findBusiness({ tx, personId });
  return business?.ownerName || (await displayNameOf(tx, personId)) || words.label('tickets-nameless');
}

/** "Petugas Budi" */
export async function officerName(tx: Tx, officerId: string | null, words: Words): Promise<string> {
  const name = officerId && (await displayNameOf(tx, officerId));
  return name ? words.label('tickets-officer', { name }) : words.label('tickets-officer-nameless');
}

/** "Tiket 12" */
export function titleOf({ number }: Pick<Ticket, 'number'>, words: Words): string {
  return words.label('tickets-title', { number: String(number) });
}

/** A ticket as an officer sees it: who asks, what they make, what was said before, and what they ask. */
export async function describeTicket(tx: Tx, ticket: Ticket, words: Words): Promise<RichText> {
  const { personId } = ticket;
  const owner = await ownerName(tx, personId, words);
  const business = await findBusiness({ tx, personId });
  const about = [business?.name, business?.regency?.name].filter(Boolean).join(', ');
  const products = business?.products.map(({ name }) => name).join(', ');
  const before = ticket.chatId ? await saidBefore(tx, ticket.chatId, ticket.openedAt, MAX_BEFORE) : [];
  const messages = await listMessages(tx, ticket.id, MAX_MESSAGES);
  const asked = new Set(messages.map(({ text }) => text));
  const lines = before
    .filter(({ text }) => !asked.has(text))
    .map(({ by, text }) =>
      words.markup('tickets-line', {
        from: by === 'person' ? owner : words.label('tickets-assistant'),
        text: cut(text),
      }),
    );
  const talk: string[] = [];
  for (const { side, text, file, personId: by } of messages) {
    const from = side === 'owner' ? owner : await officerName(tx, by, words);
    const said = [text, file ? `(${labelOf(file)})` : ''].filter(Boolean).join(' ');
    talk.push(words.markup('tickets-line', { from, text: cut(said) }));
  }
  return parseMarkup(
    [
      words.markup('tickets-heading', { title: titleOf(ticket, words), owner, reason: ticket.reason }),
      [
        about ? words.markup('tickets-business', { about }) : '',
        products ? words.markup('tickets-products', { products }) : '',
      ]
        .filter(Boolean)
        .join('\n'),
      lines.length ? `${words.markup('tickets-before')}\n${lines.join('\n')}` : '',
      talk.length
        ? `${words.markup('tickets-talk')}\n${talk.join('\n')}`
        : words.markup('tickets-no-question'),
    ]
      .filter(Boolean)
      .join('\n\n'),
  );
}

/** On one line, and not all of a long one. */
export function cut(text: string, most = MAX_QUOTED): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > most ? `${beginning(line, most - 1).trimEnd()}…` : line;
}
