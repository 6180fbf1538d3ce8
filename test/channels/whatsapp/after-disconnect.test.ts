import { DisconnectReason } from '@whiskeysockets/baileys';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterDisconnect } from '../../../src/channels/whatsapp/after-disconnect.ts';

const ended = (code: number | undefined, failures = 1, byTransport = false) =>
  afterDisconnect({ code, byTransport }, failures, () => 1);

/** What Baileys calls each code, so that a new version that numbers them otherwise is noticed. */
describe('P11: each way of being disconnected is met on purpose', () => {
  test('restart required (515, after every pairing): connect again at once', () => {
    expect(ended(DisconnectReason.restartRequired)).toEqual({
      kind: 'again',
      afterMs: 0,
      reason: 'restart-required',
    });
  });

  test('restart required again and again is a loop: wait longer each time', () => {
    const waits = [2, 3, 4].map((failures) => ended(DisconnectReason.restartRequired, failures));
    expect(waits.map((wait) => wait.kind === 'again' && wait.afterMs)).toEqual([2_000, 4_000, 8_000]);
  });

  test.each([
    ['connection lost', DisconnectReason.connectionLost, 'lost-or-timed-out'],
    ['timed out', DisconnectReason.timedOut, 'lost-or-timed-out'],
    ['connection closed', DisconnectReason.connectionClosed, 'closed'],
    ['unavailable (503)', DisconnectReason.unavailableService, 'unavailable'],
    ['bad session (500), at first', DisconnectReason.badSession, 'bad-session'],
    ['a code nobody knows', 499, 'code-499'],
    ['no code', undefined, 'ended'],
  ])('%s: connect again, waiting twice as long each time, at most five minutes', (_name, code, reason) => {
    expect(ended(code, 1)).toEqual({ kind: 'again', afterMs: 1_000, reason });
    expect(ended(code, 3)).toEqual({ kind: 'again', afterMs: 4_000, reason });
    if (code !== DisconnectReason.badSession) expect(ended(code, 30)).toMatchObject({ afterMs: 300_000 });
  });

  test('a damaged session that does not heal needs a person', () => {
    expect(ended(DisconnectReason.badSession, 5)).toMatchObject({ kind: 'again' });
    expect(ended(DisconnectReason.badSession, 6)).toEqual({ kind: 'wait', reason: 'bad-session' });
  });

  test('replaced (440): stop, never fight', () => {
    expect(ended(DisconnectReason.connectionReplaced)).toEqual({ kind: 'wait', reason: 'replaced' });
  });

  test('logged out (401): forget the credentials, offer to pair', () => {
    expect(ended(DisconnectReason.loggedOut)).toEqual({ kind: 'pair-anew', reason: 'logged-out' });
  });

  test.each([
    ['forbidden', DisconnectReason.forbidden, 'forbidden'],
    ['402', 402, 'forbidden'],
    ['406', 406, 'forbidden'],
    ['version too old', 405, 'version-too-old'],
    ['multi-device mismatch', DisconnectReason.multideviceMismatch, 'multidevice-mismatch'],
  ])('%s: stop and say so', (_name, code, reason) => {
    expect(ended(code)).toEqual({ kind: 'wait', reason });
  });

  test('whatever code a proxy or the network ends it with, the account is not touched', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 600 }), fc.integer({ min: 1, max: 100 }), (code, failures) => {
        expect(ended(code, failures, true)).toMatchObject({ kind: 'again', reason: 'no-connection' });
      }),
    );
  });

  test('waits are spread, never zero and never over five minutes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (failures, random) => {
          const next = afterDisconnect({ code: 428, byTransport: false }, failures, () => random);
          const waited = next.kind === 'again' ? next.afterMs : 0;
          expect(waited).toBeGreaterThanOrEqual(500);
          expect(waited).toBeLessThanOrEqual(300_000);
        },
      ),
    );
  });
});
