import { z } from 'zod';
import { CannotStartError } from './kernel/cannot-start.ts';
import { type OpeningHours, parseOpeningHours } from './kernel/opening-hours.ts';
import { isTimeZone } from './kernel/zones.ts';
import { ChannelName } from './messages/index.ts';

/** Everything that can be set from outside; read once, never looked up again. */
export interface Config {
  readonly production: boolean;
  readonly databaseUrl: string | undefined;
  readonly databasePoolSize: number;
  readonly dataDir: string;
  readonly port: number;
  readonly host: string;
  readonly logLevel: string;
  readonly webchat: boolean;
  readonly telegram: {
    readonly token: string;
    readonly apiRoot: string | undefined;
    readonly webhook: { readonly url: string; readonly secret: string } | undefined;
    /** Messages that may leave in a second, over all chats. */
    readonly perSecond: number;
  } | null;
  readonly whatsapp: {
    /** Another server than WhatsApp's, for tests. */
    readonly wsUrl: string | undefined;
    readonly perMinute: number;
    readonly pushesPerDay: number;
    readonly newChatsPerDay: number;
    readonly typingMs: number;
  } | null;
  /** What is kept unreadable in the database is sealed with the first, opened with any. Empty: kept as it is. */
  readonly secretsKeys: readonly string[];
  /** Addresses of the first administrators, `channel:id`. */
  readonly adminIds: readonly string[];
  /** Zone of whoever has not said theirs, and of times shown to officers. */
  readonly timeZone: string;
  /** Whether prices are fetched from their sources by the clock. */
  readonly fetchPrices: boolean;
  /** How leads are matched and relayed (docs/leads.md). */
  readonly leads: {
    readonly approval: boolean;
    readonly readAlong: boolean;
    readonly weeklyLimit: number;
    readonly waveSize: number;
    readonly answerHours: number;
  };
  /** From so many recipients on, a broadcast needs a second officer's approval. */
  readonly broadcastApprovalFrom: number;
  /** Messages of one chat that are acted on within ten seconds; more wait. */
  readonly messagesPer10s: number;
  /** How questions are handed over to officers (docs/support.md). */
  readonly support: {
    /** When officers are there, in `timeZone`. */
    readonly hours: OpeningHours['weekly'];
    /** Days on which nobody is, YYYY-MM-DD. */
    readonly holidays: readonly string[];
    /** A ticket that nobody has taken is offered again after so long, and shown to admins after so long, in office hours. */
    readonly reofferMinutes: number;
    readonly escalateMinutes: number;
  };
  /** How long free text must rest before it counts as complete, in milliseconds. */
  readonly quietMs: number;
}

/** Every variable that is missing or malformed, one line each. */
export class ConfigError extends CannotStartError {
  override name = 'ConfigError';

  constructor(problems: readonly string[]) {
    super(
      `Saudagar cannot start:\n${problems.map((problem) => `  - ${problem}`).join('\n')}\nSee .env.example.`,
    );
  }
}

/** Short secrets can be guessed. */
const MIN_SECRET = 32;

const onOff = z
  .enum(['on', 'off', 'true', 'false', '1', '0'], { error: 'must be on or off' })
  .transform((value) => ['on', 'true', '1'].includes(value));
const atMost = (max: number) =>
  z.coerce.number('must be a number').int().min(0).max(max, `must be at most ${max}`);
const httpUrl = (what: string) => z.url({ protocol: /^https?$/, error: `must be ${what}` });

const Environment = z.object({
  NODE_ENV: z.string().optional(),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: 'must be a postgres:// URL, or be left out for the embedded database',
    })
    .optional(),
  DATABASE_POOL_SIZE: z.coerce
    .number('must be a number')
    .int()
    .min(2, 'must be at least 2')
    .max(200)
    .default(10),
  DATA_DIR: z.string().default('./data'),
  PORT: z.coerce
    .number('must be a number')
    .int()
    .min(0)
    .max(65_535, 'must be a port, 0 to 65535')
    .default(3000),
  HOST: z.string().default('127.0.0.1'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], {
      error: 'must be one of trace, debug, info, warn, error, fatal, silent',
    })
    .default('info'),
  WEBCHAT: onOff.optional(),
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[A-Za-z0-9_-]{20,}$/, 'must look like 123456789:ABC…, as @BotFather gives it')
    .optional(),
  TELEGRAM_API_ROOT: httpUrl('the http(s) address of a Bot API server').optional(),
  TELEGRAM_WEBHOOK_URL: httpUrl('the https address at which Telegram reaches /webhooks/telegram').optional(),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[A-Za-z0-9_-]{16,256}$/, 'must be 16 to 256 of A-Z a-z 0-9 _ -')
    .optional(),
  TELEGRAM_PER_SECOND: z.coerce.number('must be a number of messages').int().min(1).max(10_000).default(30),
  WHATSAPP_ENABLED: onOff.optional(),
  WHATSAPP_WS_URL: z
    .url({ protocol: /^wss?$/, error: 'must be the ws(s) address of a WhatsApp server' })
    .optional(),
  WHATSAPP_PER_MINUTE: atMost(6_000).default(120),
  WHATSAPP_PUSHES_PER_DAY: atMost(100_000).default(500),
  WHATSAPP_NEW_CHATS_PER_DAY: atMost(100_000).default(50),
  WHATSAPP_TYPING_MS: atMost(5_000).default(1_200),
  SECRETS_KEY: z.string().default(''),
  ADMIN_IDS: z.string().default(''),
  TZ_DEFAULT: z
    .string()
    .refine(isTimeZone, 'must be an IANA zone such as Asia/Makassar')
    .default('Asia/Makassar'),
  PRICES_FETCH: onOff.optional(),
  LEADS_APPROVAL: onOff.optional(),
  LEADS_READ_ALONG: onOff.optional(),
  LEADS_WEEKLY_LIMIT: z.coerce.number('must be a number').int().min(1).max(50).default(3),
  LEADS_WAVE_SIZE: z.coerce.number('must be a number').int().min(1).max(50).default(5),
  LEADS_ANSWER_HOURS: z.coerce.number('must be a number of hours').int().min(1).max(336).default(48),
  BROADCAST_APPROVAL_FROM: z.coerce.number('must be a number of people').int().min(1).default(200),
  MESSAGES_PER_10S: z.coerce.number('must be a number of messages').int().min(1).max(100_000).default(20),
  OFFICE_HOURS: z
    .string()
    .default('Mon-Fri 08:00-16:00')
    .transform((text, context) => {
      const weekly = parseOpeningHours(text);
      if (weekly) return weekly;
      context.addIssue('must be hours such as Mon-Thu 08:00-16:00, Fri 08:00-11:00');
      return z.NEVER;
    }),
  OFFICE_HOLIDAYS: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((day) => day.trim())
        .filter(Boolean),
    )
    .pipe(z.array(z.iso.date('must be days such as 2026-12-25, separated by commas'))),
  TICKET_REOFFER_MINUTES: z.coerce.number('must be a number of minutes').int().min(1).max(1_440).default(15),
  TICKET_ESCALATE_MINUTES: z.coerce.number('must be a number of minutes').int().min(1).max(2_880).default(60),
  QUIET_MS: z.coerce.number('must be a number of milliseconds').int().min(0).max(30_000).default(1_500),
});

