import { BlockList, isIPv6 } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, MiddlewareHandler } from 'hono';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');

const OWN_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;

/**
 * These pages know no passwords, so they are for the person at this machine alone. Refused with 403: a peer on
 * another machine, a foreign `Host` (a site whose name was rebound to 127.0.0.1), and anything that a page of
 * another origin asks for, except opening the page itself.
 */
export function loopbackOnly(): MiddlewareHandler {
  return async (c, next) => {
    const reason = refusal(c);
    return reason ? c.json({ error: reason }, 403) : next();
  };
}

function refusal(c: Context): string | null {
  const peer = peerOf(c);
  if (!peer || !loopback.check(peer, isIPv6(peer) ? 'ipv6' : 'ipv4')) return 'not-local';
  const host = c.req.header('host') ?? '';
  if (!OWN_HOST.test(host)) return 'foreign-host';
  const origin = c.req.header('origin');
  if (origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`)
    return 'foreign-origin';
  const site = c.req.header('sec-fetch-site');
  const opened = c.req.method === 'GET' && c.req.header('sec-fetch-mode') === 'navigate';
  if ((site === 'cross-site' || site === 'same-site') && !opened) return 'foreign-origin';
  return null;
}

function peerOf(c: Context): string | undefined {
  try {
    return getConnInfo(c).remote.address;
  } catch {
    // Called without a socket: nobody vouches for where it comes from.
    return undefined;
  }
}
