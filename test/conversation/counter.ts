import { z } from 'zod';
import {
  type AnyFlow,
  choice,
  createConversation,
  type Flow,
  type Outcome,
  type Skills,
  type Timer,
  type TurnContext,
} from '../../src/conversation/index.ts';
import { DAY } from '../../src/kernel/clock.ts';
import { matchChoice } from '../../src/language/index.ts';
import { type InboundContent, plain, type Reply, toPlainText } from '../../src/messages/index.ts';
import type { Words } from '../../src/words/index.ts';

/** Words that are their own keys: what the engine says can be read without a locale. */
const KEYS: Words = {
  language: 'id',
  label: (key, args) => spell(key, args),
  markup: (key, args) => spell(key, args),
  say: (key, args) => plain(spell(key, args)),
};

function spell(key: string, args: Record<string, string | number> = {}): string {
  const given = Object.values(args);
  return given.length ? `${key}(${given.join(',')})` : key;
}

const CONTEXT: TurnContext = {
  words: KEYS,
  now: new Date('2026-11-23T01:00:00Z'),
  roles: new Set(['owner']),
};

export const OrderData = z.object({
  name: z.string().optional(),
  colour: z.enum(['red', 'green', 'blue']).nullable().optional(),
  size: z.number().optional(),
  parts: z.array(z.string()).default([]),
  gift: z.boolean().default(false),
  greeting: z.string().optional(),
});
export type OrderData = z.infer<typeof OrderData>;

const COLOURS = ['red', 'green', 'blue'] as const;

/** A made-up form that has a step of every kind. */
export function orderFlow(finished: OrderData[] = []): Flow<OrderData, TurnContext> {
  return {
    name: 'order',
    version: 2,
    data: OrderData,
    title: 'order',
    remindAfter: DAY,
    upgrade: ({ title, ...stored }) => ({ ...stored, name: title }),
    steps: [
      {
        name: 'name',
        explain: 'explain-name',
        freeText: true,
        ask: () => ({ text: plain('name?') }),
        read: (answer, data) =>
          answer.kind === 'text' && /[a-z]/.test(answer.text)
            ? { kind: 'next', data: { ...data, name: answer.text } }
            : { kind: 'again', text: plain('a name, please') },
      },
      {
        name: 'colour',
        explain: 'explain-colour',
        accepts: ['image'],
        skip: (data) => ({ ...data, colour: null }),
        ask: (_data, { words }) => ({
          text: plain('colour?'),
          choices: COLOURS.map((colour) => choice(words, colour, colour)),
        }),
        read(answer, data) {
          if (answer.kind === 'image') return { kind: 'next', data: { ...data, colour: 'blue' } };
          if (answer.kind === 'text' && answer.text === 'reddish') {
            return { kind: 'confirm', data: { ...data, colour: 'red' }, question: plain('red, then?') };
          }
          if (answer.kind === 'text' && answer.text === 'never mind') {
            return { kind: 'leave', replies: [{ text: plain('as you like') }] };
          }
          const colour = COLOURS.find((each) => answer.kind === 'choice' && answer.id === each);
          return colour
            ? { kind: 'next', data: { ...data, colour }, note: plain(`${colour}, noted`) }
            : { kind: 'again', text: plain('a colour, please') };
        },
      },
      {
        name: 'size',
        explain: 'explain-size',
        freeText: true,
        when: ({ colour }) => colour === 'red',
        ask: () => ({ text: plain('size?') }),
        read: (answer, data) =>
          answer.kind === 'text' && /^\d+$/.test(answer.text)
            ? { kind: 'next', data: { ...data, size: Number(answer.text) } }
            : { kind: 'again', text: plain('a number, please') },
      },
      {
        name: 'parts',
        explain: 'explain-parts',
        ask: ({ parts }, { words }) => ({
          text: plain(`parts ${parts.length}?`),
          choices: [choice(words, 'done', 'done')],
        }),
        read(answer, data) {
          if (answer.kind === 'choice') return { kind: 'next', data };
          if (answer.kind !== 'text') return { kind: 'again', text: plain('a part, please') };
          return { kind: 'stay', data: { ...data, parts: [...data.parts, answer.text] } };
        },
      },
      {
        name: 'gift',
        explain: 'explain-gift',
        aside: true,
        ask: () => ({ text: plain('a gift?') }),
        read: (answer, data) => ({
          kind: 'next',
          data: { ...data, gift: answer.kind === 'text' && answer.text === 'indeed' },
        }),
      },
      {
        name: 'greeting',
        explain: 'explain-greeting',
        dependent: true,
        when: ({ gift, greeting }) => gift && greeting === undefined,
        ask: () => ({ text: plain('what greeting?') }),
        read: (answer, data) => ({
          kind: 'next',
          data: { ...data, ...(answer.kind === 'text' ? { greeting: answer.text } : {}) },
        }),
      },
      {
        name: 'review',
        explain: 'explain-review',
        ask: (data, { words }) => ({
          text: plain(`right? ${JSON.stringify(data)}`),
          choices: [
            choice(words, 'save', 'save'),
            choice(words, 'change-name', 'change name'),
            choice(words, 'change-gift', 'change gift'),
          ],
        }),
        read(answer, data) {
          if (answer.kind !== 'choice') return { kind: 'again', text: plain('pick one, please') };
          if (answer.id === 'save') return { kind: 'next', data };
          return { kind: 'visit', step: answer.id.replace('change-', ''), data };
        },
      },
    ],
    async finish(data) {
      finished.push(data);
      return { replies: [{ text: plain('ordered') }] };
    },
  };
}

