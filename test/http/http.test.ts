import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { createHttp, createMetrics, type Http } from '../../src/http/index.ts';

const opened: Http[] = [];
afterEach(() => Promise.all(opened.splice(0).map((http) => http.close(0))));

async function serve(webchat: Hono) {
  const http = createHttp({
    webchat,
    webhooks: {},
    health: () => ({ database: { state: 'up' }, channels: {} }),
    metrics: createMetrics(async () => []).registry,
    log: pino({ level: 'silent' }),
  });
  opened.push(http);
  const { port } = await http.listen(0, '127.0.0.1');
  return { http, port, url: `http://127.0.0.1:${port}` };
}

describe('http server', () => {
  it('serves the metrics as Prometheus reads them', async () => {
    const { url } = await serve(new Hono());
    const answer = await fetch(`${url}/metrics`);
    expect(answer.headers.get('content-type')).toContain('text/plain; version=0.0.4');
    expect(await answer.text()).toContain('saudagar_turns_total');
  });

  it('says when its port is taken', async () => {
    const { port } = await serve(new Hono());
    const second = createHttp({
      webhooks: {},
      health: () => ({ database: { state: 'up' }, channels: {} }),
      metrics: createMetrics(async () => []).registry,
      log: pino({ level: 'silent' }),
    });
    await expect(second.listen(port, '127.0.0.1')).rejects.toMatchObject({ cause: { code: 'EADDRINUSE' } });
    await second.close();
  });

  it('ends event streams when it closes, and tells their makers', async () => {
    const gone = Promise.withResolvers<void>();
    const app = new Hono().get('/stream', (c) =>
      streamSSE(c, async (stream) => {
        stream.onAbort(() => gone.resolve());
        await stream.writeSSE({ data: 'first' });
        await gone.promise;
      }),
    );
    const { http, url } = await serve(app);
    const reader = (await fetch(`${url}/stream`)).body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toContain('first');
    // The grace is far longer than the test may take: the stream must not be what it waits for.
    await http.close(1_000_000);
    await gone.promise;
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  });

  it('lets a running request finish', async () => {
    const entered = Promise.withResolvers<void>();
    const gate = Promise.withResolvers<void>();
    const app = new Hono().get('/slow', async (c) => {
      entered.resolve();
      await gate.promise;
      return c.text('done');
    });
    const { http, url } = await serve(app);
    const answer = fetch(`${url}/slow`);
    await entered.promise;
    const closed = http.close(1_000_000);
    gate.resolve();
    expect(await (await answer).text()).toBe('done');
    await closed;
  });

  it('waits no longer than it is given', async () => {
    const entered = Promise.withResolvers<void>();
    const app = new Hono().get('/stuck', async () => {
      entered.resolve();
      return new Promise<Response>(() => {});
    });
    const { http, url } = await serve(app);
    const answer = fetch(`${url}/stuck`);
    const cut = expect(answer).rejects.toThrow();
    await entered.promise;
    await http.close(1);
    await cut;
  });
});
