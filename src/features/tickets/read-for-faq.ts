import type { Tx } from '../../storage/index.ts';
import { findBusiness } from '../registration/index.ts';
import { listMessages } from './messages.store.ts';
import { displayNameOf, findByNumber } from './tickets.store.ts';

const MAX_READ = 50;

/** A ticket as material for an answer to everybody: what was asked and answered, and the names that must not stand in it. */
export async function readForFaq(
  tx: Tx,
  number: number,
): Promise<{ asked: string[]; answered: string[]; people: string[]; businesses: string[] } | null> {
  const ticket = await findByNumber(tx, number);
  if (!ticket) return null;
  const messages = (await listMessages(tx, ticket.id, MAX_READ)).filter(({ text }) => text);
  const said = (by: 'owner' | 'officer') =>
    messages.filter(({ side }) => side === by).map(({ text }) => text);
  const business = await findBusiness({ tx, personId: ticket.personId });
  const names = [business?.ownerName, await displayNameOf(tx, ticket.personId)];
  return {
    asked: said('owner'),
    answered: said('officer'),
    people: names.filter((name): name is string => Boolean(name)),
    businesses: business?.name ? [business.name] : [],
  };
}
