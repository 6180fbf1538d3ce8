import { type Choice, parseMarkup, type Reply, type RichText } from '../messages/index.ts';
import type { Answer, AnyFlow, Reading, Step, TurnContext } from './flow.ts';
import { choice } from './flow.ts';
import { type ConversationState, emptyState, type Frame } from './state.ts';

/** One turn in the making: what is remembered and what is said, until both are handed back. */
export interface Draft<C extends TurnContext> {
  state: ConversationState;
  replies: Reply[];
  readonly context: C;
  readonly flows: ReadonlyMap<string, AnyFlow<C>>;
}

/** A form of more than this many interrupted forms is nobody's intention. */
const MAX_DEPTH = 4;
/** From this many misunderstandings on, the ways out are shown. */
const SHOW_EXITS_AFTER = 2;
/** Steps that may be passed over in one turn before we call it a loop in the flow. */
const MAX_MOVES = 50;

// biome-ignore lint/suspicious/noExplicitAny: as in AnyFlow, the data type is known to the flow alone.
type AnyStep<C extends TurnContext> = Step<any, C>;

// biome-ignore lint/suspicious/noExplicitAny: the same.
type AnyReading = Reading<any>;

export interface Place<C extends TurnContext> {
  frame: Frame;
  flow: AnyFlow<C>;
  step: AnyStep<C>;
}

/** Where the person is: the flow on top and its step; null when no form is open. */
export function place<C extends TurnContext>(draft: Pick<Draft<C>, 'state' | 'flows'>): Place<C> | null {
  const frame = draft.state.frames.at(-1);
  if (!frame) return null;
  const flow = draft.flows.get(frame.flow);
  const step = flow?.steps.find((candidate) => candidate.name === frame.step);
  if (!flow || !step) throw new Error(`no step ${frame.flow}.${frame.step}`);
  return { frame, flow, step };
}

/** Begins a flow, or goes on with it where it is already open or was cancelled half-way. */
export async function enter<C extends TurnContext>(
  draft: Draft<C>,
  name: string,
  options: { id: string; data?: unknown; at?: string },
): Promise<void> {
  const flow = draft.flows.get(name);
  if (!flow) throw new Error(`no flow ${name}`);
  const { words } = draft.context;
  const open = draft.state.frames.find((frame) => frame.flow === name);
  const parked = draft.state.parked.find((frame) => frame.flow === name);
  const begun = options.at ? undefined : (open ?? parked);
  if (begun) {
    draft.state.frames = [...draft.state.frames.filter((other) => other !== begun), begun];
    draft.state.parked = draft.state.parked.filter((other) => other !== begun);
    return ask(draft, words.markup('engine-picked-up', { title: words.label(flow.title) }));
  }
  const data = flow.data.parse(options.data ?? {});
  const first = options.at ?? firstStep(flow, data);
  if (first === null) throw new Error(`flow ${name} has no step to begin with`);
  const frame: Frame = { id: options.id, flow: name, version: flow.version, step: first, data, trail: [] };
  const others = draft.state.frames.filter((other) => other.flow !== name);
  draft.state.frames = [...others.slice(-(MAX_DEPTH - 1)), frame];
  draft.state.misses = 0;
  return ask(draft);
}

/** Says the prompt of the present step, with a line before it where one is given (markup). */
export async function ask<C extends TurnContext>(draft: Draft<C>, before?: string): Promise<void> {
  const here = place(draft);
  if (!here) return;
  // The question itself is on the screen again; "ya" would answer that.
  delete here.frame.unconfirmed;
  const prompt = promptOf(draft, here);
  draft.replies.push({ ...prompt, text: [...(before ? parseMarkup(before) : []), ...prompt.text] });
}

/** The present step's question, with "Lewati" where it may be passed over. */
function promptOf<C extends TurnContext>(draft: Draft<C>, { frame, step }: Place<C>): Reply {
  const asked = step.ask(frame.data, draft.context);
  // A number written there is meant for somebody else, too: the ways out are named.
  const prompt: Reply = step.verbatim && asked.choices?.length ? { ...asked, unnumbered: true } : asked;
  if (!step.skip) return prompt;
  return {
    ...prompt,
    choices: [...(prompt.choices ?? []), choice(draft.context.words, 'skip', 'engine-skip')],
  };
}

