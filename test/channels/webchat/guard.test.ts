import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeWorld, openChannel, type World } from './serve-webchat.ts';

const OWN = { host: '127.0.0.1:3000' };
let world: World;

beforeEach(() => {
  world = makeWorld();
});
afterEach(() => world.clean());

/** Asks the routes as a server would, from the given peer. */
function ask(
  path: string,
  headers: Record<string, string>,
  peer: string | null = '127.0.0.1',
  method = 'GET',
) {
  const socket = { remoteAddress: peer, remotePort: 1, remoteFamily: 'IPv4' };
  const body = method === 'POST' ? '{}' : undefined;
  const init = {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body ? { body } : {}),
  };
  return openChannel(world).routes.request(path, init, peer === null ? {} : { incoming: { socket } });
}

describe('web chat guard', () => {
  it.each(['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1'])('serves the peer %s', async (peer) => {
    expect((await ask('/', OWN, peer)).status).toBe(200);
  });

  it.each(['192.168.1.7', '172.17.0.1', '::ffff:10.0.0.1', 'fe80::1', null])(
    'refuses the peer %s',
    async (peer) => {
      const answer = await ask('/', OWN, peer);
      expect([answer.status, await answer.json()]).toEqual([403, { error: 'not-local' }]);
    },
  );

  it.each(['localhost', 'localhost:3000', 'LOCALHOST:3000', '127.0.0.1:80', '[::1]:3000'])(
    'is at home as %s',
    async (host) => {
      expect((await ask('/', { host })).status).toBe(200);
    },
  );

  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.nip.io:3000', 'a@localhost', ''])(
    'refuses the host %j, to which a name may have been rebound',
    async (host) => {
      const answer = await ask('/webchat/history?person=a', { host });
      expect([answer.status, await answer.json()]).toEqual([403, { error: 'foreign-host' }]);
    },
  );

  it.each(['https://evil.example', 'http://127.0.0.1:8080', 'http://localhost:3000', 'null'])(
    'refuses a message from a page of %s',
    async (origin) => {
      const answer = await ask('/webchat/messages', { ...OWN, origin }, '127.0.0.1', 'POST');
      expect([answer.status, await answer.json()]).toEqual([403, { error: 'foreign-origin' }]);
    },
  );

  it('hears its own page', async () => {
    const origin = 'http://127.0.0.1:3000';
    expect((await ask('/webchat/messages', { ...OWN, origin }, '127.0.0.1', 'POST')).status).toBe(400);
  });

  it('lets another site link to the page, and read nothing', async () => {
    const foreign = { ...OWN, 'sec-fetch-site': 'cross-site' };
    expect((await ask('/', { ...foreign, 'sec-fetch-mode': 'navigate' })).status).toBe(200);
    expect((await ask('/webchat/history?person=a', { ...foreign, 'sec-fetch-mode': 'no-cors' })).status).toBe(
      403,
    );
  });

  it('allows the page nothing but its own files', async () => {
    const { headers } = await ask('/', OWN);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('leads out of its folder by no name', async () => {
    for (const name of ['..%2fpage.ts', '%2e%2e/page.ts', 'index.html', 'nothing.js']) {
      expect((await ask(`/webchat/page/${name}`, OWN)).status).toBe(404);
    }
    expect((await ask('/webchat/page/main.js', OWN)).headers.get('content-type')).toContain(
      'text/javascript',
    );
  });

  it('says when nothing has changed', async () => {
    const etag = (await ask('/webchat/page/main.js', OWN)).headers.get('etag') ?? '';
    expect((await ask('/webchat/page/main.js', { ...OWN, 'if-none-match': etag })).status).toBe(304);
  });
});
