import { GrammyError, HttpError } from 'grammy';
import { expect, it } from 'vitest';
import { explainFailure } from '../../../src/channels/telegram/send-error.ts';

function answer(error_code: number, description: string, parameters = {}): GrammyError {
  return new GrammyError(
    'Call failed',
    { ok: false, error_code, description, parameters },
    'sendMessage',
    {},
  );
}

/** As `fetch` reports it. */
function network(code: string, syscall?: string): HttpError {
  const cause = Object.assign(new Error('system'), { code, ...(syscall ? { syscall } : {}) });
  return new HttpError('Network request failed', new TypeError('fetch failed', { cause }));
}

it.each<[string, unknown, object]>([
  ['flood limit', answer(429, 'Too Many Requests', { retry_after: 12 }), { kind: 'retry', afterMs: 12_000 }],
  ['flood limit without a time', answer(429, 'Too Many Requests'), { kind: 'retry', afterMs: 5_000 }],
  ['blocked', answer(403, 'Forbidden: bot was blocked by the user'), { kind: 'gone', reason: 'blocked' }],
  ['deactivated', answer(403, 'Forbidden: user is deactivated'), { kind: 'gone', reason: 'deactivated' }],
  ['no such chat', answer(400, 'Bad Request: chat not found'), { kind: 'gone', reason: 'chat-not-found' }],
  ['no such peer', answer(400, 'Bad Request: PEER_ID_INVALID'), { kind: 'gone' }],
  [
    'group moved',
    answer(400, 'Bad Request: group chat was upgraded', { migrate_to_chat_id: -1 }),
    { kind: 'gone' },
  ],
  [
    'too long',
    answer(400, 'Bad Request: message is too long'),
    { kind: 'reject', reason: 'bad-request: message is too long' },
  ],
  ['too large', answer(413, 'Request Entity Too Large'), { kind: 'reject', reason: 'too-large' }],
  ['wrong token', answer(401, 'Unauthorized'), { kind: 'down', reason: 'token-refused' }],
  ['malformed token', answer(404, 'Not Found'), { kind: 'down', reason: 'token-refused' }],
  ['polled elsewhere', answer(409, 'Conflict'), { kind: 'down', reason: 'polled-elsewhere' }],
  ['server error', answer(500, 'Internal Server Error'), { kind: 'retry', reason: 'server-error-500' }],
  ['gateway', answer(502, 'not an answer'), { kind: 'retry', reason: 'server-error-502' }],
  ['redirect', answer(302, 'not an answer'), { kind: 'down', reason: 'unexpected-status-302' }],
  ['refused', network('ECONNREFUSED', 'connect'), { kind: 'down', reason: 'no-connection: ECONNREFUSED' }],
  ['no name', network('ENOTFOUND', 'getaddrinfo'), { kind: 'down', reason: 'no-connection: ENOTFOUND' }],
  ['certificate', network('CERT_HAS_EXPIRED'), { kind: 'down' }],
  ['connect took too long', network('UND_ERR_CONNECT_TIMEOUT'), { kind: 'retry', reason: 'connect-timeout' }],
  [
    'connect took too long (system)',
    network('ETIMEDOUT', 'connect'),
    { kind: 'retry', reason: 'connect-timeout' },
  ],
  ['cut after sending', network('ECONNRESET', 'read'), { kind: 'unknown', reason: 'no-answer: ECONNRESET' }],
  ['cut by the other side', network('UND_ERR_SOCKET'), { kind: 'unknown' }],
  [
    'no answer in time',
    new HttpError('failed', new Error('timed out')),
    { kind: 'unknown', reason: 'no-answer' },
  ],
  ['half an answer', new HttpError('failed', new SyntaxError('Unexpected end')), { kind: 'unknown' }],
  ['anything else', 'what?', { kind: 'unknown', reason: 'unexpected-error' }],
])('%s', (_, error, expected) => {
  expect(explainFailure(error)).toMatchObject(expected);
});

it('takes an address with several numbers, none of which answers, as no connection made', () => {
  const several = Object.assign(new AggregateError([new Error('a'), new Error('b')]), { code: 'ETIMEDOUT' });
  const error = new HttpError('failed', new TypeError('fetch failed', { cause: several }));
  expect(explainFailure(error)).toEqual({ kind: 'retry', reason: 'connect-timeout' });
});

it('repeats nothing that was written to somebody', () => {
  const { reason } = explainFailure(
    answer(400, 'Bad Request: can\'t parse entities: Unsupported start tag "Ibu Siti"'),
  );
  expect(reason).toBe("bad-request: can't parse entities");
});
