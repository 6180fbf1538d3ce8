import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Logger;

/** Fields that may hold personal data or a secret wherever they appear; their values never reach a log line. */
const PERSONAL = new Set([
  'text',
  'phone',
  'name',
  'displayName',
  'address',
  'caption',
  'token',
  'secret',
  'payload',
]);
/** Deeper than anything that is logged on purpose; ends circles. */
const MAX_DEPTH = 6;

/**
 * JSON lines on stderr: stdout belongs to a command's result. Personal fields are hidden at any depth; `secrets` are cut
 * out of the whole line, because a library's message may quote a URL with a token in it.
 */
export function createLog(level: string, secrets: string[] = [], destination?: DestinationStream): Log {
  const hidden = secrets.filter((secret) => secret.length > 0);
  const clean = (text: string) => hidden.reduce((t, secret) => t.replaceAll(secret, '[secret]'), text);
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { log: (fields) => Object.fromEntries(hideFields(fields, 0)) },
      serializers: { err: (error: unknown) => describeError(error, 0) },
      hooks: { streamWrite: clean },
    },
    destination ?? pino.destination(2),
  );
}

interface LoggedError {
  type: string;
  message: string;
  code?: string;
  stack?: string;
  cause?: LoggedError;
}

function hideFields(fields: object, depth: number): Array<[string, unknown]> {
  return Object.entries(fields).map(([field, value]) => [
    field,
    PERSONAL.has(field) ? '[hidden]' : hide(value, depth + 1),
  ]);
}

function hide(value: unknown, depth: number): unknown {
  // An error has a form of its own; what has a JSON form (a date) is no bag of fields.
  if (typeof value !== 'object' || value === null || value instanceof Error || 'toJSON' in value)
    return value;
  if (depth > MAX_DEPTH) return '[deep]';
  if (Array.isArray(value)) return value.map((item) => hide(item, depth + 1));
  return Object.fromEntries(hideFields(value, depth));
}

function describeError(error: unknown, depth: number): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return {
    type: error.name,
    message: error.message,
    ...(code ? { code } : {}),
    ...(error.stack ? { stack: error.stack } : {}),
    ...(error.cause && depth < MAX_DEPTH ? { cause: describeError(error.cause, depth + 1) } : {}),
  };
}
