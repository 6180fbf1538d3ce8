import { z } from 'zod';
import { forgetContact } from '../../accounts/index.ts';
import { DAY } from '../../kernel/clock.ts';
import type { NewId } from '../../kernel/ids.ts';
import { Prisma } from '../../storage/index.ts';
import type { ChatTurn } from '../../turns/index.ts';

type Who = Pick<ChatTurn, 'tx' | 'personId' | 'now'>;

/** Everything stored about a person, in words of the domain. */
export async function loadPersonalData({ tx, personId }: Who): Promise<Record<string, unknown>> {
  const person = await tx.person.findUniqueOrThrow({
    where: { id: personId },
    select: {
      language: true,
      preferredChannel: true,
      announcementsOffAt: true,
      broadcastsGot: { select: { state: true, channel: true, broadcast: { select: { number: true } } } },
      broadcasts: { select: { number: true, state: true, content: true, createdAt: true } },
      broadcastDrafts: { select: { number: true, composition: true, savedAt: true } },
      broadcastAnswers: {
        select: { option: true, answeredAt: true, broadcast: { select: { number: true } } },
      },
      createdAt: true,
      lastSeenAt: true,
      consents: { select: { purpose: true, version: true, channel: true, givenAt: true, withdrawnAt: true } },
      checklists: { omit: { id: true, personId: true }, include: { items: { omit: { checklistId: true } } } },
      priceSubscriptions: { omit: { personId: true } },
      priceAlerts: { omit: { id: true, personId: true } },
      priceDigestOff: { select: { offAt: true } },
      leadSettings: { select: { name: true, on: true, setAt: true } },
      roles: { select: { role: true, office: true, grantedAt: true, revokedAt: true } },
      chats: {
        select: {
          channel: true,
          address: true,
          provenPhone: true,
          aliases: { select: { address: true } },
          displayName: true,
          topic: true,
          state: true,
          createdAt: true,
          lastInboundAt: true,
          stoppedAt: true,
          inbox: {
            select: { receivedAt: true, content: true },
            where: { timer: false },
            orderBy: { seq: 'asc' },
          },
          outbox: { select: { createdAt: true, sentAt: true, content: true }, orderBy: { seq: 'asc' } },
        },
      },
      leads: { omit: { id: true, authorId: true, duplicateKey: true } },
      leadMatches: {
        omit: { id: true, leadId: true, personId: true },
        include: { lead: { select: { number: true, product: true, country: true } } },
      },
      leadMessages: { select: { text: true, file: true, at: true }, orderBy: { at: 'asc' } },
      leadPreference: { select: { pausedAt: true } },
      lessonProgress: { omit: { personId: true }, orderBy: { lesson: 'asc' } },
      lessonAnswers: { omit: { personId: true }, orderBy: [{ lesson: 'asc' }, { question: 'asc' }] },
      lessonCertificate: { omit: { personId: true } },
      tickets: {
        select: {
          number: true,
          state: true,
          reason: true,
          openedAt: true,
          answeredAt: true,
          closedAt: true,
          messages: { select: { side: true, text: true, file: true, at: true }, orderBy: { at: 'asc' } },
        },
      },
      ticketMessages: { select: { text: true, file: true, at: true }, orderBy: { at: 'asc' } },
      faqEntries: {
        select: { number: true, state: true, question: true, answer: true, source: true, createdAt: true },
      },
      business: {
        omit: { id: true, personId: true, traits: true },
        include: {
          products: { omit: { id: true, businessId: true }, orderBy: { position: 'asc' } },
          photos: { omit: { id: true, businessId: true }, orderBy: { position: 'asc' } },
        },
      },
    },
  });
  const chats = person.chats.map((chat) => ({
    ...chat,
    outbox: chat.outbox.map((message) => ({ ...message, content: withoutFile(message.content) })),
  }));
  return { ...person, chats };
}

/**
 * A message without the text of a file made for it, which can be made again: an earlier export in it would hold the one
 * before, and each would be twice as long.
 */
