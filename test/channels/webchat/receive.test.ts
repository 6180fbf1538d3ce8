import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Inbound } from '../../../src/messages/index.ts';
import { makeWorld, openChannel, serve, type WebchatChannel, type World } from './serve-webchat.ts';

const ID = '0b6f8f6e-2c5e-4d3c-9a51-6f4f0f0b7a10';
const OTHER_ID = '1c7f8f6e-2c5e-4d3c-9a51-6f4f0f0b7a11';
const NOW = new Date('2025-08-07T02:00:00Z');

let world: World;
let channel: WebchatChannel;
let server: Awaited<ReturnType<typeof serve>>;
let heard: Inbound[];

beforeEach(async () => {
  world = makeWorld();
  heard = [];
  channel = openChannel(world, { now: () => NOW });
  server = await serve(channel);
});
afterEach(async () => {
  await channel.stop();
  await server.close();
  world.clean();
});

const start = () =>
  channel.start(async (inbound) => {
    heard.push(Inbound.parse(inbound));
  });

function post(body: unknown): Promise<Response> {
  return fetch(`${server.url}/webchat/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

function upload(fields: Record<string, string>, file?: File): Promise<Response> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  if (file) form.append('file', file);
  return fetch(`${server.url}/webchat/uploads`, { method: 'POST', body: form });
}

describe('posting a message', () => {
  it('hands it over with the server’s time, and says when', async () => {
    await start();
    const answer = await post({
      person: 'p1',
      id: ID,
      displayName: ' Bu Rahma ',
      language: 'en',
      content: { kind: 'text', text: 'halo' },
    });
    expect([answer.status, await answer.json()]).toEqual([202, { at: NOW.toISOString() }]);
    expect(heard).toEqual([
      {
        id: `p1:${ID}`,
        address: { channel: 'webchat', id: 'p1' },
        sentAt: NOW,
        sender: { displayName: 'Bu Rahma', language: 'en' },
        content: { kind: 'text', text: 'halo' },
      },
    ]);
  });

  it.each([
    [
      { kind: 'start', payload: 'x' },
      { kind: 'start', payload: 'x' },
    ],
    [{ kind: 'text', text: '/start' }, { kind: 'start' }],
    [
      { kind: 'text', text: '/start abc' },
      { kind: 'start', payload: 'abc' },
    ],
    [
      { kind: 'text', text: '/starting over' },
      { kind: 'text', text: '/starting over' },
    ],
    [
      { kind: 'choice', id: 'a', prompt: 3, label: 'A' },
      { kind: 'choice', id: 'a', prompt: 3 },
    ],
    [
      { kind: 'contact', phone: '0812', own: true },
      { kind: 'contact', phone: '0812', own: false },
    ],
    [
      { kind: 'location', latitude: 1.5, longitude: 117 },
      { kind: 'location', latitude: 1.5, longitude: 117 },
    ],
  ])('understands %j', async (content, expected) => {
    await start();
    expect((await post({ person: 'p1', id: ID, content })).status).toBe(202);
    expect(heard[0]?.content).toEqual(expected);
  });

  it.each([
    'not json',
    null,
    { person: 'p1', id: 'not-a-uuid', content: { kind: 'text', text: 'a' } },
    { person: '../p1', id: ID, content: { kind: 'text', text: 'a' } },
    { person: 'p1', id: ID, content: { kind: 'text', text: '  ' } },
    { person: 'p1', id: ID, content: { kind: 'location', latitude: 91, longitude: 0 } },
    { person: 'p1', id: ID, content: { kind: 'timer', name: 'reminder', token: 't' } },
    { person: 'p1', id: ID, content: { kind: 'image', media: { ref: 'x' } } },
  ])('refuses %j, without repeating what it holds', async (body) => {
    await start();
    const answer = await post(body);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ error: 'invalid', fields: expect.any(Array) });
    expect(heard).toEqual([]);
  });

  it('refuses a body that is far too long', async () => {
    await start();
    const text = 'a'.repeat(200_000);
    expect((await post({ person: 'p1', id: ID, content: { kind: 'text', text } })).status).toBe(413);
  });

  it('gives a repeated message the id it had, and two people’s never the same', async () => {
    await start();
    const content = { kind: 'text', text: 'a' };
    for (const person of ['p1', 'p1', 'p2']) await post({ person, id: ID, content });
    expect(heard.map(({ id }) => id)).toEqual([`p1:${ID}`, `p1:${ID}`, `p2:${ID}`]);
  });

  it('asks the page to come again before the start, while nothing can be stored, and after the stop', async () => {
    const message = { person: 'p1', id: ID, content: { kind: 'text', text: 'a' } };
    expect((await post(message)).status).toBe(503);
    await channel.start(async () => {
      throw new Error('the database is away');
    });
    const refused = await post(message);
    expect([refused.status, await refused.json()]).toEqual([503, { error: 'not-stored' }]);
    await channel.stop();
    expect((await post(message)).status).toBe(503);
  });

  it('keeps one person’s messages in order and lets others pass', async () => {
    const gate = Promise.withResolvers<void>();
    const order: string[] = [];
    await channel.start(async ({ id, address }) => {
      if (id.startsWith(`p1:${ID}`)) await gate.promise;
      order.push(address.id);
    });
    const content = { kind: 'text', text: 'a' };
    const slow = post({ person: 'p1', id: ID, content });
    const next = post({ person: 'p1', id: OTHER_ID, content });
    await post({ person: 'p2', id: ID, content });
    expect(order).toEqual(['p2']);
    gate.resolve();
    await Promise.all([slow, next]);
    expect(order).toEqual(['p2', 'p1', 'p1']);
  });
});

describe('uploading a file', () => {
  const fields = { person: 'p1', id: ID, kind: 'image', caption: 'Amplang' };
  const file = new File(['rasa ikan'], 'amplang.jpg', { type: 'image/jpeg' });

  it('is on the disk before it is handed over', async () => {
    await channel.start(async (inbound) => {
      heard.push(inbound);
      const { content } = inbound;
      if (content.kind !== 'image') throw new Error(content.kind);
      const fetched = await channel.fetchMedia(content.media, 100);
      expect(fetched).toMatchObject({ kind: 'fetched', mimeType: 'image/jpeg' });
      if (fetched.kind === 'fetched') expect(Buffer.from(fetched.content).toString()).toBe('rasa ikan');
    });
    expect((await upload(fields, file)).status).toBe(202);
    expect(heard[0]?.content).toMatchObject({
      kind: 'image',
      caption: 'Amplang',
      media: { mimeType: 'image/jpeg', fileName: 'amplang.jpg', bytes: 9 },
    });
  });

  it('takes the place of its own earlier attempt', async () => {
    await start();
    await upload(fields, file);
    await upload(fields, file);
    expect(new Set(heard.map(({ id }) => id)).size).toBe(1);
    expect(readdirSync(world.uploadsDir)).toHaveLength(1);
  });

  it('refuses what is too large, empty or missing', async () => {
    await start();
    const large = new File([new Uint8Array(10 * 1024 * 1024 + 1)], 'besar.pdf');
    expect((await upload(fields, large)).status).toBe(413);
    const huge = new File([new Uint8Array(11 * 1024 * 1024)], 'besar.pdf');
    expect((await upload(fields, huge)).status).toBe(413);
    expect((await upload(fields, new File([], 'kosong.pdf'))).status).toBe(400);
    expect((await upload(fields)).status).toBe(400);
    expect(readdirSync(world.uploadsDir)).toEqual([]);
    expect(heard).toEqual([]);
  });
});
