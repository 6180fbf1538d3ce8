import { buildAssistant } from './assistant.ts';
import { readConfig } from './config.ts';
import { CannotStartError } from './kernel/cannot-start.ts';
import { keepFirstCompilation } from './kernel/first-compilation.ts';
import { createLog } from './kernel/log.ts';

/** SIGTERM drains; what has not ended by then is left to the next start, which takes it up where it was. */
const DRAIN_MS = 10_000;

await main().catch((error: unknown) => {
  const expected = error instanceof CannotStartError;
  process.stderr.write(
    `${expected ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exit(1);
});

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const secrets = [
    config.telegram?.token ?? '',
    config.telegram?.webhook?.secret ?? '',
    config.databaseUrl ?? '',
    ...config.secretsKeys,
  ];
  const log = createLog(config.logLevel, secrets);
  if (!config.databaseUrl) keepFirstCompilation();
  const exit = () => void stop('cure', 1);
  const assistant = await buildAssistant(config, log, { exit });

  process.on('unhandledRejection', (err) => {
    log.fatal({ err }, 'unhandled rejection');
    process.exit(1);
  });
  let stopping = false;
  async function stop(signal: string, code = 0) {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), DRAIN_MS).unref();
    await assistant.stop();
    process.exit(code);
  }
  process.on('SIGTERM', (signal) => void stop(signal));
  process.on('SIGINT', (signal) => void stop(signal));

  const { port } = await assistant.start();
  process.stdout.write(`${greeting(config, port).join('\n')}\n`);
}

/** What is running, where to try it, and what else can be turned on: three lines. */
function greeting(config: ReturnType<typeof readConfig>, port: number): string[] {
  const database = config.databaseUrl ? 'PostgreSQL' : `embedded database in ${config.dataDir}`;
  const telegram = config.telegram ? 'Telegram is on' : 'Telegram: set TELEGRAM_BOT_TOKEN';
  const whatsapp = config.whatsapp
    ? `WhatsApp is on (link it: http://localhost:${port}/whatsapp)`
    : 'WhatsApp: set WHATSAPP_ENABLED';
  return [
    `Saudagar is running (${database}).`,
    config.webchat
      ? `Web chat: http://localhost:${port}`
      : `Web chat is off (WEBCHAT=off); health: http://localhost:${port}/healthz`,
    `${telegram}. ${whatsapp}.`,
  ];
}
