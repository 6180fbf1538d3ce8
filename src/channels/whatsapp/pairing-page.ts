import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { html, raw } from 'hono/html';
import { secureHeaders } from 'hono/secure-headers';
import { renderSVG } from 'uqr';
import type { AccountRequest } from '../account.ts';
import { loopbackOnly } from '../loopback-only.ts';

/** What the page shows of the account. */
export interface PairingView {
  state: string;
  detail: string | null;
  qr: string | null;
  pairingCode: string | null;
}

export interface PairingPageParts {
  view: () => Promise<PairingView | null>;
  request: (request: AccountRequest) => Promise<unknown>;
  /** Words of the page by key, without its first part. */
  words: (key: string) => string;
}

/** Seconds: a QR lives twenty. */
const REFRESH = 5;
const MAX_FORM_BYTES = 1_000;

/**
 * `/whatsapp`: how the connection is and, while the account is not paired, the QR to scan or a code for a number. For the
 * person at this machine alone: whoever sees it can link their own account to ours.
 */
export function createPairingPage({ view, request, words }: PairingPageParts): Hono {
  const app = new Hono();
  app.use(
    '/whatsapp',
    loopbackOnly(),
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'unsafe-inline'"],
        formAction: ["'self'"],
      },
    }),
  );
  app.get('/whatsapp', async (c) => {
    const account = await view();
    c.header('Cache-Control', 'no-store');
    return c.html(
      page(account ?? { state: 'down', detail: 'not-started', qr: null, pairingCode: null }, words),
    );
  });
  app.post('/whatsapp', bodyLimit({ maxSize: MAX_FORM_BYTES }), async (c) => {
    const phone = String((await c.req.parseBody()).phone ?? '')
      .replace(/\D/g, '')
      .replace(/^0/, '62');
    if (/^[1-9]\d{7,14}$/.test(phone)) await request({ kind: 'pair', phone });
    return c.redirect('/whatsapp', 303);
  });
  return app;
}

function page({ state, detail, qr, pairingCode }: PairingView, words: PairingPageParts['words']) {
  const paired = state === 'up';
  return html`<!doctype html>
<html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="${REFRESH}"><title>${words('title')}</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 26rem; margin: 2rem auto; padding: 0 1rem; color: #1c2b2a; background: #f6f8f7 }
main { background: #fff; border-radius: 12px; padding: 1.5rem; box-shadow: 0 1px 4px #0002 }
svg { display: block; width: 100%; max-width: 20rem; margin: 1rem auto }
.code { font: 700 1.8rem/1 ui-monospace, monospace; letter-spacing: .15em; text-align: center; margin: 1rem 0 }
input, button { font: inherit; padding: .6rem; border: 1px solid #9ab0ad; border-radius: 8px; width: 100%; box-sizing: border-box; margin-top: .5rem }
button { background: #0b6e5f; color: #fff; border: 0 }
.state { color: #54706c }
</style></head><body><main>
<h1>${words('title')}</h1>
<p class="state">${words(paired ? 'up' : state === 'standby' ? 'standby' : 'down')}${paired || !detail ? '' : html` (${detail})`}</p>
${qr ? html`<p>${words('scan')}</p>${raw(renderSVG(qr))}` : ''}
${pairingCode ? html`<p>${words('type')}</p><p class="code">${pairingCode.replace(/^(.{4})/, '$1-')}</p>` : ''}
${
  qr && !pairingCode
    ? html`<form method="post" action="/whatsapp"><label for="phone">${words('phone')}</label>
<input id="phone" name="phone" inputmode="tel" placeholder="0812 3456 7890" autocomplete="off" required>
<button>${words('ask')}</button></form>`
    : ''
}
</main></body></html>`;
}
