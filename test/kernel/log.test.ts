import { describe, expect, test } from 'vitest';
import { createLog } from '../../src/kernel/log.ts';

const TOKEN = '123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw';

function logTo(secrets: string[] = []) {
  const lines: string[] = [];
  const log = createLog('trace', secrets, { write: (line: string) => void lines.push(line) });
  return { log, lines, last: () => JSON.parse(lines.at(-1) ?? '{}') };
}

describe('a log line', () => {
  test('is JSON with level, time and message, and what it is about', () => {
    const { log, last } = logTo();
    log.warn({ seq: 7n, channel: 'telegram', verdict: 'dead', reason: '400' }, 'not sent');
    expect(last()).toEqual({
      level: 40,
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      seq: 7,
      channel: 'telegram',
      verdict: 'dead',
      reason: '400',
      msg: 'not sent',
    });
  });

  test('holds no personal data, wherever in what is logged it stands', () => {
    const { log, lines } = logTo();
    const person = {
      text: 'Toko Bu Tini',
      phone: '+6281234567890',
      name: 'Tini Rahayu',
      displayName: 'Tini R',
      address: '99887766',
      caption: 'foto dapur',
      payload: 'undangan-abc',
      token: 'rahasia',
      secret: 'sangat rahasia',
    };
    log.info(person, 'flat');
    log.info({ inbound: person }, 'one deep');
    log.info({ job: { inbound: person } }, 'two deep');
    log.info({ a: { b: { c: person } } }, 'three deep');
    const written = lines.join('');
    for (const value of Object.values(person)) expect(written).not.toContain(value);
    expect(lines).toHaveLength(4);
  });

  test('holds no secret, in whatever field, message or error it comes', () => {
    const { log, lines } = logTo([TOKEN, '']);
    const url = `https://api.telegram.org/bot${TOKEN}/getMe`;
    log.info({ url }, 'field');
    log.info(`asked ${url}`);
    log.error({ err: new Error(`request to ${url} failed`, { cause: new Error(url) }) }, 'error');
    log.error(new Error(url));
    expect(lines.join('')).not.toContain(TOKEN);
    expect(lines.join('')).toContain('[secret]');
  });

  test('of an error says class, code, stack and cause', () => {
    const { log, last } = logTo();
    const cause = Object.assign(new TypeError('deep'), { code: 'E_DEEP' });
    log.error({ err: new Error('turn failed', { cause }) }, 'x');
    expect(last().err).toMatchObject({
      type: 'Error',
      message: 'turn failed',
      stack: expect.stringContaining('log.test'),
      cause: { type: 'TypeError', message: 'deep', code: 'E_DEEP' },
    });
    log.error({ err: 'a string' }, 'x');
    expect(last().err).toEqual({ type: 'string', message: 'a string' });
  });

  test('of an error that is its own cause is written all the same', () => {
    const { log, lines } = logTo();
    const error = new Error('round');
    error.cause = error;
    log.error({ err: error }, 'x');
    expect(lines).toHaveLength(1);
  });

  test('below the level is not written', () => {
    const lines: string[] = [];
    createLog('warn', [], { write: (line: string) => void lines.push(line) }).info('quiet');
    expect(lines).toEqual([]);
  });
});
