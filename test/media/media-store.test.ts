import { createHash } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createMediaStore, MAX_MEDIA_BYTES, type MediaStore } from '../../src/media/index.ts';
import { sheetOf, workbookOf } from '../support/workbook.ts';

let root: string;
let dir: string;
let media: MediaStore;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'saudagar-media-'));
  dir = join(root, 'media');
  media = createMediaStore(dir);
});
afterEach(() => rm(root, { recursive: true, force: true }));

const bytes = (...parts: Array<string | number[]>) =>
  new Uint8Array(
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part)))),
  );
const PNG = bytes([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 'picture');
const sha256 = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');
const files = async () =>
  (await readdir(root, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

describe('the type of a file', () => {
  test.each([
    ['image/jpeg', bytes([0xff, 0xd8, 0xff, 0xe0], 'JFIF')],
    ['image/png', PNG],
    ['image/webp', bytes('RIFF', [1, 2, 3, 4], 'WEBPVP8 ')],
    ['application/pdf', bytes('%PDF-1.7')],
    ['text/csv', bytes('komoditas;harga\r\nlada;98000\r\n')],
    [
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      workbookOf([sheetOf('A', [['lada', 98_000]])]),
    ],
  ])('%s is known by its content', async (mimeType, content) => {
    expect(await media.put(content)).toEqual({ hash: sha256(content), mimeType, bytes: content.byteLength });
  });

  test.each([
    ['nothing', bytes()],
    ['text', bytes('halo')],
    ['a web page', bytes('<html><script>')],
    ['a program', bytes('MZ', [0x90, 0, 3])],
    ['a program that says WEBP where a picture would', bytes('MZ', [0x90, 0, 3, 0, 0, 0], 'WEBPVP8 ')],
    ['prose', bytes('Selamat pagi, Kak\nsaya mau tanya harga')],
    ['a program that is text', bytes('#!/bin/sh\nrm -rf a, b')],
    ['a page with tables', bytes('<table>\n<tr><td>a,b</td>,</tr>')],
    ['another archive', zipSync({ 'readme.txt': bytes('x') })],
    ['an animation', bytes('GIF89a')],
    ['a drawing with scripts', bytes('<svg xmlns="http://www.w3.org/2000/svg">')],
    ['half a signature', bytes([0x89, 0x50, 0x4e])],
    ['a signature that comes late', bytes(' ', [0xff, 0xd8, 0xff])],
  ])('%s is refused and leaves no file', async (_what, content) => {
    expect(await media.put(content)).toEqual({ refused: 'wrong-type' });
    expect(await files()).toEqual([]);
  });
});

test('a file over ten megabytes is refused, one of just that size is not', async () => {
  const big = new Uint8Array(MAX_MEDIA_BYTES);
  big.set(PNG);
  expect(await media.put(big)).toMatchObject({ bytes: MAX_MEDIA_BYTES });
  expect(await media.put(new Uint8Array([...PNG, ...new Uint8Array(MAX_MEDIA_BYTES)]))).toEqual({
    refused: 'too-large',
  });
});

test('a file lies under the hash of its content, is read back the same, and only its owner may read it', async () => {
  const hash = sha256(PNG);
  await media.put(PNG);
  const path = join(dir, hash.slice(0, 2), hash);
  expect(new Uint8Array(await readFile(path))).toEqual(PNG);
  expect(new Uint8Array(await media.read(hash))).toEqual(PNG);
  expect((await stat(path)).mode & 0o077).toBe(0);
});

test('the same content is one file, also when it comes twice at once', async () => {
  const kept = await Promise.all(Array.from({ length: 5 }, () => media.put(PNG)));
  expect(new Set(kept.map((each) => JSON.stringify(each))).size).toBe(1);
  expect(await files()).toEqual([sha256(PNG)]);
});

test('nothing but a hash is a name: no way out of the folder', async () => {
  await writeFile(join(root, 'secret'), 'x');
  for (const name of [
    '../secret',
    '..',
    '',
    '/etc/passwd',
    `${'a'.repeat(63)}/`,
    `../${'a'.repeat(61)}`,
    'A'.repeat(64),
    `${'a'.repeat(64)}\n`,
  ]) {
    await expect(media.read(name)).rejects.toThrow('not a media hash');
    await expect(media.remove(name)).rejects.toThrow('not a media hash');
  }
  expect(await files()).toEqual(['secret']);
});

test('a write that fails leaves no half file, neither under the hash nor beside it', async () => {
  const open = await import('node:fs/promises');
  const handle = await open.open(join(root, 'probe'), 'w');
  const broken = vi.spyOn(Object.getPrototypeOf(handle), 'sync').mockRejectedValueOnce(new Error('ENOSPC'));
  await handle.close();
  await rm(join(root, 'probe'));
  await expect(media.put(PNG)).rejects.toThrow('ENOSPC');
  broken.mockRestore();
  expect(await files()).toEqual([]);
});

test('removing is final, and removing twice is no error', async () => {
  const kept = await media.put(PNG);
  const hash = 'hash' in kept ? kept.hash : '';
  await media.remove(hash);
  await media.remove(hash);
  await expect(media.read(hash)).rejects.toThrow('ENOENT');
});

test('old files are named; young ones, half ones of a crash and strangers are not', async () => {
  expect(await media.olderThan(new Date())).toEqual([]);
  await media.put(PNG);
  const other = bytes('%PDF-1.4');
  await media.put(other);
  const folder = join(dir, sha256(PNG).slice(0, 2));
  const old = new Date('2026-01-01');
  for (const name of [sha256(PNG), `${sha256(PNG)}.x.part`, 'README']) {
    await writeFile(join(folder, name), PNG);
    await chmod(join(folder, name), 0o600);
    await utimes(join(folder, name), old, old);
  }
  expect(await media.olderThan(new Date('2026-06-01'))).toEqual([sha256(PNG)]);
});
