import { Hono } from 'hono';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { describe, expect, it } from 'vitest';
import { createApp, type HttpParts } from '../../src/http/app.ts';
import type { Readiness } from '../../src/http/index.ts';

const UP = { database: { state: 'up' }, channels: { webchat: { state: 'up' } } };

function appWith(parts: Partial<HttpParts> = {}) {
  const logged: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) });
  const app = createApp({ webhooks: {}, health: () => UP, metrics: new Registry(), log, ...parts });
  return { app, logged };
}

describe('probes', () => {
  it('says that the process is up, whatever else is', async () => {
    const { app } = appWith({ health: () => Promise.reject(new Error('no')) });
    const answer = await app.request('/healthz');
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'up' }]);
  });

  it('is ready when database and every channel are up', async () => {
    const answer = await appWith().app.request('/readyz');
    expect([answer.status, await answer.json()]).toEqual([200, { ready: true, ...UP }]);
  });

  it.each<Readiness>([
    { database: { state: 'down', detail: 'ECONNREFUSED' }, channels: {} },
    { database: { state: 'up' }, channels: { telegram: { state: 'starting' } } },
    {
      database: { state: 'up' },
      channels: { webchat: { state: 'up' }, telegram: { state: 'down', detail: '401' } },
    },
  ])('is not ready with %j, and says why', async (health) => {
    const answer = await appWith({ health: () => health }).app.request('/readyz');
    expect([answer.status, await answer.json()]).toEqual([503, { ready: false, ...health }]);
  });
});

describe('webhooks', () => {
  it('hands the request to its channel and gives back the answer', async () => {
    const telegram = async (request: Request) =>
      new Response(`${request.headers.get('x-secret')} ${await request.text()}`, { status: 202 });
    const { app } = appWith({ webhooks: { telegram } });
    const init = { method: 'POST', body: '{"update_id":1}', headers: { 'x-secret': 's' } };
    const answer = await app.request('/webhooks/telegram', init);
    expect([answer.status, await answer.text()]).toEqual([202, 's {"update_id":1}']);
  });

  it('knows no other names and no other methods', async () => {
    const { app } = appWith({ webhooks: { telegram: async () => new Response() } });
    for (const [method, path] of [
      ['POST', '/webhooks/other'],
      ['POST', '/webhooks/constructor'],
      ['GET', '/webhooks/telegram'],
    ] as const) {
      expect((await app.request(path, { method })).status).toBe(404);
    }
  });

  it('refuses a body over a megabyte unread', async () => {
    let called = false;
    const telegram = async () => {
      called = true;
      return new Response();
    };
    const { app } = appWith({ webhooks: { telegram } });
    const body = 'a'.repeat(1024 * 1024 + 1);
    const headers = { 'content-length': String(body.length) };
    expect((await app.request('/webhooks/telegram', { method: 'POST', body, headers })).status).toBe(413);
    expect(called).toBe(false);
  });

  it('keeps what went wrong to itself', async () => {
    const telegram = async () => {
      throw new Error('connection to 10.0.0.9 refused');
    };
    const { app, logged } = appWith({ webhooks: { telegram } });
    const answer = await app.request('/webhooks/telegram', { method: 'POST', body: 'x' });
    expect([answer.status, await answer.text()]).toEqual([500, '{"error":"internal"}']);
    expect(logged.join()).toContain('10.0.0.9');
  });
});

describe('root', () => {
  it('is the web chat, and what is below it', async () => {
    const webchat = new Hono().get('/', (c) => c.text('page')).get('/webchat/x', (c) => c.text('x'));
    const { app } = appWith({ webchat });
    expect(await (await app.request('/')).text()).toBe('page');
    expect(await (await app.request('/webchat/x')).text()).toBe('x');
  });

  it('is one plain line when the web chat is off', async () => {
    const { app } = appWith();
    expect((await (await app.request('/')).text()).split('\n')).toHaveLength(2);
    expect((await app.request('/webchat/history?person=a')).status).toBe(404);
  });
});