/** Forms of one question, to interrupt with and to nest; `only` is reached by name alone. */
export function questionFlow(name: string, only = false): AnyFlow<TurnContext> {
  const data = z.object({ answer: z.string().optional() });
  const flow: Flow<z.infer<typeof data>, TurnContext> = {
    name,
    version: 1,
    data,
    title: name,
    steps: [
      {
        name: 'only',
        explain: `explain-${name}`,
        ...(only ? { aside: true as const } : {}),
        ask: () => ({ text: plain(`${name}?`) }),
        read: (answer) => ({
          kind: 'next',
          data: answer.kind === 'text' ? { answer: answer.text } : {},
        }),
      },
    ],
    finish: async () => ({ replies: [{ text: plain(`${name} finished`) }] }),
  };
  return flow;
}

const COMMANDS: Readonly<Record<string, string>> = {
  batal: 'cancel',
  kembali: 'back',
  ulang: 'restart',
  lanjut: 'resume',
  bantuan: 'help',
  lewati: 'skip',
  menu: 'menu',
  pesan: 'order',
  toko: 'shop',
  lupakan: 'forget',
};

const GOODS = [
  { id: '/menu:bread', label: 'Fresh bread!' },
  { id: '/menu:tea', label: 'Tea' },
];

export interface Answered {
  /** Each reply as `words [label] [label]`. */
  said: string[];
  replies: Reply[];
  timers: Timer[];
}

/** One person at the counter. The state goes through JSON at every turn, as it does through the database. */
export function openCounter(flows: ReadonlyArray<AnyFlow<TurnContext>> = [orderFlow()]) {
  let stored: unknown = null;
  let runs = 0;
  let last: Reply[] = [];
  const names = flows.map(({ name }) => name);
  const starters = Object.fromEntries(
    names.map((name) => [
      name,
      async (): Promise<Outcome> => ({
        kind: 'flow',
        flow: name,
        ...(name === 'only' ? { at: 'only' } : {}),
      }),
    ]),
  );
  const skills: Skills<TurnContext> = {
    flows,
    commands: {
      ...starters,
      start: async (_context, payload) => say(`welcome ${payload ?? ''}`.trim()),
      menu: async (_context, argument) => say(`menu ${argument ?? ''}`.trim()),
      shop: async () => ({ kind: 'reply', replies: [{ text: plain('shop'), choices: GOODS }] }),
    },
    commandOf(text) {
      const name = COMMANDS[text] ?? (text.startsWith('/') ? text.slice(1) : null);
      return name === null ? null : { name };
    },
    matchChoice,
    respond: async (text, _context, where) => {
      if (where === 'missed') return text.startsWith('stop') ? say('another wish') : null;
      if (!text.startsWith('berapa')) return null;
      return say(where === 'answer' ? 'an answer in a form' : 'an answer');
    },
    isQuestion: (text) => text.endsWith('?'),
    unknown: async (_context, misses) => say(`unknown ${misses}`),
  };
  const conversation = createConversation(skills, () => {
    runs += 1;
    return `run-${runs}`;
  });

  async function act(content: InboundContent): Promise<Answered> {
    const context = { ...CONTEXT };
    const turn = await conversation.handle(stored, content, context);
    stored = JSON.parse(JSON.stringify(turn.state));
    if (turn.replies.length) last = turn.replies;
    return { said: turn.replies.map(show), replies: turn.replies, timers: turn.timers };
  }

  return {
    act,
    /** Something is said without being asked. */
    announce(replies: Reply[]): Reply[] {
      const turn = conversation.announce(stored, replies);
      stored = JSON.parse(JSON.stringify(turn.state));
      return turn.replies;
    },
    /** Types; several texts are several turns, and the last one's replies come back. */
    async type(...texts: string[]): Promise<string[]> {
      let said: string[] = [];
      for (const text of texts) said = (await act({ kind: 'text', text })).said;
      return said;
    },
    /** Taps on a choice of the last replies, or of given ones. */
    async tap(label: string, replies: readonly Reply[] = last): Promise<string[]> {
      for (const reply of [...replies].reverse()) {
        const found = reply.choices?.find((each) => each.label === label);
        if (!found) continue;
        const { said } = await act({
          kind: 'choice',
          id: found.id,
          ...(reply.prompt === undefined ? {} : { prompt: reply.prompt }),
        });
        return said;
      }
      throw new Error(`nothing to tap on: ${label}`);
    },
    last: () => last,
    awaitsFreeText: (text: string) => conversation.awaitsFreeText(stored, text, CONTEXT),
    stored: () => stored,
    /** What another version of the program, or nobody's, left behind. */
    plant(state: unknown) {
      stored = state;
    },
  };
}

function say(words: string): Outcome {
  return { kind: 'reply', replies: [{ text: plain(words) }] };
}

function show(reply: Reply): string {
  const choices = reply.choices?.map(({ label }) => ` [${label}]`).join('') ?? '';
  return `${toPlainText(reply.text).replaceAll('\n\n', ' | ')}${choices}`;
}
