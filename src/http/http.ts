import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener, type Http2Bindings, type HttpBindings } from '@hono/node-server';
import { CannotStartError } from '../kernel/cannot-start.ts';
import { createApp, type HttpParts } from './app.ts';

export interface Http {
  /** Resolves once connections are taken, with the port (which the system chooses for 0); a `CannotStartError` when it is taken. */
  listen(port: number, host: string): Promise<{ port: number }>;
  /**
   * Takes no new connection, ends event streams, lets running requests finish for at most `graceMs` milliseconds.
   */
  close(graceMs?: number): Promise<void>;
}

type Outgoing = (HttpBindings | Http2Bindings)['outgoing'];

/** Milliseconds for a request to arrive completely: an upload of 10 MB over a slow link fits, a stalled one does not. */
const REQUEST_MS = 60_000;
const HEADERS_MS = 10_000;
const KEEP_ALIVE_MS = 5_000;
const GRACE_MS = 5_000;

export function createHttp(parts: HttpParts): Http {
  const app = createApp(parts);
  const streams = new Set<Outgoing>();
  const listener = getRequestListener(
    async (request, env) => {
      const response = await app.fetch(request, env);
      if (isEventStream(response)) {
        streams.add(env.outgoing);
        env.outgoing.once('close', () => streams.delete(env.outgoing));
      }
      return response;
    },
    { overrideGlobalObjects: false },
  );
  const server = createServer(
    { requestTimeout: REQUEST_MS, headersTimeout: HEADERS_MS, keepAliveTimeout: KEEP_ALIVE_MS },
    (request, response) => {
      // A connection that was busy when the server closed would otherwise idle until its keep-alive ends.
      response.once('close', () => {
        if (!server.listening) server.closeIdleConnections();
      });
      void listener(request, response);
    },
  );

  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.once('error', (error) => reject(explainListen(error, port, host)));
        server.listen(port, host, () => {
          server.removeAllListeners('error');
          server.on('error', (error) => parts.log.error({ err: error }, 'http server'));
          resolve({ port: portOf(server.address()) });
        });
      }),

    async close(graceMs = GRACE_MS) {
      if (!server.listening) return;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const stream of streams) stream.socket?.destroySoon();
      const hurry = setTimeout(() => server.closeAllConnections(), graceMs);
      await closed;
      clearTimeout(hurry);
    },
  };
}

/** A stream has no end of its own; its page connects again, to the next process. */
function isEventStream(response: Response): boolean {
  return response.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
}

function explainListen(error: Error, port: number, host: string): Error {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return new CannotStartError(
      `Port ${port} on ${host} is already in use. Stop what runs there, or set PORT to another one.`,
      { cause: error },
    );
  }
  if (code === 'EACCES') {
    return new CannotStartError(`This user may not open port ${port}. Set PORT to one above 1023.`, {
      cause: error,
    });
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new CannotStartError(`HOST "${host}" is not an address of this machine.`, { cause: error });
  }
  return error;
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}