/** Says that the form goes on where it was, and repeats its question. */
export function resume<C extends TurnContext>(draft: Draft<C>): Promise<void> {
  const here = place(draft);
  if (!here) return Promise.resolve();
  const { words } = draft.context;
  return ask(draft, words.markup('engine-resume', { title: words.label(here.flow.title) }));
}

/** Hands an answer to the present step and does what it says. */
export async function answer<C extends TurnContext>(draft: Draft<C>, given: Answer): Promise<void> {
  const here = place(draft);
  if (!here) return;
  if (given.kind === 'choice' && given.id === 'skip' && here.step.skip) {
    const data = here.step.skip(here.frame.data);
    // One product passed over, the next one still to be asked by the same step.
    const more = here.step.when?.(data) ?? false;
    return proceed(draft, here, { kind: more ? 'stay' : 'next', data });
  }
  return proceed(draft, here, await here.step.read(given, here.frame.data, draft.context));
}

/** Accepts what was only probably understood. */
export async function acceptUnconfirmed<C extends TurnContext>(draft: Draft<C>): Promise<void> {
  const here = place(draft);
  const unconfirmed = here?.frame.unconfirmed;
  if (!here || !unconfirmed) return;
  delete here.frame.unconfirmed;
  if ('choice' in unconfirmed) return answer(draft, { kind: 'choice', id: unconfirmed.choice });
  return proceed(draft, here, { kind: 'next', data: unconfirmed.data });
}

/** Asks whether the choice nearest to what was typed is the one meant. */
export function confirmChoice<C extends TurnContext>(draft: Draft<C>, near: Choice): void {
  const here = place(draft);
  if (!here) return;
  here.frame.unconfirmed = { choice: near.id };
  draft.replies.push(
    confirmation(draft, draft.context.words.say('engine-did-you-mean', { label: near.label })),
  );
}

/** One question back; false on the first. */
export async function back<C extends TurnContext>(draft: Draft<C>): Promise<boolean> {
  const here = place(draft);
  if (!here) return false;
  const within = here.step.back?.(here.frame.data) ?? null;
  if (within !== null) {
    delete here.frame.unconfirmed;
    here.frame.data = within;
    await ask(draft);
    return true;
  }
  const previous = here.frame.trail.at(-1);
  if (previous === undefined) return false;
  delete here.frame.unconfirmed;
  delete here.frame.returnTo;
  here.frame.trail = here.frame.trail.slice(0, -1);
  here.frame.step = previous;
  await ask(draft);
  return true;
}

/** Empties the form and begins it anew. */
export async function restart<C extends TurnContext>(draft: Draft<C>, id: string): Promise<void> {
  const here = place(draft);
  if (!here) return;
  const first = firstStep(here.flow, here.flow.data.parse({}));
  if (first === null) return askFromTheBeginning(draft, here);
  draft.state.frames = draft.state.frames.slice(0, -1);
  await enter(draft, here.flow.name, { id, at: first });
}

/** Closes the open form. A long one (one worth a reminder) is kept, should the person come back to it. */
export function park<C extends TurnContext>(draft: Draft<C>): 'kept' | 'gone' {
  const here = place(draft);
  if (!here) return 'gone';
  draft.state.frames = draft.state.frames.slice(0, -1);
  if (!here.flow.remindAfter || !here.frame.trail.length) return 'gone';
  draft.state.parked = [...draft.state.parked.filter(({ flow }) => flow !== here.frame.flow), here.frame];
  return 'kept';
}

/** A flow that is entered at a named step (the change of one field) has no other beginning, and keeps what it was given. */
function askFromTheBeginning<C extends TurnContext>(draft: Draft<C>, { frame }: Place<C>): Promise<void> {
  frame.step = frame.trail[0] ?? frame.step;
  frame.trail = [];
  delete frame.returnTo;
  return ask(draft);
}

function firstStep<C extends TurnContext>(flow: AnyFlow<C>, data: unknown): string | null {
  return flow.steps.find((step) => !step.aside && (step.when?.(data) ?? true))?.name ?? null;
}

