import type { InboundContent, Reply } from '../messages/index.ts';
import { choice, type Outcome, type TurnContext } from './flow.ts';
import {
  acceptUnconfirmed,
  answer,
  ask,
  back,
  confirmChoice,
  type Draft,
  enter,
  type Place,
  park,
  place,
  restart,
  resume,
} from './progress.ts';
import { restoreFrame } from './restore.ts';
import { type ChoiceMatch, commandFor, type Skills, type Timer, type Turn } from './skills.ts';
import { readState } from './state.ts';
import { commandsIn, isBareNumber, isSaid } from './typed-choice.ts';

export interface Conversation<C extends TurnContext> {
  /** Turns a stored state and what a person did into a new state and what to say. Touches nothing else. */
  handle(stored: unknown, content: InboundContent, context: C): Promise<Turn>;
  /**
   * Numbers replies that answer nothing (a reminder, a lead). Where a form is open its own choices stay the ones that a
   * typed number means; those of the replies, which must be commands, are tapped or named. Where none is, a number means
   * the replies' choices, and the commands offered before can still be named: somebody may be about to.
   */
  announce(stored: unknown, replies: Reply[]): Pick<Turn, 'state' | 'replies'>;
  /** Whether `text` is free text that the chat waits for, so that more messages of the same thought may follow. */
  awaitsFreeText(stored: unknown, text: string, context: C): boolean;
}

/** So many commands of earlier messages can still be named. */
const STILL_NAMED = 20;

/**
 * The engine of all conversations: which form is open, what an answer means for it, what interrupts it and how it is
 * taken up again. `newId` names runs of a flow.
 */