function withoutFile(content: unknown): unknown {
  const sent = z
    .looseObject({ attachment: z.looseObject({ kind: z.literal('text-file') }) })
    .safeParse(content);
  if (!sent.success) return content;
  const { content: _text, ...attachment } = sent.data.attachment;
  return { ...sent.data, attachment };
}

/**
 * Erases a person: business, consents, roles, every message in and out, all state. What stays for minutes is the bare
 * address, without which the confirmation could not be delivered, silenced so that nothing else goes there; for good stays an
 * audit entry that names nobody.
 */
export async function erasePerson({ tx, personId, now }: Who, newId: NewId): Promise<void> {
  await tx.business.deleteMany({ where: { personId } });
  await tx.consent.deleteMany({ where: { personId } });
  await tx.checklist.deleteMany({ where: { personId } });
  await tx.priceSubscription.deleteMany({ where: { personId } });
  await tx.priceAlert.deleteMany({ where: { personId } });
  await tx.priceDigestOff.deleteMany({ where: { personId } });
  await tx.lessonProgress.deleteMany({ where: { personId } });
  await tx.lessonAnswer.deleteMany({ where: { personId } });
  await tx.lessonCertificate.deleteMany({ where: { personId } });
  await tx.roleGrant.deleteMany({ where: { personId } });
  await tx.broadcastRecipient.deleteMany({ where: { personId } });
  await tx.broadcastAnswer.deleteMany({ where: { personId } });
  await tx.linkCode.deleteMany({ where: { chat: { personId } } });
  await tx.$executeRaw`DELETE FROM "Job" WHERE payload->>'personId' = ${personId}`;
  // The message being answered stays until its turn has marked it done; it holds the word of confirmation alone.
  await tx.inboxMessage.deleteMany({
    where: { chat: { personId }, OR: [{ state: { not: 'pending' } }, { timer: true }] },
  });
  await tx.outboxMessage.deleteMany({ where: { chat: { personId } } });
  await tx.chat.updateMany({
    where: { personId },
    data: {
      displayName: null,
      provenPhone: null,
      provenPhoneHash: null,
      stoppedAt: now,
      topic: Prisma.DbNull,
      state: Prisma.DbNull,
    },
  });
  await tx.person.update({ where: { id: personId }, data: { preferredChannel: null } });
  await tx.auditEntry.create({ data: { id: newId(), at: now, act: 'person.erased' } });
}

/** A confirmation that could not be delivered for so long will not be: its channel is off, or the person is gone. */
const WAIT_AT_MOST_MS = DAY;

/**
 * Removes what erasure left, the address, and what an account knows under it. Not while the confirmation is still to be
 * delivered, nor where a new start was made: then the silence ends that erasure began.
 */
export async function removePerson(
  { tx, personId, now }: Who,
  erasedAt: Date,
): Promise<'removed' | 'returned' | 'waiting'> {
  const returned = await tx.chat.count({ where: { personId, lastInboundAt: { gt: erasedAt } } });
  if (returned) {
    await tx.chat.updateMany({ where: { personId, stoppedAt: erasedAt }, data: { stoppedAt: null } });
    return 'returned';
  }
  const open = await tx.outboxMessage.count({
    where: { chat: { personId }, state: { in: ['queued', 'sending'] } },
  });
  if (open && now.getTime() - erasedAt.getTime() < WAIT_AT_MOST_MS) return 'waiting';
  const chats = await tx.chat.findMany({
    where: { personId, channel: 'whatsapp' },
    select: { address: true, aliases: { select: { address: true } } },
  });
  const users = chats
    .flatMap(({ address, aliases }) => [address, ...aliases.map((alias) => alias.address)])
    .map((address) => address.replace(/[:@].*$/, ''));
  await forgetContact(tx, 'whatsapp', users);
  await tx.invitation.updateMany({ where: { createdBy: personId }, data: { createdBy: null } });
  await tx.invitation.updateMany({ where: { redeemedBy: personId }, data: { redeemedBy: null } });
  await tx.roleGrant.updateMany({ where: { grantedBy: personId }, data: { grantedBy: null } });
  await tx.person.delete({ where: { id: personId } });
  return 'removed';
}
