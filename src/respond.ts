import type { Outcome, Skills } from './conversation/index.ts';
import * as menu from './features/menu/index.ts';
import * as profile from './features/profile/index.ts';
import { register } from './features/registration/index.ts';
import type { Intent, Language, Understanding } from './language/index.ts';
import type { ChatTurn } from './turns/index.ts';

/** What is done about an intent. */
type Responder = (turn: ChatTurn, text: string, understanding: Understanding) => Promise<Outcome | null>;

/** What a person who fills in a form may ask in between; anything else they write is an answer to the form. */
const IN_FORM: ReadonlySet<Intent> = new Set(['requirements', 'faq', 'price', 'human']);

/** Free text that is no command: understood, and acted on only where the understanding is sure (no guess is an answer). */
export function createRespond(language: Language): Skills<ChatTurn>['respond'] {
  const responders: Partial<Record<Intent, Responder>> = {
    greeting: menu.greeting,
    thanks: menu.thanks,
    help: menu.help,
    human: menu.human,
    stop: menu.stop,
    register,
    profile: profile.profile,
    delete_data: profile.eraseData,
    out_of_scope: menu.outOfScope,
  };
  return async (text, turn, inForm) => {
    const understanding = language.understand({ text });
    const { intent, ask, question } = understanding;
    if (ask || (inForm && !(question && IN_FORM.has(intent)))) return null;
    return (await responders[intent]?.(turn, text, understanding)) ?? null;
  };
}
