import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { renderUnicodeCompact } from 'uqr';
import { z } from 'zod';
import { SECOND } from '../kernel/clock.ts';
import { type Command, type CommandContext, UsageError } from './command.ts';
import { operate } from './operate.ts';

const Status = z.object({
  account: z
    .object({
      state: z.string(),
      detail: z.string().nullable(),
      held: z.boolean(),
      qr: z.string().nullable(),
      pairingCode: z.string().nullable(),
      lastInboundAt: z.coerce.date().nullable(),
      reachOutClosedAt: z.coerce.date().nullable(),
    })
    .nullable(),
  today: z.object({ pushes: z.number(), reachOuts: z.number() }),
});
type Status = z.infer<typeof Status>;

const LOOK_EVERY_MS = SECOND;
/** A person with the phone in hand needs less. */
const PAIR_WITHIN_MS = 180 * SECOND;

/** `whatsapp status | pair [--phone <number>] | reconnect | logout | reopen` */
export const whatsapp: Command = {
  async run(context) {
    const { positionals, phone } = readArguments(context.argv);
    switch (positionals.join(' ')) {
      case 'status':
        return showStatus(context);
      case 'pair':
        return pair(context, phone);
      case 'reconnect':
        return ask(context, { kind: 'reconnect' });
      case 'logout':
        return ask(context, { kind: 'logout' });
      case 'reopen':
        context.print(JSON.stringify(await operate(context, 'whatsapp-reopen', {})));
        return 0;
      default:
        throw new UsageError();
    }
  },
};

const readStatus = async (context: CommandContext): Promise<Status> =>
  Status.parse(await operate(context, 'whatsapp-status', {}));

/** The connection and today's budget; a code that pairs our account is not for a log. */
async function showStatus(context: CommandContext): Promise<number> {
  const { account, today } = await readStatus(context);
  const { whatsapp: limits } = context.config;
  context.print(
    JSON.stringify(
      {
        enabled: limits !== null,
        ...(account
          ? { ...account, qr: account.qr !== null, pairingCode: account.pairingCode !== null }
          : { state: 'never-started' }),
        today: { ...today, pushesPerDay: limits?.pushesPerDay, newChatsPerDay: limits?.newChatsPerDay },
      },
      null,
      2,
    ),
  );
  return account?.state === 'up' ? 0 : 1;
}

/** Shows each new QR, or asks for a code, until the account is paired. */
async function pair(context: CommandContext, phone: string | undefined): Promise<number> {
  if (phone !== undefined) await leave(context, { kind: 'pair', phone });
  const until = Date.now() + PAIR_WITHIN_MS;
  let shown: string | null = null;
  while (Date.now() < until) {
    const { account } = await readStatus(context);
    if (!account?.held)
      throw new Error('the assistant does not run with WHATSAPP_ENABLED=on: start it first');
    if (account.state === 'up') {
      context.print('paired');
      return 0;
    }
    const offer = phone === undefined ? account.qr : account.pairingCode;
    if (offer && offer !== shown) context.print(phone === undefined ? renderUnicodeCompact(offer) : offer);
    shown = offer;
    await sleep(LOOK_EVERY_MS);
  }
  throw new Error('not paired within three minutes; try again');
}

async function ask(context: CommandContext, request: object): Promise<number> {
  await leave(context, request);
  context.print(JSON.stringify({ asked: true }));
  return 0;
}

async function leave(context: CommandContext, request: object): Promise<void> {
  const { left } = z.object({ left: z.boolean() }).parse(await operate(context, 'whatsapp-request', request));
  if (!left)
    throw new Error('WhatsApp never ran on this database: start the assistant with WHATSAPP_ENABLED=on');
}

function readArguments(argv: readonly string[]): { positionals: string[]; phone: string | undefined } {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: { phone: { type: 'string' } },
      allowPositionals: true,
    });
    return { positionals, phone: values.phone?.replace(/\D/g, '').replace(/^0/, '62') };
  } catch {
    throw new UsageError();
  }
}
