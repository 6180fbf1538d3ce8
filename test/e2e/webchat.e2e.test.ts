import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { type AssistantProcess, environmentOf, startAssistant } from '../support/assistant-process.ts';
import { launchBrowser } from '../support/browser.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { type Act, PROFILE, REGISTRATION } from './registration/script.ts';

/** `SCREENSHOTS=<folder>` keeps pictures of the way, to be looked at. */
const SCREENSHOTS = process.env.SCREENSHOTS;
/** Restarting the process and connecting again take a while on a busy machine. */
const WITHIN = { timeout: 30_000 };

let browser: Browser;
let database: TestDatabase;
let assistant: AssistantProcess;
let page: Page;
let problems: string[];

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

beforeEach(async () => {
  problems = [];
  database = await createTestDatabase();
  assistant = await startAssistant(environmentOf(database, { WEBCHAT: 'on', QUIET_MS: '300' }));
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    locale: 'id-ID',
    hasTouch: true,
  });
  page = await context.newPage();
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    // The browser itself reports every request that a server which is away refuses.
    if (message.type() === 'error' && !/ERR_(CONNECTION|INCOMPLETE|EMPTY)/.test(message.text()))
      problems.push(message.text());
  });
});
afterEach(async () => {
  await page.context().close();
  await assistant.kill();
  await database.drop();
});

it('a whole registration by clicking and typing, over a reload, a kill -9 and a change of language', async () => {
  await page.goto(assistant.url);
  await page.getByRole('button', { name: 'Mulai' }).waitFor();
  await picture('welcome');
  await page.getByRole('button', { name: 'Mulai' }).click();

  for (const { asked, act } of REGISTRATION) {
    await answered(asked);
    await picture(asked.source.replace(/\W+/g, '-'));
    if (asked.source.startsWith('Produknya')) await reload();
    if (asked.source.startsWith('NIB')) await writeInEnglishForAWhile();
    if (asked.source.startsWith('sertifikat')) await answerWhileDead(act);
    else await doInPage(act);
  }
  await answered(/Ini data usaha/);
  await picture('profile');

  const profile = (await said('assistant')).at(-1);
  for (const line of PROFILE) expect(profile).toMatch(line);
  for (const { asked } of REGISTRATION.filter(({ asked }) => !asked.source.startsWith('NIB')))
    expect((await said('assistant')).filter((text) => asked.test(text))).toHaveLength(1);
  // The photo that was sent is shown, from the assistant's own store.
  await expect
    .poll(() => page.evaluate<number>('document.querySelector(".photo img").naturalWidth'))
    .toBe(480);
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);

  const [download] = await Promise.all([page.waitForEvent('download'), takeDataAlong()]);
  expect(download.suggestedFilename()).toMatch(/^saudagar-data-.*\.json$/);
  expect(problems).toEqual([]);
  expect(assistant.log.filter(({ level }) => level >= 40)).toEqual([]);
});

/** What is on the screen stays on it. */
async function reload(): Promise<void> {
  const before = await page.locator('.message .body').allTextContents();
  await page.reload();
  await expect.poll(() => page.locator('.message .body').allTextContents(), WITHIN).toEqual(before);
}

/** What is sent to an assistant that is gone arrives once it is back, without anybody touching the page. */
async function answerWhileDead(act: Act): Promise<void> {
  await assistant.kill();
  await page.locator('#banner').waitFor();
  await doInPage(act);
  await expect.poll(states, WITHIN).toContain('pending');
  await picture('away');
  await assistant.restart();
  await expect.poll(states, WITHIN).not.toContain('pending');
  await expect.poll(() => page.locator('#banner').isVisible(), WITHIN).toBe(false);
}

/** The form goes on in the other language, and comes back. */
async function writeInEnglishForAWhile(): Promise<void> {
  await doInPage({ kind: 'text', text: 'bahasa' });
  await doInPage({ kind: 'press', label: 'English' });
  await answered(/NIB/);
  await expect
    .poll(async () => (await said('assistant')).some((text) => /use English/.test(text)))
    .toBe(true);
  await picture('english');
  await doInPage({ kind: 'text', text: 'language' });
  await doInPage({ kind: 'press', label: 'Bahasa Indonesia' });
  await answered(/NIB-nya/);
}

async function takeDataAlong(): Promise<void> {
  await doInPage({ kind: 'press', label: 'Unduh data saya' });
  await page.getByRole('link', { name: /Unduh saudagar-data/ }).click();
}

async function doInPage(act: Act): Promise<void> {
  switch (act.kind) {
    case 'text':
      await page.getByLabel('Tulis pesan').fill(act.text);
      // On a phone the return key begins a new line.
      return page.locator('#send').click();
    case 'press':
      return page
        .locator('.choice:enabled', { hasText: new RegExp(`^\\d+${act.label}$`) })
        .last()
        .click();
    case 'location':
      await page.getByRole('button', { name: 'Kirim lokasi' }).last().click();
      return answerDialog(`${act.latitude}, ${act.longitude}`);
    case 'contact':
      await page.getByRole('button', { name: 'Kirim nomor HP' }).last().click();
      return answerDialog(act.phone);
    case 'photo': {
      await page.locator('#attach').click();
      const [picker] = await Promise.all([
        page.waitForEvent('filechooser'),
        page.getByRole('menuitem', { name: 'Foto' }).click(),
      ]);
      const buffer = Buffer.from(act.content);
      await picker.setFiles({ name: 'amplang.jpg', mimeType: 'image/jpeg', buffer });
      await page.getByRole('dialog').locator('img').waitFor();
      return page.getByRole('dialog').getByRole('button', { name: 'Kirim' }).click();
    }
  }
}

async function answerDialog(words: string): Promise<void> {
  await page.getByRole('dialog').getByRole('textbox').fill(words);
  await page.keyboard.press('Enter');
}

function answered(pattern: RegExp): Promise<void> {
  return expect.poll(async () => (await said('assistant')).at(-1) ?? '', WITHIN).toMatch(pattern);
}

function said(who: 'person' | 'assistant'): Promise<string[]> {
  return page.locator(`.message[data-from="${who}"] .body`).allInnerTexts();
}

async function states(): Promise<(string | null)[]> {
  const rows = await page.locator('.message[data-from="person"]').all();
  return Promise.all(rows.map((row) => row.getAttribute('data-state')));
}

async function picture(name: string): Promise<void> {
  if (!SCREENSHOTS) return;
  await mkdir(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
}
