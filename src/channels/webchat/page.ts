import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { MAX_UPLOAD_BYTES } from './limits.ts';
import { type PageTexts, scriptTexts } from './page-texts.ts';
import type { PageLanguage } from './wire.ts';

const FOLDER = join(import.meta.dirname, 'page');

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

export interface Asset {
  type: string;
  content: string;
  etag: string;
}

export interface Page {
  /** The page in one language, every word filled in. */
  html(language: PageLanguage): Asset;
  /** A script, style or picture of the page by file name. */
  asset(name: string): Asset | undefined;
}

/** Reads the page's files once. `timeZone` is the IANA zone in which the page shows times. */
export function loadPage(texts: PageTexts, timeZone: string): Page {
  const assets = new Map<string, Asset>();
  for (const name of readdirSync(FOLDER)) {
    const type = TYPES[extname(name)];
    if (type) assets.set(name, toAsset(type, readFileSync(join(FOLDER, name), 'utf8')));
  }
  const template = assets.get('index.html')?.content ?? '';
  assets.delete('index.html');
  const pages = new Map<PageLanguage, Asset>();
  return {
    html(language) {
      const page = pages.get(language) ?? render(template, language, texts, timeZone);
      pages.set(language, page);
      return page;
    },
    asset: (name) => assets.get(name),
  };
}

function render(template: string, language: PageLanguage, texts: PageTexts, timeZone: string): Asset {
  const settings = { language, timeZone, maxUploadBytes: MAX_UPLOAD_BYTES };
  // Inside a script element only `</` and `<!--` could end the data early.
  const data = JSON.stringify({ settings, texts: scriptTexts(texts, language) }).replaceAll('<', '\\u003c');
  const html = template
    .replaceAll(/\{\{(webchat-[a-z-]+)\}\}/g, (_, key: string) => escapeHtml(texts(language, key)))
    .replace('<html lang="id">', `<html lang="${language}">`)
    .replace('id="data">{}<', () => `id="data">${data}<`);
  return toAsset(TYPES['.html'] ?? '', html);
}

function toAsset(type: string, content: string): Asset {
  return {
    type,
    content,
    etag: `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`,
  };
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
