import { createHash } from 'node:crypto';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Inbound, Reply } from '../../src/messages/index.ts';
import { parseMarkup, plain } from '../../src/messages/index.ts';
import {
  makeWorld,
  type Say,
  serveAssistant,
  type WebchatChannel,
  type World,
} from '../channels/webchat/serve-webchat.ts';
import { launchBrowser } from '../support/browser.ts';

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==',
  'base64',
);

let browser: Browser;
let world: World;
let assistant: Awaited<ReturnType<typeof serveAssistant>>;
let context: BrowserContext;
let page: Page;
let heard: Inbound[];
let problems: string[];

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

beforeEach(async () => {
  world = makeWorld();
  heard = [];
  problems = [];
  assistant = await serveAssistant(world, script);
  context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'id-ID' });
  page = await openPage();
});
afterEach(async () => {
  await context.close();
  await assistant.close();
  world.clean();
  expect(problems).toEqual([]);
});

describe('web chat page', () => {
  it('greets a new person, and starts with a button', async () => {
    await page.getByRole('button', { name: 'Mulai' }).click();
    await expect.poll(() => said('assistant')).toEqual(['Mau mulai dari mana, Kak?']);
    expect(heard[0]?.content).toEqual({ kind: 'start' });
    expect(heard[0]?.sender).toEqual({ language: 'id' });
    await expect.poll(() => page.locator('#welcome').isVisible()).toBe(false);
  });

  it('carries the payload of a link into the start', async () => {
    await page.goto(`${assistant.url}/?start=undangan-7`);
    await page.getByRole('button', { name: 'Mulai' }).click();
    await expect.poll(() => heard[0]?.content).toEqual({ kind: 'start', payload: 'undangan-7' });
  });

  it('sends with the return key and shows when the message arrived', async () => {
    await write('halo kak');
    await expect.poll(() => said('assistant')).toEqual(['Dicatat: halo kak']);
    expect(await said('person')).toEqual(['halo kak']);
    expect(await states()).toEqual(['sent']);
    const times = await page.locator('.message time').allTextContents();
    for (const time of times) expect(time).toMatch(/^\d\d\.\d\d WITA$/);
    expect(await page.locator('.day').allTextContents()).toEqual(['Hari ini']);
  });

  it('replaces an edited message where it stands and takes a withdrawn one away, also after a reload', async () => {
    await write('halo kak');
    await expect.poll(() => said('assistant')).toEqual(['Dicatat: halo kak']);
    const to = heard[0]?.address ?? { channel: 'webchat', id: '' };
    await assistant.say(to, { text: plain('Terkirim 10%') });
    await expect.poll(() => said('assistant')).toEqual(['Dicatat: halo kak', 'Terkirim 10%']);
    await assistant.amend(to, {
      text: plain('Terkirim 20%'),
      choices: [{ id: '/stop', label: 'Hentikan' }],
    });
    await expect.poll(() => said('assistant')).toEqual(['Dicatat: halo kak', 'Terkirim 20%']);
    expect(await page.getByRole('button', { name: 'Hentikan' }).count()).toBe(1);
    await page.reload();
    await expect.poll(() => said('assistant')).toEqual(['Dicatat: halo kak', 'Terkirim 20%']);
    await assistant.amend(to, 'withdrawn');
    await expect.poll(() => said('assistant')).toEqual(['Dicatat: halo kak']);
    await page.reload();
    await expect.poll(() => said('assistant')).toEqual(['Dicatat: halo kak']);
  });

  it('offers choices as numbered buttons, dead once answered, commands alive', async () => {
    await page.getByRole('button', { name: 'Mulai' }).click();
    const choices = page.locator('.choice');
    await expect.poll(() => choices.allTextContents()).toEqual(['1Daftar usaha', '2Nanti saja', '3Menu']);
    await page.getByRole('button', { name: 'Daftar usaha' }).click();
    await expect.poll(() => heard.at(-1)?.content).toEqual({ kind: 'choice', id: 'register', prompt: 1 });
    expect((await said('person')).at(-1)).toBe('Daftar usaha');
    await expect.poll(() => enabled('Nanti saja')).toBe(false);
    expect(await enabled('Menu')).toBe(true);
    // The same after a reload: the server knows only the id that was tapped.
    await page.reload();
    await expect.poll(async () => (await said('person')).at(-1)).toBe('Daftar usaha');
    expect(await enabled('Daftar usaha')).toBe(false);
    expect(await page.locator('.choice.chosen').textContent()).toContain('Daftar usaha');
  });

  it('renders bold, italics, lists and links, and shows markup in data as text', async () => {
    await tell({
      text: parseMarkup('*Syarat* _baru_:\n\n- satu\n- dua\n\n[Situs](https://example.org/a?b=1&c=2)'),
    });
    await tell({ text: plain('<img src=x onerror=alert(1)> & <b>bukan tebal</b>') });
    await expect.poll(async () => (await said('assistant')).length).toBe(2);
    const first = page.locator('.message').first();
    expect(await first.locator('strong').textContent()).toBe('Syarat');
    expect(await first.locator('em').textContent()).toBe('baru');
    expect(await first.locator('.body li').allTextContents()).toEqual(['satu', 'dua']);
    expect(await first.locator('a').getAttribute('href')).toBe('https://example.org/a?b=1&c=2');
    expect((await said('assistant'))[1]).toBe('<img src=x onerror=alert(1)> & <b>bukan tebal</b>');
  });

  it('sends a photo after showing it, and shows it again after a reload', async () => {
    await page.locator('#attach').click();
    const [picker] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('menuitem', { name: 'Foto' }).click(),
    ]);
    await picker.setFiles({ name: 'amplang.png', mimeType: 'image/png', buffer: PIXEL });
    const dialog = page.getByRole('dialog');
    await dialog.locator('img').waitFor();
    await dialog.getByLabel('Keterangan').fill('Amplang kuku macan');
    await dialog.getByRole('button', { name: 'Kirim' }).click();
    await expect.poll(() => said('assistant')).toEqual(['Foto diterima: 70 bita']);
    expect(heard[0]?.content).toMatchObject({ kind: 'image', caption: 'Amplang kuku macan' });
    await page.reload();
    await expect.poll(pictureWidth).toBe(1);
    expect(await page.locator('.photo img').getAttribute('src')).toContain('/webchat/media/');
  });

  it('refuses a file over the limit before sending anything', async () => {
    const buffer = Buffer.alloc(10 * 1024 * 1024 + 1);
    await page
      .locator('#pick-document')
      .setInputFiles({ name: 'besar.pdf', mimeType: 'application/pdf', buffer });
    const dialog = page.getByRole('dialog');
    await expect.poll(() => dialog.getByRole('alert').textContent()).toContain('besar.pdf terlalu besar');
    expect(await dialog.getByRole('button', { name: 'Kirim' }).isDisabled()).toBe(true);
    await dialog.getByRole('button', { name: 'Batal' }).click();
    expect(heard).toEqual([]);
  });

  it('shows pictures and documents of the assistant', async () => {
    const hash = createHash('sha256').update(PIXEL).digest('hex');
    world.files.set(hash, PIXEL);
    await tell({
      text: plain('peta'),
      attachment: { kind: 'image', hash, mimeType: 'image/png', fileName: 'peta.png' },
    });
    await tell({
      text: plain('data'),
      attachment: {
        kind: 'text-file',
        content: '{"a":1}',
        mimeType: 'application/json',
        fileName: 'data-saya.json',
      },
    });
    await expect.poll(pictureWidth).toBe(1);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Unduh data-saya.json' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('data-saya.json');
  });

  it('shares a typed place, the place of the device, and a phone number', async () => {
    await tell({ text: plain('Di mana, Kak?'), request: 'location' });
    await page.getByRole('button', { name: 'Kirim lokasi' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('di sana');
    await dialog.getByRole('button', { name: 'Kirim', exact: true }).click();
    await expect.poll(() => dialog.getByRole('alert').textContent()).toContain('dua angka');
    await dialog.getByRole('textbox').fill('-0.5022, 117.1536');
    await dialog.getByRole('button', { name: 'Kirim', exact: true }).click();
    await expect
      .poll(() => heard.at(-1)?.content)
      .toEqual({ kind: 'location', latitude: -0.5022, longitude: 117.1536 });

    await context.grantPermissions(['geolocation']);
    await context.setGeolocation({ latitude: 3.3, longitude: 117.6 });
    await attach('Lokasi');
    await dialog.getByRole('button', { name: 'Pakai lokasi saya' }).click();
    await expect.poll(() => dialog.getByRole('textbox').inputValue()).toBe('3.30000, 117.60000');
    await dialog.getByRole('button', { name: 'Kirim', exact: true }).click();
    await expect
      .poll(() => heard.at(-1)?.content)
      .toEqual({ kind: 'location', latitude: 3.3, longitude: 117.6 });

    await tell({ text: plain('Nomornya?'), request: 'contact' });
    await page.getByRole('button', { name: 'Kirim nomor HP' }).click();
    await dialog.getByRole('textbox').fill('0812 3456 7890');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => heard.at(-1)?.content)
      .toEqual({ kind: 'contact', phone: '0812 3456 7890', own: false });
  });

  it('shows typing dots until the answer is there', async () => {
    await write('pelan-pelan');
    await page.locator('#typing').waitFor();
    expect(await page.locator('#presence').textContent()).toBe('sedang mengetik…');
    await tell({ text: plain('Ini jawabannya') });
    await expect.poll(() => page.locator('#typing').isVisible()).toBe(false);
  });

  it('keeps what is written while the server is away, and sends it in order when it is back', async () => {
    await write('satu');
    await expect.poll(() => said('assistant')).toEqual(['Dicatat: satu']);
    const { port } = assistant;
    await assistant.close();
    await page.locator('#banner').waitFor();
    await write('dua');
    await page
      .locator('#pick-photo')
      .setInputFiles({ name: 'tiga.png', mimeType: 'image/png', buffer: PIXEL });
    await page.getByRole('dialog').getByRole('button', { name: 'Kirim' }).click();
    // Its place is that of the moment when the dialog has closed, which no person is quicker than.
    await expect.poll(states).toEqual(['sent', 'pending', 'pending']);
    await write('empat');
    await page.getByLabel('Tulis pesan').fill('belum selesai');
    await expect.poll(states).toEqual(['sent', 'pending', 'pending', 'pending']);
    await page.close();

    assistant = await serveAssistant(world, script, port);
    page = await openPage();
    await expect
      .poll(() => heard.map(({ content }) => content.kind))
      .toEqual(['text', 'text', 'image', 'text']);
    await expect.poll(states).toEqual(['sent', 'sent', 'sent', 'sent']);
    await expect.poll(async () => (await said('assistant')).length).toBe(4);
    expect(await page.getByLabel('Tulis pesan').inputValue()).toBe('belum selesai');
    await expect.poll(() => page.locator('#banner').isVisible()).toBe(false);
  });

  it('gets what was sent while it was cut off, once', async () => {
    await write('satu');
    await expect.poll(() => said('assistant')).toEqual(['Dicatat: satu']);
    const { port } = assistant;
    await assistant.close();
    const address = { channel: 'webchat' as const, id: await currentPerson() };
    world.feed.addAssistant(address, 'from-another-process', { text: plain('Kabar baru') });
    assistant = await serveAssistant(world, script, port);
    await expect.poll(() => said('assistant'), { timeout: 15_000 }).toEqual(['Dicatat: satu', 'Kabar baru']);
    await tell({ text: plain('Dan satu lagi') });
    await expect.poll(() => said('assistant')).toEqual(['Dicatat: satu', 'Kabar baru', 'Dan satu lagi']);
  });

  it('is several people at once, each with a chat of their own', async () => {
    await write('saya satu');
    await expect.poll(() => said('assistant')).toEqual(['Dicatat: saya satu']);
    const first = await currentPerson();
    await page.locator('#open-people').click();
    await page.getByRole('button', { name: 'Tambah' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Nama').fill('Bu Rahma');
    await dialog.getByRole('button', { name: 'Simpan' }).click();
    await expect.poll(() => said('person')).toEqual([]);
    await write('saya dua');
    await expect.poll(() => heard.at(-1)?.sender.displayName).toBe('Bu Rahma');
    expect(heard.at(-1)?.address.id).not.toBe(first);

    await assistant.say({ channel: 'webchat', id: first }, { text: plain('Kabar untuk satu') });
    await page.locator('.who-am-i .dot').waitFor();
    await page.locator('#open-people').click();
    await expect.poll(() => page.locator('.person .badge:visible').allTextContents()).toEqual(['1']);
    await page.getByRole('button', { name: 'Penguji 1' }).click();
    await expect.poll(() => said('assistant')).toEqual(['Dicatat: saya satu', 'Kabar untuk satu']);
    expect(await page.locator('.who-am-i .dot').isVisible()).toBe(false);
  });

  it('works in many tabs of one browser', async () => {
    const tabs = [page];
    for (let more = 0; more < 7; more += 1) tabs.push(await openPage());
    await write('dari tab pertama');
    for (const tab of tabs) {
      await expect
        .poll(() => tab.locator('.message .body').allTextContents())
        .toEqual(['dari tab pertama', 'Dicatat: dari tab pertama']);
    }
    // Another tab takes over the stream of the one that is closed.
    await page.close();
    page = tabs[1] ?? page;
    await write('masih ada?');
    await expect.poll(() => said('assistant')).toContain('Dicatat: masih ada?');
  });

  it('speaks English when asked, and remembers', async () => {
    await page.locator('#open-people').click();
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Start' }).waitFor();
    await page.goto(assistant.url);
    await page.getByRole('button', { name: 'Start' }).click();
    await expect.poll(() => heard[0]?.sender.language).toBe('en');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });

  it.each([
    { width: 360, height: 640 },
    { width: 1280, height: 800 },
  ])('fits $width x $height without scrolling sideways', async (size) => {
    await page.setViewportSize(size);
    await page.getByRole('button', { name: 'Mulai' }).click();
    await page.getByRole('button', { name: 'Daftar usaha' }).waitFor();
    await tell({ text: plain('kata'.repeat(80)) });
    await expect.poll(async () => (await said('assistant')).length).toBe(2);
    const overflow = '[...document.querySelectorAll("html, .log")].map((e) => e.scrollWidth - e.clientWidth)';
    expect(await page.evaluate(overflow)).toEqual([0, 0]);
  });
});

async function script(inbound: Inbound, say: Say, channel: WebchatChannel): Promise<void> {
  heard.push(inbound);
  const { address, content } = inbound;
  if (content.kind === 'start') {
    const choices = [
      { id: 'register', label: 'Daftar usaha' },
      { id: 'later', label: 'Nanti saja' },
      { id: '/menu', label: 'Menu' },
    ];
    await say(address, { text: plain('Mau mulai dari mana, Kak?'), choices, prompt: 1 });
  } else if (content.kind === 'image') {
    const fetched = await channel.fetchMedia(content.media, 1_000_000);
    if (fetched.kind !== 'fetched') throw new Error(fetched.reason);
    const hash = createHash('sha256').update(fetched.content).digest('hex');
    world.files.set(hash, fetched.content);
    content.media.stored = { hash, mimeType: 'image/png', bytes: fetched.content.length };
    await say(address, { text: plain(`Foto diterima: ${fetched.content.length} bita`) });
  } else if (content.kind === 'text' && content.text === 'pelan-pelan') {
    await channel.typing(address);
  } else {
    await say(address, { text: plain(`Dicatat: ${content.kind === 'text' ? content.text : content.kind}`) });
  }
}

async function openPage(): Promise<Page> {
  const opened = await context.newPage();
  opened.on('pageerror', (error) => problems.push(error.message));
  opened.on('console', (message) => {
    // The browser itself reports every request that a server which is away refuses.
    if (message.type() === 'error' && !/ERR_(CONNECTION|INCOMPLETE|EMPTY)/.test(message.text()))
      problems.push(message.text());
  });
  await opened.goto(assistant.url);
  await opened.locator('#presence', { hasText: 'siap membantu' }).waitFor();
  return opened;
}

async function write(text: string): Promise<void> {
  await page.getByLabel('Tulis pesan').fill(text);
  await page.keyboard.press('Enter');
}

async function attach(what: string): Promise<void> {
  await page.locator('#attach').click();
  await page.getByRole('menuitem', { name: what }).click();
}

async function tell(reply: Reply): Promise<void> {
  await assistant.say({ channel: 'webchat', id: await currentPerson() }, reply);
}

function currentPerson(): Promise<string> {
  return page.evaluate<string>('sessionStorage.getItem("saudagar.current")');
}

function said(who: 'person' | 'assistant'): Promise<string[]> {
  return page.locator(`.message[data-from="${who}"] .body`).allTextContents();
}

/** Pixels, 0 until a picture is there. */
function pictureWidth(): Promise<number> {
  return page.evaluate<number>('document.querySelector(".photo img")?.naturalWidth ?? 0');
}

async function states(): Promise<(string | null)[]> {
  const rows = await page.locator('.message[data-from="person"]').all();
  return Promise.all(rows.map((row) => row.getAttribute('data-state')));
}

function enabled(label: string): Promise<boolean> {
  return page.getByRole('button', { name: label }).first().isEnabled();
}