/** Reads the environment. Throws a `ConfigError` that names every bad variable. Empty counts as absent. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const parsed = Environment.safeParse(given);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`);
  const adminIds = (given.ADMIN_IDS ?? '')
    .split(',')
    .map((id) => id.trim())
    .filter(Boolean)
    // A number is written as people write it: +62 812-3456-7890.
    .map((id) => (id.startsWith('whatsapp:') ? id.replace(/[\s-]/g, '') : id));
  for (const id of adminIds) {
    const [channel, ...rest] = id.split(':');
    const name = rest.join(':');
    const well = channel === 'whatsapp' ? /^\+\d{6,15}$/.test(name) : name !== '';
    if (!ChannelName.safeParse(channel).success || !well) {
      problems.push(`ADMIN_IDS "${id}" must be telegram:<id>, whatsapp:<+number> or webchat:<id>`);
    }
  }
  const secretsKeys = (given.SECRETS_KEY ?? '')
    .split(',')
    .map((key) => key.trim())
    .filter(Boolean);
  if (secretsKeys.some((key) => key.length < MIN_SECRET)) {
    problems.push(
      `SECRETS_KEY must be ${MIN_SECRET} characters or more, such as openssl rand -base64 32 prints`,
    );
  }
  if (given.TELEGRAM_WEBHOOK_URL && !given.TELEGRAM_WEBHOOK_SECRET) {
    problems.push('TELEGRAM_WEBHOOK_SECRET is needed with TELEGRAM_WEBHOOK_URL');
  }
  if (!parsed.success || problems.length) throw new ConfigError(problems);
  const env = parsed.data;
  const production = env.NODE_ENV === 'production';
  return Object.freeze({
    production,
    databaseUrl: env.DATABASE_URL,
    databasePoolSize: env.DATABASE_POOL_SIZE,
    dataDir: env.DATA_DIR,
    port: env.PORT,
    host: env.HOST,
    logLevel: env.LOG_LEVEL,
    webchat: env.WEBCHAT ?? !production,
    telegram: env.TELEGRAM_BOT_TOKEN
      ? {
          token: env.TELEGRAM_BOT_TOKEN,
          apiRoot: env.TELEGRAM_API_ROOT?.replace(/\/+$/, ''),
          webhook:
            env.TELEGRAM_WEBHOOK_URL && env.TELEGRAM_WEBHOOK_SECRET
              ? { url: env.TELEGRAM_WEBHOOK_URL, secret: env.TELEGRAM_WEBHOOK_SECRET }
              : undefined,
          perSecond: env.TELEGRAM_PER_SECOND,
        }
      : null,
    whatsapp: env.WHATSAPP_ENABLED
      ? {
          wsUrl: env.WHATSAPP_WS_URL,
          perMinute: env.WHATSAPP_PER_MINUTE,
          pushesPerDay: env.WHATSAPP_PUSHES_PER_DAY,
          newChatsPerDay: env.WHATSAPP_NEW_CHATS_PER_DAY,
          typingMs: env.WHATSAPP_TYPING_MS,
        }
      : null,
    secretsKeys,
    adminIds,
    timeZone: env.TZ_DEFAULT,
    fetchPrices: env.PRICES_FETCH ?? true,
    leads: Object.freeze({
      approval: env.LEADS_APPROVAL ?? false,
      readAlong: env.LEADS_READ_ALONG ?? false,
      weeklyLimit: env.LEADS_WEEKLY_LIMIT,
      waveSize: env.LEADS_WAVE_SIZE,
      answerHours: env.LEADS_ANSWER_HOURS,
    }),
    broadcastApprovalFrom: env.BROADCAST_APPROVAL_FROM,
    messagesPer10s: env.MESSAGES_PER_10S,
    support: Object.freeze({
      hours: env.OFFICE_HOURS,
      holidays: env.OFFICE_HOLIDAYS,
      reofferMinutes: env.TICKET_REOFFER_MINUTES,
      escalateMinutes: env.TICKET_ESCALATE_MINUTES,
    }),
    quietMs: env.QUIET_MS,
  });
}
