import type { IncomingMessage } from 'node:http';

export interface UploadedFile {
  fileName: string;
  content: Buffer;
}

export interface Body {
  fields: Record<string, unknown>;
  files: Record<string, UploadedFile>;
}

/** Reads the three forms in which the Bot API takes parameters; JSON inside form fields is parsed as well. */
export async function readBody(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const raw = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  const boundary = /boundary=(.+)$/.exec(type)?.[1];
  if (boundary) return readMultipart(raw, boundary);
  if (type.includes('json')) return { fields: asRecord(parseJson(raw.toString())), files: {} };
  const query = new URL(request.url ?? '/', 'http://localhost').searchParams;
  const pairs = [...query, ...new URLSearchParams(raw.toString())];
  return { fields: Object.fromEntries(pairs.map(([key, value]) => [key, parseJson(value)])), files: {} };
}

function readMultipart(raw: Buffer, boundary: string): Body {
  const body: Body = { fields: {}, files: {} };
  // Latin-1 keeps every byte a character of its own, so that indices stay byte offsets.
  for (const part of raw.toString('latin1').split(`--${boundary}`).slice(1, -1)) {
    const headEnd = part.indexOf('\r\n\r\n');
    const head = Buffer.from(part.slice(0, headEnd), 'latin1').toString();
    const content = Buffer.from(part.slice(headEnd + 4, -2), 'latin1');
    const name = /name="([^"]*)"/.exec(head)?.[1] ?? '';
    const fileName = /filename="?([^"\r\n]*)"?/.exec(head)?.[1];
    if (fileName === undefined) body.fields[name] = parseJson(content.toString());
    else body.files[name] = { fileName, content };
  }
  return body;
}

export function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

/** Numbers, booleans and objects from a form; anything that is no JSON is the text itself. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
