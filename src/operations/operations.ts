import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { ACCOUNT_TOPIC, countStaleKeys, leaveRequest, sealKeysAnew, viewAccount } from '../accounts/index.ts';
import { backup } from '../backup/index.ts';
import { AccountRequest } from '../channels/account.ts';
import { exportAnswers } from '../features/answers/index.ts';
import { listGaps } from '../features/gaps/index.ts';
import { listLeads, statistics } from '../features/leads/index.ts';
import { invite, listGrants, Post, revokeGrant } from '../features/people/index.ts';
import type { PriceService } from '../features/prices/index.ts';
import { unforeseeable } from '../identity/index.ts';
import { after, type Clock, DAY } from '../kernel/clock.ts';
import { uuidv7 } from '../kernel/ids.ts';
import {
  listDeadLetters,
  outboxDepth,
  reopenReachOuts,
  retryDeadLetters,
  spentToday,
} from '../outbox/index.ts';
import { countStale, type Storage, sealAnew } from '../storage/index.ts';

/** What an operation works on. */
export interface OperationParts {
  storage: Storage;
  clock: Clock;
  /** Built when asked for: most operations are about something else. */
  prices: () => Promise<PriceService>;
  /** Where days begin and end for officers. */
  timeZone: string;
  /** Where files are. */
  dataDir: string;
  /** `SECRETS_KEY`: the first seals. */
  secretsKeys: readonly string[];
}

/** Something an operator does to the running system: named, with checked arguments and a JSON result. */
type Operation = (args: unknown, parts: OperationParts) => Promise<unknown>;

/** An operation behind the check of its arguments. Rejects with a `ZodError` where they are wrong. */
function operation<A>(
  schema: z.ZodType<A>,
  run: (args: A, parts: OperationParts) => Promise<unknown>,
): Operation {
  return async (args, parts) => run(schema.parse(args), parts);
}

const MAX_LISTED = 200;

const deadLetters = operation(
  z.object({ limit: z.number().int().min(1).max(10_000).default(MAX_LISTED) }),
  ({ limit }, { storage }) => listDeadLetters(storage.db, limit),
);

const retry = operation(
  z.object({ box: z.enum(['outbox', 'inbox']), seq: z.string().regex(/^(\d{1,18}|all)$/) }),
  async ({ box, seq }, { storage, clock }) => {
    const retried = await storage.transaction(async (tx) => {
      const count = await retryDeadLetters(
        tx,
        { box, seq: seq === 'all' ? 'all' : BigInt(seq) },
        clock.now(),
      );
      await storage.wake(tx, box);
      return count;
    });
    return { retried };
  },
);

/** Rows looked at for grouping: weeks of a busy assistant. */
const GAPS_LOOKED_AT = 5_000;

const gaps = operation(z.object({}), (_args, { storage }) => listGaps(storage.db, GAPS_LOOKED_AT));

/** What officers have answered and a second person approved, as the text of knowledge/faq-officers.yaml. */
const faqExport = operation(z.object({}), async (_args, { storage, timeZone }) => ({
  yaml: await exportAnswers(storage.db, timeZone),
}));

const depth = operation(z.object({}), (_args, { storage }) => outboxDepth(storage.db));

const pricesStatus = operation(z.object({}), async (_args, { prices }) => (await prices()).status());

const pricesFetch = operation(
  z.object({ source: z.string().optional(), accept: z.boolean().default(false) }),
  async ({ source, accept }, { prices }) => (await prices()).fetch(source, accept),
);

/** The file travels as base64: the process that holds the database may not be the one that can read it. */
const pricesImport = operation(
  z.object({ content: z.base64(), accept: z.boolean().default(false) }),
  async ({ content, accept }, { prices }) => (await prices()).import(Buffer.from(content, 'base64'), accept),
);

const whatsappStatus = operation(z.object({}), async (_args, { storage, clock, timeZone }) => ({
  account: await viewAccount(storage.db, 'whatsapp'),
  today: await spentToday(storage.db, 'whatsapp', clock.now(), timeZone),
}));

