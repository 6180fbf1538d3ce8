import { describe, expect, test } from 'vitest';
import { createLibraryLog } from '../../../src/channels/whatsapp/library-log.ts';
import { quietConsole } from '../../../src/channels/whatsapp/quiet-console.ts';
import { createLog } from '../../../src/kernel/log.ts';

function open() {
  const lines: string[] = [];
  let nowMs = 0;
  let troubles = 0;
  const log = createLog('debug', [], { write: (line) => void lines.push(line) });
  const library = createLibraryLog(log, { now: () => new Date(nowMs) }, () => {
    troubles += 1;
  });
  return {
    lines,
    log,
    library,
    troubles: () => troubles,
    pass(ms: number) {
      nowMs += ms;
    },
  };
}

describe('what the library says', () => {
  test('P12: a storm of one error is a few lines and a count, and each is heard of', () => {
    const { lines, library, troubles, pass } = open();
    for (let i = 0; i < 168_000; i += 1)
      library.error({ err: new Error('Bad MAC') }, 'failed to decrypt message');
    expect(lines).toHaveLength(5);
    expect(troubles()).toBe(168_000);
    pass(60_000);
    library.error({ err: new Error('Bad MAC') }, 'failed to decrypt message');
    expect(lines).toHaveLength(7);
    expect(lines[5]).toContain('"count":168000');
  });

  test('never brings an address, a text or a key into the log', () => {
    const { lines, library } = open();
    const node = { attrs: { from: '6281200000001@s.whatsapp.net' }, content: 'kepiting saya 200 kg' };
    library.error(
      { error: new Error('6281200000001 kepiting'), node, key: 'rahasia' },
      'error in handling message',
    );
    library.warn(node);
    library.info(node, 'connected');
    library.trace({ xml: 'kepiting' });
    expect(lines).toHaveLength(2);
    expect(lines.join()).not.toMatch(/6281200000001|kepiting|rahasia/);
  });

  test('P6: private keys that its Signal library prints go nowhere', () => {
    const { lines, log } = open();
    const before = { ...console };
    quietConsole(log);
    const theirs = globalThis.console;
    theirs.info('Closing session:', { privKey: 'rahasia' });
    theirs.error('Session error:Error: 6281200000001', 'stack');
    Object.assign(console, before);
    expect(lines.join()).toContain('Closing session');
    expect(lines.join()).not.toMatch(/rahasia|6281200000001/);
  });
});