async function proceed<C extends TurnContext>(
  draft: Draft<C>,
  here: Place<C>,
  reading: AnyReading,
): Promise<void> {
  const { frame } = here;
  if (reading.kind === 'again') return misunderstood(draft, here, reading.text);
  draft.state.misses = 0;
  switch (reading.kind) {
    case 'confirm':
      frame.unconfirmed = { data: reading.data };
      draft.replies.push(confirmation(draft, reading.question));
      return;
    case 'leave':
      draft.replies.push(...reading.replies);
      draft.state.frames = draft.state.frames.slice(0, -1);
      return resume(draft);
    case 'taken':
      frame.data = reading.data;
      draft.replies.push(...withChoices(reading.replies, promptOf(draft, here)));
      return;
    case 'visit':
      frame.data = reading.data;
      frame.trail = [...frame.trail, frame.step];
      frame.returnTo = frame.step;
      frame.step = reading.step;
      return ask(draft);
    case 'stay':
      frame.data = reading.data;
      if (reading.note) draft.replies.push({ text: reading.note });
      return ask(draft);
    case 'next':
      frame.data = reading.data;
      if (reading.note) draft.replies.push({ text: reading.note });
      return advance(draft, here);
  }
}

/** The step's choices under the last reply, so that they stay what a tap or a number means. */
function withChoices(replies: readonly Reply[], { choices, unnumbered }: Reply): Reply[] {
  return replies.map((reply, index) =>
    index === replies.length - 1 && choices?.length
      ? { ...reply, choices: [...choices], ...(unnumbered ? { unnumbered } : {}) }
      : reply,
  );
}

async function advance<C extends TurnContext>(draft: Draft<C>, { flow, frame }: Place<C>): Promise<void> {
  frame.trail = [...frame.trail, frame.step];
  const following = nextStep(flow, frame);
  if (following !== null) {
    frame.step = following;
    return ask(draft);
  }
  draft.state.frames = draft.state.frames.slice(0, -1);
  const { replies, forget } = await flow.finish(frame.data, draft.context);
  draft.replies.push(...replies);
  if (forget) draft.state = { ...emptyState(), prompt: draft.state.prompt };
  return resume(draft);
}

/**
 * The step that follows in the list, left-out ones passed over. After a visited step: back to where the visit came
 * from, unless its answer opened a question that belongs to it (a new product's capacity).
 */
function nextStep<C extends TurnContext>(flow: AnyFlow<C>, frame: Frame): string | null {
  let index = flow.steps.findIndex((step) => step.name === frame.step);
  for (let moves = 0; moves < MAX_MOVES; moves += 1) {
    index += 1;
    const step = flow.steps[index];
    if (frame.returnTo && !step?.dependent) {
      const { returnTo } = frame;
      delete frame.returnTo;
      frame.trail = frame.trail.slice(0, frame.trail.indexOf(returnTo));
      return returnTo;
    }
    if (!step) return null;
    if (!step.aside && (step.when?.(frame.data) ?? true)) return step.name;
  }
  throw new Error(`flow ${flow.name} does not come to an end`);
}

function misunderstood<C extends TurnContext>(draft: Draft<C>, here: Place<C>, text: RichText): void {
  const { words } = draft.context;
  draft.state.misses += 1;
  const prompt = promptOf(draft, here);
  const exits =
    draft.state.misses < SHOW_EXITS_AFTER
      ? []
      : [
          choice(words, '/back', 'engine-back'),
          choice(words, '/cancel', 'engine-cancel'),
          choice(words, '/human', 'engine-human'),
        ];
  const own = prompt.choices ?? [];
  const choices = [...own, ...exits.filter(({ id }) => !own.some((offered) => offered.id === id))];
  const explained = draft.state.misses < SHOW_EXITS_AFTER ? [] : words.say(here.step.explain);
  draft.replies.push({
    text: [...text, ...explained],
    ...(choices.length ? { choices } : {}),
    // A number goes on being the answer that is awaited; the ways out are named.
    ...(here.step.freeText && (prompt.choices?.length ?? 0) < 2 && choices.length
      ? { unnumbered: true }
      : {}),
    ...(prompt.request ? { request: prompt.request } : {}),
  });
}

function confirmation<C extends TurnContext>(draft: Draft<C>, question: RichText): Reply {
  const { words } = draft.context;
  return { text: question, choices: [choice(words, 'yes', 'engine-yes'), choice(words, 'no', 'engine-no')] };
}
