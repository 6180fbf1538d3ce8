import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { timeout } from 'hono/timeout';
import type { Registry } from 'prom-client';
import type { Log } from '../kernel/log.ts';
import { isReady, type Readiness } from './readiness.ts';

/** Takes one request of a platform and answers it; whatever it throws becomes a 500, so that the platform repeats. */
export type Webhook = (request: Request) => Promise<Response>;

export interface HttpParts {
  /** Routes of the web chat, served at the root; left out when it is off. */
  webchat?: Hono;
  /** Further pages, each with its own paths. */
  pages?: readonly Hono[];
  /** By the name behind `/webhooks/`. */
  webhooks: Record<string, Webhook>;
  health: () => Readiness | Promise<Readiness>;
  metrics: Registry;
  log: Log;
}

const MAX_WEBHOOK_BYTES = 1024 * 1024;
/** Telegram and its kind give up at about ten seconds and send again. */
const WEBHOOK_MS = 9_000;
const PROBE_MS = 4_000;

/** The routes of the process. Errors are `{ error: code }`; what went wrong inside stays in the log. */
export function createApp({ webchat, pages = [], webhooks, health, metrics, log }: HttpParts): Hono {
  const app = new Hono();
  const handlers = new Map(Object.entries(webhooks));

  app.get('/healthz', (c) => c.json({ status: 'up' }));

  app.get('/readyz', timeout(PROBE_MS), async (c) => {
    const readiness = await health();
    const ready = isReady(readiness);
    return c.json({ ready, ...readiness }, ready ? 200 : 503);
  });

  app.get('/metrics', timeout(PROBE_MS), async (c) =>
    c.body(await metrics.metrics(), 200, { 'Content-Type': metrics.contentType }),
  );

  app.post(
    '/webhooks/:name',
    bodyLimit({ maxSize: MAX_WEBHOOK_BYTES, onError: (c) => c.json({ error: 'too-large' }, 413) }),
    timeout(WEBHOOK_MS),
    (c) => handlers.get(c.req.param('name'))?.(c.req.raw) ?? c.notFound(),
  );

  for (const page of pages) app.route('/', page);
  if (webchat) app.route('/', webchat);
  else app.get('/', (c) => c.text('Saudagar\n'));

  app.notFound((c) => c.json({ error: 'not-found' }, 404));
  app.onError((error, c) => {
    if (error instanceof HTTPException) return c.json({ error: `http-${error.status}` }, error.status);
    log.error({ err: error, method: c.req.method, route: c.req.routePath }, 'request failed');
    return c.json({ error: 'internal' }, 500);
  });
  return app;
}
