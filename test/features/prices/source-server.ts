import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export const PINK_SHEET = readFileSync(
  new URL('../../payloads/prices/pink-sheet-2026-06.xlsx', import.meta.url),
);

export type Play = (request: IncomingMessage, response: ServerResponse) => void;

/** A server that plays one source after the other; every request it got is written down. */
export interface SourceServer {
  readonly url: string;
  readonly requests: Array<{ path: string; headers: IncomingMessage['headers'] }>;
  /** How paths that begin with `prefix` are answered from now on. */
  play(prefix: string, how: Play): void;
  close(): Promise<void>;
}

export async function openSourceServer(): Promise<SourceServer> {
  const plays = new Map<string, Play>();
  const requests: SourceServer['requests'] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    requests.push({ path, headers: request.headers });
    const found = [...plays].findLast(([prefix]) => path.startsWith(prefix))?.[1];
    if (found) found(request, response);
    else response.writeHead(404).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    play(prefix, how) {
      plays.delete(prefix);
      plays.set(prefix, how);
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export const text =
  (body: string | Uint8Array, headers: Record<string, string> = {}): Play =>
  (_request, response) =>
    response.writeHead(200, headers).end(body);

/** 200 with an ETag, 304 to whoever has it. */
export const tagged =
  (body: string | Uint8Array, etag: string): Play =>
  ({ headers }, response) =>
    headers['if-none-match'] === etag
      ? response.writeHead(304).end()
      : response.writeHead(200, { ETag: etag }).end(body);

export const failing =
  (status: number, headers: Record<string, string> = {}): Play =>
  (_request, response) =>
    response.writeHead(status, headers).end('oh');

/** Sends a little and never ends. */
export const hanging: Play = (_request, response) => {
  response.writeHead(200).write('<');
};

/** A row of the real shape of Bank Indonesia's service. */
export function biRow(code: string, units: number, buy: number, sell: number, day: string): string {
  return `<Table diffgr:id="Table1" msdata:rowOrder="0"><id_subkurslokal>1</id_subkurslokal><lnk_subkurslokal>2</lnk_subkurslokal>
<nil_subkurslokal>${units}.0000</nil_subkurslokal><beli_subkurslokal>${buy}</beli_subkurslokal><jual_subkurslokal>${sell}</jual_subkurslokal>
<tgl_subkurslokal>${day}T00:00:00+07:00</tgl_subkurslokal><mts_subkurslokal>${code.padEnd(5)}</mts_subkurslokal></Table>`;
}

export function biAnswer(rows: readonly string[]): string {
  return `<?xml version="1.0" encoding="utf-8"?><DataSet xmlns="http://tempuri.org/"><diffgr:diffgram
xmlns:msdata="urn:schemas-microsoft-com:xml-msdata" xmlns:diffgr="urn:schemas-microsoft-com:xml-diffgram-v1">
<NewDataSet xmlns="">${rows.join('')}</NewDataSet></diffgr:diffgram></DataSet>`;
}
