import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Logger;

/** Fields that may hold personal data or a secret wherever they appear; their values never reach a log line. */
const PERSONAL = ['text', 'phone', 'name', 'displayName', 'address', 'caption', 'token', 'secret', 'payload'];

/**
 * JSON lines on stderr: stdout belongs to a command's result.
 * Errors are logged by class, code and stack only where the message is ours; a library's message may quote
 * what a person typed or a URL with a token in it, so tokens are cut out of every string.
 */
export function createLog(level: string, secrets: string[] = [], destination?: DestinationStream): Log {
  const hidden = secrets.filter((secret) => secret.length > 0);
  const clean = (text: string) => hidden.reduce((t, secret) => t.replaceAll(secret, '[secret]'), text);
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: PERSONAL.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
        censor: '[hidden]',
      },
      serializers: {
        err: (error: unknown) => describeError(error, clean),
      },
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

function describeError(error: unknown, clean: (text: string) => string): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: clean(String(error)) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return {
    type: error.name,
    message: clean(error.message),
    ...(code ? { code } : {}),
    ...(error.stack ? { stack: clean(error.stack) } : {}),
    ...(error.cause ? { cause: describeError(error.cause, clean) } : {}),
  };
}
