import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie, setCookie } from 'hono/cookie';
import { secureHeaders } from 'hono/secure-headers';
import { streamSSE } from 'hono/streaming';
import type { z } from 'zod';
import type { Log } from '../../kernel/log.ts';
import { loopbackOnly } from '../loopback-only.ts';
import type { ChatFeed } from './chat-feed.ts';
import { parseCursor } from './cursor.ts';
import { pumpEvents } from './events.ts';
import {
  HISTORY_LIMIT,
  MAX_MESSAGE_BODY_BYTES,
  MAX_PERSONS_PER_STREAM,
  MAX_UPLOAD_BODY_BYTES,
  MAX_UPLOAD_BYTES,
} from './limits.ts';
import type { Listeners } from './listeners.ts';
import { findMedia, mediaHeaders } from './media.ts';
import { normaliseMessage, normaliseUpload } from './normalise.ts';
import type { Asset, Page } from './page.ts';
import type { Received, Reception } from './receive.ts';
import type { Spool } from './spool.ts';
import { addressOf, inboundId, PageLanguage, PersonId, PostedMessage, PostedUpload, toWire } from './wire.ts';

export interface WebchatParts {
  feed: ChatFeed;
  reception: Reception;
  listeners: Listeners;
  spool: Spool;
  page: Page;
  readMedia: (hash: string) => Promise<Uint8Array | null>;
  log: Log;
}

const LANGUAGE_COOKIE = 'webchat-language';

/** `/` and `/webchat/*`. Errors are `{ error: code }`; the page finds the words. */
export function createRoutes(parts: WebchatParts): Hono {
  const app = new Hono();
  // Only over our own paths: mounted in a larger server, webhooks and metrics are none of our business.
  for (const path of ['/', '/webchat/*']) app.use(path, loopbackOnly(), pageHeaders());
  app.get('/', (c) => sendAsset(c, parts.page.html(languageOf(c))));
  app.get('/webchat/page/:name', (c) => {
    const asset = parts.page.asset(c.req.param('name'));
    return asset ? sendAsset(c, asset) : c.json({ error: 'not-found' }, 404);
  });
  addReceiving(app, parts);
  addReading(app, parts);
  return app;
}

function addReceiving(app: Hono, { reception, spool }: WebchatParts): void {
  app.post('/webchat/messages', limit(MAX_MESSAGE_BODY_BYTES), async (c) => {
    const posted = PostedMessage.safeParse(await c.req.json().catch(() => null));
    if (!posted.success) return refuse(c, posted.error);
    const { person } = posted.data;
    return answer(c, await reception.receive(person, async (now) => normaliseMessage(posted.data, now)));
  });
  app.post('/webchat/uploads', limit(MAX_UPLOAD_BODY_BYTES), async (c) => {
    const form = await c.req.parseBody().catch(() => null);
    const posted = PostedUpload.safeParse(form);
    if (!posted.success) return refuse(c, posted.error);
    const { file, person } = posted.data;
    if (file.size > MAX_UPLOAD_BYTES) return c.json({ error: 'too-large' }, 413);
    if (file.size === 0) return c.json({ error: 'empty' }, 400);
    const received = await reception.receive(person, async (now) => {
      const ref = await spool.store(inboundId(posted.data), await file.bytes());
      return normaliseUpload(posted.data, ref, now);
    });
    return answer(c, received);
  });
}

function addReading(app: Hono, { feed, listeners, readMedia, log }: WebchatParts): void {
  app.get('/webchat/history', async (c) => {
    const person = PersonId.safeParse(c.req.query('person'));
    if (!person.success) return refuse(c, person.error);
    const messages = await feed.history(addressOf(person.data), HISTORY_LIMIT);
    c.header('Cache-Control', 'no-store');
    return c.json({ messages: messages.map((message) => toWire(message, person.data)) });
  });
  app.get('/webchat/events', (c) => {
    const persons = PersonId.array()
      .min(1)
      .max(MAX_PERSONS_PER_STREAM)
      .safeParse(c.req.queries('person') ?? []);
    if (!persons.success) return refuse(c, persons.error);
    const cursor = parseCursor(c.req.header('last-event-id') ?? c.req.query('since') ?? '');
    c.header('X-Accel-Buffering', 'no');
    return streamSSE(
      c,
      (sink) => pumpEvents(sink, { persons: [...new Set(persons.data)], cursor, feed, listeners, log }),
      async (error) => log.error({ err: error }, 'web chat stream broke'),
    );
  });
  app.get('/webchat/media/:hash', async (c) => {
    const person = PersonId.safeParse(c.req.query('person'));
    if (!person.success) return refuse(c, person.error);
    const hash = c.req.param('hash');
    const found = await findMedia(feed, person.data, hash);
    const content = found && (await readMedia(hash));
    if (!content) return c.json({ error: 'not-found' }, 404);
    return c.body(new Uint8Array(content), 200, mediaHeaders(found));
  });
}

function limit(maxSize: number) {
  return bodyLimit({ maxSize, onError: (c) => c.json({ error: 'too-large' }, 413) });
}

function answer(c: Context, received: Received) {
  if (received.kind === 'accepted') return c.json({ at: received.at.toISOString() }, 202);
  c.header('Retry-After', '1');
  return c.json({ error: received.reason }, 503);
}

/** Names the fields, never their values. */
function refuse(c: Context, error: z.ZodError) {
  return c.json({ error: 'invalid', fields: error.issues.map((issue) => issue.path.join('.')) }, 400);
}

function sendAsset(c: Context, { type, content, etag }: Asset) {
  c.header('ETag', etag);
  // Asked for again each time, so that page and server are always of one version.
  c.header('Cache-Control', 'no-cache');
  if (c.req.header('if-none-match') === etag) return c.body(null, 304);
  return c.body(content, 200, { 'Content-Type': type });
}

/** `?lang=en` decides and is remembered; Indonesian until then. */
function languageOf(c: Context): PageLanguage {
  const asked = PageLanguage.safeParse(c.req.query('lang'));
  if (asked.success) {
    setCookie(c, LANGUAGE_COOKIE, asked.data, { sameSite: 'Strict', httpOnly: true, maxAge: 31_536_000 });
    return asked.data;
  }
  return PageLanguage.catch('id').parse(getCookie(c, LANGUAGE_COOKIE));
}

/** Only our own files run and load; nothing can frame the page; no script can turn data into markup. */
function pageHeaders() {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'blob:', 'data:'],
      connectSrc: ["'self'"],
      manifestSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
      requireTrustedTypesFor: ["'script'"],
    },
    referrerPolicy: 'no-referrer',
    xFrameOptions: 'DENY',
    strictTransportSecurity: false,
    permissionsPolicy: { geolocation: ['self'], camera: [], microphone: [] },
    overwrite: false,
  });
}