const whatsappRequest = operation(AccountRequest, async (request, { storage }) => {
  const left = await storage.transaction(async (tx) => {
    const known = await leaveRequest(tx, 'whatsapp', request);
    await storage.wake(tx, ACCOUNT_TOPIC);
    return known;
  });
  return { left };
});

const whatsappReopen = operation(z.object({}), async (_args, { storage }) => {
  await reopenReachOuts(storage.db, 'whatsapp');
  return { reopened: true };
});
const newId = () => uuidv7();

/** The first admin has nobody to be invited by: whoever may run commands on the machine may invite. */
const makeInvitation = operation(Post, (post, { storage, clock }) =>
  storage.transaction(async (tx) => ({
    code: await invite({ tx, personId: null, now: clock.now() }, post, { newId, random: unforeseeable }),
  })),
);

const roles = operation(z.object({}), (_args, { storage }) => listGrants(storage.db));

const revoke = operation(z.object({ grant: z.uuid() }), ({ grant }, { storage, clock }) =>
  storage.transaction(async (tx) => ({
    revoked: await revokeGrant({ tx, personId: null, now: clock.now() }, grant, newId),
  })),
);

/** The newest leads: goods, country and how they stand; nothing that names a buyer or an owner. */
const leads = operation(
  z.object({ limit: z.number().int().min(1).max(10_000).default(MAX_LISTED) }),
  async ({ limit }, { storage }) =>
    (await listLeads(storage.db, limit)).map(({ lead, ...counts }) => ({
      number: lead.number,
      office: lead.office,
      state: lead.state,
      product: lead.catalogId ?? lead.product,
      country: lead.country,
      quantity: lead.quantity,
      unit: lead.unit,
      frequency: lead.frequency,
      createdAt: lead.createdAt,
      expiresAt: lead.expiresAt,
      ...counts,
      outcome: lead.outcome,
      dealAmount: lead.dealAmount,
      dealCurrency: lead.dealCurrency,
    })),
);

const leadStatistics = operation(
  z.object({ days: z.number().int().min(1).max(3_650).default(90) }),
  ({ days }, { storage, clock }) => statistics(storage.db, after(clock.now(), -days * DAY)),
);

/** Into a file of that name, which is an absolute path: the process that writes it may have another folder of its own. */
const makeBackup = operation(
  z.object({ file: z.string().refine(isAbsolute) }),
  ({ file }, { storage, clock, dataDir }) => backup({ storage, clock, dataDir }, file),
);

/** `stale`: rows and keys that are not sealed with the current key; null without one. */
const secretsStatus = operation(z.object({}), async (_args, { storage, secretsKeys }) => {
  const stale = await countStale(storage);
  return {
    keys: secretsKeys.length,
    stale: stale && stale + (await countStaleKeys(storage.db, secretsKeys)),
  };
});

const secretsRotate = operation(z.object({}), async (_args, { storage, secretsKeys }) => ({
  rows: await sealAnew(storage),
  accountKeys: await sealKeysAnew(storage, secretsKeys),
}));

/** By the name used on the command line and on the control socket. */
export const OPERATIONS = {
  'dead-letters': deadLetters,
  retry,
  gaps,
  'faq-export': faqExport,
  'outbox-depth': depth,
  'prices-status': pricesStatus,
  'prices-fetch': pricesFetch,
  'prices-import': pricesImport,
  'whatsapp-status': whatsappStatus,
  'whatsapp-request': whatsappRequest,
  'whatsapp-reopen': whatsappReopen,
  invite: makeInvitation,
  roles,
  revoke,
  leads,
  'lead-statistics': leadStatistics,
  backup: makeBackup,
  'secrets-status': secretsStatus,
  'secrets-rotate': secretsRotate,
} as const;
export type OperationName = keyof typeof OPERATIONS;

export const isOperation = (name: string): name is OperationName => Object.hasOwn(OPERATIONS, name);

/** Checks the arguments and runs the operation. Rejects with a `ZodError` where they are wrong. */
export const runOperation = (name: OperationName, args: unknown, parts: OperationParts): Promise<unknown> =>
  OPERATIONS[name](args, parts);