export function createConversation<C extends TurnContext>(
  skills: Skills<C>,
  newId: () => string,
): Conversation<C> {
  const flows = new Map(skills.flows.map((flow) => [flow.name, flow]));

  async function handle(stored: unknown, content: InboundContent, context: C): Promise<Turn> {
    const draft = open(stored, context);
    await route(draft, content);
    number(draft);
    return { state: draft.state, replies: draft.replies, timers: timers(draft) };
  }

  function open(stored: unknown, context: C): Draft<C> {
    const { state, lost } = readState(stored);
    const frames = state.frames.map((frame) => restoreFrame(frame, flows.get(frame.flow)));
    const gone = lost || frames.includes(null);
    const parked = state.parked.map((frame) => restoreFrame(frame, flows.get(frame.flow)));
    return {
      state: { ...state, frames: frames.filter((f) => f !== null), parked: parked.filter((f) => f !== null) },
      replies: gone ? [{ text: context.words.say('engine-form-gone') }] : [],
      context,
      flows,
    };
  }

  async function route(draft: Draft<C>, content: InboundContent): Promise<void> {
    switch (content.kind) {
      case 'text':
        return onText(draft, content.text.trim());
      case 'choice':
        return onTap(draft, content);
      case 'start':
        return obey(draft, 'start', content.payload);
      case 'unsupported':
        draft.replies.push({ text: draft.context.words.say(`engine-cannot-read-${content.what}`) });
        return resume(draft);
      case 'timer':
        return onTimer(draft, content.token);
      case 'reachability':
        return;
      default:
        return onAttachment(draft, content);
    }
  }

  async function onText(draft: Draft<C>, text: string): Promise<void> {
    const here = place(draft);
    if (here?.step.verbatim) return onVerbatim(draft, here, here.step.verbatim, text);
    const unconfirmed = here?.frame.unconfirmed;
    // Where free text is awaited a number is an answer ("25"), unless it was shown beside one of several choices.
    const { offered, unnumbered } = draft.state;
    const counted = offered.length > 1 && !unnumbered;
    const bare = here?.step.freeText && !unconfirmed && !counted && isBareNumber(text);
    const match: ChoiceMatch = bare ? { kind: 'none' } : skills.matchChoice(text, draft.state.offered);
    if (match.kind === 'exact') return onChoice(draft, match.id);
    const earlier = draft.state.earlier?.find(({ label }) => isSaid(label, text));
    if (earlier) return onChoice(draft, earlier.id);
    const command = skills.commandOf(text, draft.context);
    if (command) return obey(draft, command.name, command.argument);
    if (!here) return onRemark(draft, text);
    const named = asked(draft, here, text);
    delete here.frame.unconfirmed;
    if (named) return answer(draft, { kind: 'choice', id: named });

    const response = await skills.respond(text, draft.context, 'answer');
    if (response) return follow(draft, response);

    const near =
      match.kind === 'near' ? draft.state.offered.find((offer) => offer.id === match.id) : undefined;
    const said = draft.replies.length;
    const missesBefore = draft.state.misses;
    await answer(draft, { kind: 'text', text });
    if (draft.state.misses <= missesBefore) return;
    // Not an answer as it stands: a choice misspelt, another wish, or a question about the question.
    const guess = near && !unconfirmed ? near : undefined;
    const aside = guess ? null : await skills.respond(text, draft.context, 'missed');
    if (!guess && !aside && !skills.isQuestion(text)) return;
    draft.replies.length = said;
    draft.state.misses = missesBefore;
    if (aside) return follow(draft, aside);
    return guess ? confirmChoice(draft, guess) : explain(draft);
  }

  /** Text for somebody else: only what is certainly meant for the assistant stays here. */
  async function onVerbatim(
    draft: Draft<C>,
    { step, frame }: Place<C>,
    obeyed: ReadonlySet<string>,
    text: string,
  ): Promise<void> {
    const said = text.toLowerCase().replace(/[.!\s]+$/, '');
    const choices = step.ask(frame.data, draft.context).choices ?? [];
    const named = choices.find(({ label, aliases = [] }) =>
      [label, ...aliases].some((name) => name.toLowerCase() === said),
    );
    if (named) return onChoice(draft, named.id);
    const command = skills.commandOf(text, draft.context);
    if (command && obeyed.has(command.name)) return obey(draft, command.name, command.argument);
    return answer(draft, { kind: 'text', text });
  }

  /** A choice of the step's own question by its name, although something else (a reminder) was said since. */
  function asked(draft: Draft<C>, { step, frame }: Place<C>, text: string): string | null {
    if (isBareNumber(text)) return null;
    const match = skills.matchChoice(text, step.ask(frame.data, draft.context).choices ?? []);
    return match.kind === 'exact' && !match.id.startsWith('/') ? match.id : null;
  }

  async function onRemark(draft: Draft<C>, text: string): Promise<void> {
    const response = await skills.respond(text, draft.context, 'outside');
    draft.state.misses = response ? 0 : draft.state.misses + 1;
    return follow(draft, response ?? (await skills.unknown(draft.context, draft.state.misses)));
  }

  async function onTap(draft: Draft<C>, tap: { id: string; prompt?: number | undefined }): Promise<void> {
    if (tap.id.startsWith('/')) return onChoice(draft, tap.id);
    const { state } = draft;
    const repeated = state.tapped?.id === tap.id && state.tapped.prompt === tap.prompt;
    if (repeated) return;
    const current = tap.prompt === state.prompt && state.offered.some((offer) => offer.id === tap.id);
    if (!current) {
      draft.replies.push({ text: draft.context.words.say('engine-stale-choice') });
      return resume(draft);
    }
    state.tapped = { prompt: tap.prompt ?? state.prompt, id: tap.id };
    return onChoice(draft, tap.id);
  }

  async function onChoice(draft: Draft<C>, id: string): Promise<void> {
    if (id.startsWith('/')) {
      const [name = '', ...argument] = id.slice(1).split(':');
      return obey(draft, name, argument.length ? argument.join(':') : undefined);
    }
    const frame = draft.state.frames.at(-1);
    if (frame?.unconfirmed) {
      if (id === 'yes') return acceptUnconfirmed(draft);
      delete frame.unconfirmed;
      if (id === 'no') return ask(draft);
    }
    return answer(draft, { kind: 'choice', id });
  }

  async function onAttachment(
    draft: Draft<C>,
    content: Extract<InboundContent, { kind: 'image' | 'document' | 'location' | 'contact' }>,
  ): Promise<void> {
    const here = place(draft);
    if (here?.step.accepts?.includes(content.kind)) return answer(draft, content);
    const { words } = draft.context;
    const taken = here ? null : await skills.receive?.(content, draft.context);
    if (taken) return follow(draft, taken);
    if (!here) {
      draft.replies.push({ text: words.say(`engine-unasked-${content.kind}`) });
      return follow(draft, await skills.unknown(draft.context, 0));
    }
    return ask(draft, words.markup(`engine-not-now-${content.kind}`));
  }

  async function onTimer(draft: Draft<C>, token: string): Promise<void> {
    const frame = draft.state.frames.find((candidate) => candidate.id === token);
    const flow = frame && flows.get(frame.flow);
    if (!flow) return;
    const { words } = draft.context;
    draft.replies.push({
      text: words.say('engine-reminder', { title: words.label(flow.title) }),
      choices: [choice(words, '/resume', 'engine-continue'), choice(words, '/cancel', 'engine-cancel')],
    });
  }

  /** The engine's own commands move within the form; all others belong to features. */
  async function obey(draft: Draft<C>, name: string, argument: string | undefined): Promise<void> {
    const { words } = draft.context;
    const here = place(draft);
    draft.state.misses = 0;
    if (here) {
      switch (name) {
        case 'cancel':
          draft.replies.push({
            text: words.say(`engine-cancelled-${park(draft)}`, { title: words.label(here.flow.title) }),
            choices: [choice(words, '/menu', 'engine-menu')],
          });
          return resume(draft);
        case 'back':
          if (await back(draft)) return;
          return ask(draft, words.markup('engine-no-step-back'));
        case 'restart':
          return restart(draft, newId());
        case 'resume':
          return ask(draft);
        case 'help':
        case 'explain':
          return explain(draft);
        case 'skip':
          if (here.step.skip) return answer(draft, { kind: 'choice', id: 'skip' });
          return ask(draft, words.markup('engine-cannot-skip'));
      }
    }
    const act = commandFor(skills.commands, name, draft.context);
    if (act) return follow(draft, await act(draft.context, argument));
    draft.replies.push({ text: words.say('engine-nothing-open') });
    return follow(draft, await skills.unknown(draft.context, 0));
  }

  async function follow(draft: Draft<C>, outcome: Outcome): Promise<void> {
    draft.replies.push(...(outcome.replies ?? []));
    if (outcome.kind === 'reply') return resume(draft);
    const { flow, data, at } = outcome;
    return enter(draft, flow, { id: newId(), data, ...(at ? { at } : {}) });
  }

  async function explain(draft: Draft<C>): Promise<void> {
    const here = place(draft);
    if (!here) return;
    const { words } = draft.context;
    return ask(draft, [words.markup(here.step.explain), words.markup('engine-help-in-form')].join('\n\n'));
  }

  /**
   * Numbers the prompts, and remembers what the last message offered: that alone is what a typed number means. Commands
   * offered by the messages before it can still be named.
   */
  function number(draft: Pick<Draft<C>, 'state' | 'replies'>): void {
    const { state } = draft;
    const last = draft.replies.at(-1);
    if (!last) return;
    for (const reply of draft.replies) {
      if (!reply.choices?.length) continue;
      state.prompt += 1;
      reply.prompt = state.prompt;
      if (reply !== last) reply.unnumbered = true;
    }
    state.offered = last.choices ?? [];
    state.unnumbered = last.unnumbered;
    state.earlier = commandsIn(draft.replies.slice(0, -1));
  }

  function timers(draft: Draft<C>): Timer[] {
    const here = place(draft);
    if (!here?.flow.remindAfter) return [];
    return [{ name: 'form-reminder', token: here.frame.id, afterMs: here.flow.remindAfter }];
  }

  return {
    handle,
    announce(stored, replies) {
      const draft = { state: readState(stored).state, replies };
      if (!draft.state.frames.length) {
        const { offered, earlier = [] } = draft.state;
        number(draft);
        const before = commandsIn([...replies.slice(0, -1), { choices: offered }]);
        draft.state.earlier = [...before, ...earlier].slice(0, STILL_NAMED);
        return draft;
      }
      for (const reply of replies) if (reply.choices?.length) reply.unnumbered = true;
      draft.state.earlier = commandsIn(replies);
      return draft;
    },
    awaitsFreeText(stored, text, context) {
      const { state } = readState(stored);
      if (skills.commandOf(text, context)) return false;
      const frame = state.frames.at(-1);
      const step = frame && flows.get(frame.flow)?.steps.find((candidate) => candidate.name === frame.step);
      return Boolean(step?.freeText && !frame?.unconfirmed);
    },
  };
}

/** Joins what a person sent as several messages into the one thought it was. */
export function joinTexts(texts: readonly string[]): string {
  return texts
    .map((text) => text.trim())
    .filter(Boolean)
    .join('\n');
}
