import { chmod, rm } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { BackupError } from '../backup/index.ts';
import type { Log } from '../kernel/log.ts';
import { isOperation, type OperationParts, runOperation } from './operations.ts';

const SOCKET = 'control.sock';
/** A backup of many photos to a slow disk takes the longest. */
const ANSWER_MS = 1_800_000;

const Answer = z.union([z.object({ result: z.unknown() }), z.object({ error: z.string() })]);

/**
 * The embedded database takes one process, so while the assistant runs the command line hands its operations to it:
 * over a socket in the data folder that only the same user may open.
 */
export async function serveOperations(
  dataDir: string,
  parts: OperationParts,
  log: Log,
): Promise<{ close(): Promise<void> }> {
  const path = join(dataDir, SOCKET);
  const server = createServer(async (incoming, response) => {
    const answer = (status: number, body: unknown) => response.writeHead(status).end(JSON.stringify(body));
    try {
      const name = incoming.url?.slice(1) ?? '';
      if (incoming.method !== 'POST' || !isOperation(name))
        return answer(404, { error: `no operation ${name}` });
      const result = await runOperation(name, JSON.parse((await text(incoming)) || '{}'), parts);
      return answer(200, { result });
    } catch (err) {
      log.warn({ err }, 'operation failed');
      const told =
        err instanceof z.ZodError ? z.prettifyError(err) : err instanceof BackupError ? err.message : null;
      return answer(400, { error: told ?? 'the operation failed, see the log' });
    }
  });
  // The database's own lock has made sure that nobody else serves here: a socket that is left over is a dead one.
  await rm(path, { force: true });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve));
  await chmod(path, 0o600);
  return {
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await rm(path, { force: true });
    },
  };
}

/** Runs an operation in the process that holds `dataDir`. Rejects where none answers or the operation fails. */
export async function askRunningProcess(dataDir: string, name: string, args: unknown): Promise<unknown> {
  const body = await new Promise<string>((resolve, reject) => {
    const outgoing = request(
      { socketPath: join(dataDir, SOCKET), path: `/${name}`, method: 'POST', timeout: ANSWER_MS },
      (response) => text(response).then(resolve, reject),
    );
    outgoing.on('error', reject);
    outgoing.on('timeout', () => outgoing.destroy(new Error('the running assistant does not answer')));
    outgoing.end(JSON.stringify(args));
  });
  const answer = Answer.parse(JSON.parse(body));
  if ('error' in answer) throw new Error(answer.error);
  return answer.result;
}
