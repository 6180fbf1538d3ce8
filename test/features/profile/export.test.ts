import { afterEach, expect, test } from 'vitest';
import { openStage, type Stage } from '../../support/stage.ts';

let stage: Stage;
afterEach(() => stage.close());

test('an export does not hold the exports before it, so that it does not double each time', async () => {
  stage = await openStage();
  const lengths: number[] = [];
  for (let i = 0; i < 6; i += 1) {
    await stage.act('tini', { kind: 'text', text: 'unduh data saya' });
    const { attachment } = stage.said('tini').at(-1) ?? {};
    if (attachment?.kind !== 'text-file') throw new Error('no file came');
    lengths.push(attachment.content.length);
    expect(JSON.parse(attachment.content).chats[0].outbox).toHaveLength(i);
  }
  const steps = lengths.slice(1).map((length, at) => length - (lengths[at] ?? 0));
  // Each adds the two messages of the one before, and nothing else.
  expect(Math.max(...steps) - Math.min(...steps)).toBeLessThan(200);
});
