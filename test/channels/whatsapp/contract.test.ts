import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeChannel } from '../../../src/channels/channel-contract.ts';
import { createWhatsappChannel } from '../../../src/channels/whatsapp/index.ts';
import { MAX_TEXT } from '../../../src/channels/whatsapp/render.ts';
import { systemClock } from '../../../src/kernel/clock.ts';
import { createLog } from '../../../src/kernel/log.ts';
import { whatsappTexts } from '../../../src/whatsapp-texts.ts';
import { loadedWords } from '../../support/loaded.ts';
import { startWhatsappServer } from '../../support/whatsapp-server.ts';
import { createFakeAccount } from './fake-whatsapp.ts';

const IBU = '6281200000001';
const BAPAK = '6281200000002';

/** Over crabline's server and the real Baileys; what that server cannot be made to answer or show is in send.test.ts and amend.test.ts. */
describeChannel(
  'WhatsApp',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'saudagar-whatsapp-'));
    const server = await startWhatsappServer(folder);
    const account = createFakeAccount();
    const payloads = new Map<string, Uint8Array>();
    const person = (phone: string) => ({
      address: { channel: 'whatsapp' as const, id: `${phone}@s.whatsapp.net` },
      writes: (text: string) => server.write(phone, text),
      picks: () => Promise.reject(new Error('nothing to tap on')),
      sees: () => server.shown.filter(({ to }) => to.startsWith(phone)).map(({ text }) => text),
    });
    return {
      open: () =>
        createWhatsappChannel({
          account,
          sent: {
            find: async (ref, part) => payloads.get(`${ref}/${part}`) ?? null,
            keep: async (ref, part, payload) => void payloads.set(`${ref}/${part}`, payload),
          },
          onReceipts: async () => undefined,
          onDisconnect: () => undefined,
          onTrouble: () => undefined,
          alert: () => undefined,
          exit: () => undefined,
          readMedia: () => Promise.reject(new Error('no files here')),
          texts: whatsappTexts(loadedWords()),
          typingMs: 0,
          wsUrl: server.url,
          log: createLog('silent'),
          clock: systemClock,
        }),
      person: person(IBU),
      other: person(BAPAK),
      fail: (failure) => (failure === 'unreachable' ? server.kill() : Promise.reject(new Error(failure))),
      deliverRubbish: () => Promise.resolve(),
      async close() {
        await server.close();
        await rm(folder, { recursive: true, force: true });
      },
    };
  },
  // WhatsApp counts a message as delivered before we have it (P8), so that an unstored one does not come again.
  {
    taps: false,
    rubbish: false,
    amends: false,
    redelivers: false,
    failures: ['unreachable'],
    longest: MAX_TEXT,
  },
);
