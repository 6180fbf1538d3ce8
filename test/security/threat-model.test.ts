import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** `[title](test/file)` in SECURITY.md: the test that proves the line. */
const page = readFileSync(`${ROOT}/SECURITY.md`, 'utf8');
const rows = page.split('\n').filter((line) => line.startsWith('| ') && !/^\| (threat|---)/.test(line));

test.each(rows)('%s', (row) => {
  const proofs = [...row.matchAll(/\[([^\]]+)\]\((test\/[^)]+)\)/g)];
  expect(proofs.length).toBeGreaterThan(0);
  for (const [, title = '', path = ''] of proofs) {
    expect(readFileSync(`${ROOT}/${path}`, 'utf8')).toContain(title);
  }
});
