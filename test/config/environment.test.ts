import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

test('every variable that is read is in .env.example, and none is there that is not', () => {
  const schema = /const Environment = z\.object\(\{(.*?)\n\}\);/s.exec(read('src/config.ts'))?.[1] ?? '';
  const known = [...schema.matchAll(/^ {2}([A-Z_]+):/gm)].map(([, name]) => name);
  const documented = [...read('.env.example').matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name);
  // Set by whoever deploys (Node's own) and by compose.yaml for the database beside.
  const elsewhere = ['NODE_ENV', 'POSTGRES_PASSWORD'];
  const apart = (names: Array<string | undefined>) =>
    names.filter((name) => !elsewhere.includes(name ?? '')).toSorted();
  expect(known.length).toBeGreaterThan(10);
  expect(apart(documented)).toEqual(apart(known));
});
