import { randomUUID } from 'node:crypto';
import { type ContractPerson, describeChannel } from '../../../src/channels/channel-contract.ts';
import { type Reply, toPlainText } from '../../../src/messages/index.ts';
import { makeWorld, openChannel, type WebchatChannel } from './serve-webchat.ts';

/** The page of one person, as the routes see it: it repeats a message until the server has it. */
class PagePerson implements ContractPerson {
  readonly address: ContractPerson['address'];
  readonly #routes: () => WebchatChannel['routes'];
  readonly #received: Reply[] = [];
  #gone = false;
  /** Posts go out one after the other. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(id: string, routes: () => WebchatChannel['routes']) {
    this.address = { channel: 'webchat', id };
    this.#routes = routes;
  }

  async writes(text: string): Promise<void> {
    this.#post({ kind: 'text', text });
  }

  async picks(label: string): Promise<void> {
    const offer = this.#received.findLast(({ choices }) => choices?.some((choice) => choice.label === label));
    const choice = offer?.choices?.find((offered) => offered.label === label);
    this.#post({ kind: 'choice', id: choice?.id, prompt: offer?.prompt });
  }

  sees(): string[] {
    return this.#received.map(({ text }) => toPlainText(text));
  }

  receives(reply: Reply): void {
    this.#received.push(reply);
  }

  /** Gives up on what is still on its way. */
  leaves(): Promise<unknown> {
    this.#gone = true;
    return this.#queue;
  }

  #post(content: Record<string, unknown>): void {
    const body = JSON.stringify({ person: this.address.id, id: randomUUID(), content });
    this.#queue = this.#queue.then(async () => {
      while (!this.#gone && (await postTo(this.#routes(), body)).status !== 202) {
        await new Promise(setImmediate);
      }
    });
  }
}

function postTo(routes: WebchatChannel['routes'], body: string): Promise<Response> {
  const headers = { 'content-type': 'application/json', host: 'localhost' };
  const incoming = { socket: { remoteAddress: '127.0.0.1', remotePort: 1, remoteFamily: 'IPv4' } };
  return Promise.resolve(
    routes.request('/webchat/messages', { method: 'POST', headers, body }, { incoming }),
  );
}

describeChannel(
  'web chat',
  async () => {
    const world = makeWorld();
    let current: WebchatChannel | undefined;
    const routes = () => {
      if (!current) throw new Error('no channel is open');
      return current.routes;
    };
    const people = ['satu', 'dua'].map((id) => new PagePerson(id, routes));
    const [person, other] = people;
    if (!person || !other) throw new Error('two people were made');
    return {
      open() {
        const channel = openChannel(world);
        current = channel;
        // What is sent is what the page reads.
        return {
          ...channel,
          async send(to, reply, options) {
            const result = await channel.send(to, reply, options);
            people.find(({ address }) => address.id === to.id)?.receives(reply);
            return result;
          },
        };
      },
      person,
      other,
      fail: async () => {},
      async deliverRubbish() {
        for (const body of ['{', '[]', '{"person":1}', '\u0000']) await postTo(routes(), body);
      },
      async close() {
        await Promise.all(people.map((each) => each.leaves()));
        world.clean();
      },
    };
  },
  {
    taps: true,
    rubbish: true,
    // An amendment is read from the feed: events.test.ts, outbox/amend.test.ts.
    amends: false,
    redelivers: true,
    // Sending wakes the pages of this process: there is no platform that could fail.
    failures: [],
    // Nothing is ever split.
    longest: Number.POSITIVE_INFINITY,
  },
);
