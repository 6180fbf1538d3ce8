import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ANSWER_MS, databases, messages, openWhatsappWorld, type WhatsappWorld } from './whatsapp-world.ts';

/**
 * Messages written at once: the server drops a connection on which 32 frames wait for it, receipts among them, and what it
 * had handed over then it does not deliver again, as WhatsApp would.
 */
const AT_ONCE = 10;

describe.each(databases)('many on WhatsApp, $name', ({ url }) => {
  let world: WhatsappWorld;
  beforeEach(async () => {
    world = await openWhatsappWorld(url);
  });
  afterEach(() => world.close());

  it('five hundred answers while the server dies and comes back: none lost, none a second message', async () => {
    const { server } = world;
    const assistant = await world.start();
    await assistant.ready();
    const people = Array.from({ length: 50 }, (_, i) => `62813000000${String(i).padStart(2, '0')}`);
    const answered = (count: number) =>
      vi.waitFor(() => expect(messages(server).size).toBeGreaterThanOrEqual(count), {
        timeout: ANSWER_MS,
        interval: 10,
      });
    let written = 0;
    for (let round = 0; round < 10; round += 1) {
      for (let first = 0; first < people.length; first += AT_ONCE) {
        for (const person of people.slice(first, first + AT_ONCE)) {
          await server.write(person, 'menu', { id: `ROUND${round}P${person}` });
          written += 1;
        }
        const dies = round === 4 && first === 2 * AT_ONCE;
        await answered(dies ? written - AT_ONCE / 2 : written);
        if (!dies) continue;
        // In the middle of these answers; the server forgets everything, its encryption with us too.
        await server.kill();
        await server.restart();
        await answered(written);
      }
    }
    await answered(500);
    for (const person of people) {
      const seen = [...messages(server).values()].filter(({ to }) => to.startsWith(person));
      expect(seen).toHaveLength(10);
    }
    // The phone knows a message by its id: the same id twice is shown once, the same words under two ids twice.
    expect(messages(server).size).toBe(500);
  }, 300_000);
});
