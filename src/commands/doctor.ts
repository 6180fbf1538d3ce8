import { access, constants, mkdir } from 'node:fs/promises';
import { z } from 'zod';
import { checkToken } from '../channels/telegram/index.ts';
import { LEXICON, LOCALES } from '../folders.ts';
import { openLanguage } from '../language/index.ts';
import { loadWords } from '../words/index.ts';
import type { Command, CommandContext } from './command.ts';
import { operate } from './operate.ts';

const WhatsappStatus = z.object({
  account: z
    .object({
      state: z.string(),
      detail: z.string().nullable(),
      held: z.boolean(),
      lastInboundAt: z.coerce.date().nullable(),
      reachOutClosedAt: z.coerce.date().nullable(),
    })
    .nullable(),
});

const SecretsStatus = z.object({ stale: z.number().nullable() });

interface Finding {
  name: string;
  state: 'ok' | 'off' | 'broken';
  detail: string;
}

type Check = (context: CommandContext) => Promise<Omit<Finding, 'name'>>;

const ok = (detail: string) => ({ state: 'ok' as const, detail });
const off = (detail: string) => ({ state: 'off' as const, detail });
const broken = (detail: string) => ({ state: 'broken' as const, detail });

const CHECKS: Readonly<Record<string, Check>> = {
  node: async () => ok(process.version),
  async data({ config }) {
    await mkdir(config.dataDir, { recursive: true });
    await access(config.dataDir, constants.W_OK);
    return ok(`${config.dataDir} can be written`);
  },
  async database(context) {
    await operate(context, 'outbox-depth', {});
    return ok(context.config.databaseUrl ? 'PostgreSQL answers' : 'the embedded database answers');
  },
  async outbox(context) {
    const letters = await operate(context, 'dead-letters', { limit: 1 });
    return ok(
      Array.isArray(letters) && letters.length
        ? 'there are dead letters: saudagar dead-letters'
        : 'no dead letters',
    );
  },
  async secrets(context) {
    const { stale } = SecretsStatus.parse(await operate(context, 'secrets-status', {}));
    if (stale === null) return off('names and numbers are stored as they are: set SECRETS_KEY');
    return ok(
      stale
        ? `${stale} rows are not sealed with the current key: saudagar secrets rotate`
        : 'names, numbers and account keys are sealed',
    );
  },
  async words() {
    loadWords(LOCALES);
    await openLanguage(LEXICON);
    return ok('locales and lexicon are readable');
  },
  async telegram({ config }) {
    if (!config.telegram) return off('set TELEGRAM_BOT_TOKEN to turn it on');
    const answer = await checkToken(config.telegram);
    return answer.ok ? ok(`@${answer.username} answers`) : broken(`Telegram says: ${answer.reason}`);
  },
  async whatsapp(context) {
    if (!context.config.whatsapp) return off('set WHATSAPP_ENABLED=on to turn it on');
    const { account } = WhatsappStatus.parse(await operate(context, 'whatsapp-status', {}));
    if (!account?.held) return broken('no running process holds the account: start the assistant');
    const heard = account.lastInboundAt ? `, last message ${account.lastInboundAt.toISOString()}` : '';
    const reachOut = account.reachOutClosedAt
      ? ', no new chats since a refusal (saudagar whatsapp reopen)'
      : '';
    return account.state === 'up'
      ? ok(`connected${heard}${reachOut}`)
      : broken(`${account.state}: ${account.detail ?? 'unknown'}${heard}${reachOut}`);
  },
  webchat: async ({ config }) =>
    config.webchat ? ok(`http://localhost:${config.port}`) : off('WEBCHAT=off'),
};

/** What is configured and what answers: one JSON object, exit code 1 where something is broken. */
export const doctor: Command = {
  async run(context) {
    const findings: Finding[] = [];
    for (const [name, check] of Object.entries(CHECKS)) {
      const finding = await check(context).catch((error: unknown) => {
        context.log.warn({ err: error, check: name }, 'doctor');
        return broken(error instanceof Error ? (error.message.split('\n')[0] ?? error.name) : 'failed');
      });
      findings.push({ name, ...finding });
    }
    const healthy = findings.every(({ state }) => state !== 'broken');
    context.print(JSON.stringify({ healthy, checks: findings }, null, 2));
    return healthy ? 0 : 1;
  },
};
