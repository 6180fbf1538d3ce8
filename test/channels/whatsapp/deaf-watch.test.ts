import { describe, expect, test } from 'vitest';
import { DeafWatch } from '../../../src/channels/whatsapp/deaf-watch.ts';

const MINUTE = 60_000;

describe('P10: a connection that looks open', () => {
  test('is well while somebody is heard', () => {
    const watch = new DeafWatch(0);
    for (let minute = 1; minute <= 120; minute += 1) {
      watch.stanza(undefined, minute * MINUTE);
      expect(watch.verdict(minute * MINUTE + 30_000)).toBe('well');
    }
  });

  test('is asked to prove itself after ten silent minutes, and every ten after that', () => {
    const watch = new DeafWatch(0);
    expect(watch.verdict(9 * MINUTE)).toBe('well');
    expect(watch.verdict(10 * MINUTE)).toBe('probe');
    watch.foundWell(10 * MINUTE);
    expect(watch.verdict(19 * MINUTE)).toBe('well');
    expect(watch.verdict(20 * MINUTE)).toBe('probe');
  });

  test('is replaced within half an hour of silence, also when it answers us and nobody else is heard', () => {
    const watch = new DeafWatch(0);
    for (let minute = 1; minute < 25; minute += 1) {
      if (watch.verdict(minute * MINUTE) === 'probe') watch.foundWell(minute * MINUTE);
    }
    expect(watch.verdict(25 * MINUTE)).toBe('restart');
  });

  test('is looked into when a message came in and was not handed on', () => {
    const watch = new DeafWatch(0);
    watch.stanza('A', MINUTE);
    watch.stanza('B', MINUTE);
    watch.handled('A');
    expect(watch.verdict(MINUTE + 59_000)).toBe('well');
    expect(watch.verdict(2 * MINUTE)).toBe('check-flow');
    watch.handled('B');
    expect(watch.verdict(2 * MINUTE)).toBe('well');
  });

  test('is not suspected for ever of a message that the library threw away on purpose', () => {
    const watch = new DeafWatch(0);
    watch.stanza('undecryptable', 0);
    expect(watch.verdict(MINUTE)).toBe('check-flow');
    watch.foundWell(MINUTE);
    expect(watch.verdict(2 * MINUTE)).toBe('well');
  });
});
