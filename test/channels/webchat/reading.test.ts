import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plain } from '../../../src/messages/index.ts';
import { makeWorld, serveAssistant, type World } from './serve-webchat.ts';

const HASH = 'f'.repeat(64);
const address = { channel: 'webchat', id: 'p1' } as const;

let world: World;
let assistant: Awaited<ReturnType<typeof serveAssistant>>;

beforeEach(async () => {
  world = makeWorld();
  assistant = await serveAssistant(world, async () => {});
});
afterEach(async () => {
  await assistant.close();
  world.clean();
});

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${assistant.url}${path}`, { headers });

/** Reads events until there are `count`, then leaves. */
async function readEvents(path: string, count: number, headers: Record<string, string> = {}) {
  const answer = await get(path, headers);
  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  const events: { id: string; key: string }[] = [];
  let text = '';
  for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = /^data: (.*)$/m.exec(block)?.[1];
      if (data)
        events.push({
          id: /^id: (.*)$/m.exec(block)?.[1] ?? '',
          key: JSON.parse(data).reply.text[0].spans[0].text,
        });
    }
    if (events.length >= count) break;
  }
  return events;
}

describe('reading over http', () => {
  it('resumes with Last-Event-ID, nothing lost and nothing twice', async () => {
    for (const text of ['satu', 'dua']) await assistant.say(address, { text: plain(text) });
    const first = await readEvents('/webchat/events?person=p1', 2);
    expect(first.map(({ key }) => key)).toEqual(['satu', 'dua']);
    const reading = readEvents('/webchat/events?person=p1', 2, { 'last-event-id': first[0]?.id ?? '' });
    await assistant.say(address, { text: plain('tiga') });
    expect((await reading).map(({ key }) => key)).toEqual(['dua', 'tiga']);
  });

  it('gives the history of both sides, one’s own under the id the page made', async () => {
    const id = '0b6f8f6e-2c5e-4d3c-9a51-6f4f0f0b7a10';
    await fetch(`${assistant.url}/webchat/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ person: 'p1', id, content: { kind: 'text', text: 'halo' } }),
    });
    await assistant.say(address, { text: plain('hai') });
    expect(await (await get('/webchat/history?person=p1')).json()).toMatchObject({
      messages: [
        { from: 'person', key: id, content: { kind: 'text', text: 'halo' } },
        { from: 'assistant', seq: '1', reply: { text: plain('hai') } },
      ],
    });
  });

  it('refuses to follow nobody, everybody, or a strange name', async () => {
    const many = Array.from({ length: 33 }, (_, index) => `person=p${index}`).join('&');
    for (const query of ['', 'person=', 'person=a%2Fb', many]) {
      expect((await get(`/webchat/events?${query}`)).status).toBe(400);
    }
    expect((await get('/webchat/history')).status).toBe(400);
  });

  it('shows a file only to the person in whose chat it is', async () => {
    world.files.set(HASH, new TextEncoder().encode('gambar'));
    const attachment = {
      kind: 'image',
      hash: HASH,
      mimeType: 'image/png',
      fileName: "peta 'baru'.png",
    } as const;
    await assistant.say(address, { text: plain('peta'), attachment });
    const mine = await get(`/webchat/media/${HASH}?person=p1`);
    expect([mine.status, await mine.text()]).toEqual([200, 'gambar']);
    expect(mine.headers.get('content-type')).toBe('image/png');
    expect(mine.headers.get('content-disposition')).toBe("inline; filename*=UTF-8''peta%20%27baru%27.png");
    expect((await get(`/webchat/media/${HASH}?person=p2`)).status).toBe(404);
    expect((await get(`/webchat/media/${HASH}`)).status).toBe(400);
    expect((await get('/webchat/media/..%2f..%2fpackage.json?person=p1')).status).toBe(404);
  });

  it('lets a browser run nothing that somebody sent', async () => {
    world.files.set(HASH, new TextEncoder().encode('<script>alert(1)</script>'));
    for (const mimeType of ['text/html', 'image/svg+xml']) {
      const attachment = { kind: 'document', hash: HASH, mimeType, fileName: 'x.html' } as const;
      world.feed.forget();
      await assistant.say(address, { text: plain('berkas'), attachment });
      const { headers } = await get(`/webchat/media/${HASH}?person=p1`);
      expect(headers.get('content-type')).toBe('application/octet-stream');
      expect(headers.get('content-disposition')).toMatch(/^attachment/);
      expect(headers.get('content-security-policy')).toContain('sandbox');
    }
  });
});
