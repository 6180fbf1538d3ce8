import { choice, type Flow, type Outcome } from '../../conversation/index.ts';
import { DAY } from '../../kernel/clock.ts';
import type { NewId } from '../../kernel/ids.ts';
import type { Reply } from '../../messages/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import type { StepParts } from './business-step.ts';
import { businessSteps } from './business-steps.ts';
import { BusinessDraft } from './draft.ts';
import { findBusinessName, recordConsent, saveBusiness } from './registration.store.ts';
import { consentStep } from './steps/consent.step.ts';
import { summaryStep } from './steps/summary.step.ts';

const REGISTRATION = 'registration';

/** From consent to stored profile. */
export function registrationFlow(parts: StepParts & { newId: NewId }): Flow<BusinessDraft, ChatTurn> {
  return {
    name: REGISTRATION,
    version: 1,
    data: BusinessDraft,
    title: 'registration-title',
    remindAfter: DAY,
    steps: [consentStep(), ...businessSteps(parts), summaryStep()],
    async finish(draft, turn) {
      const { words } = turn;
      // Registered meanwhile in another chat of the same person: that profile is not written over.
      const existing = await findBusinessName(turn);
      if (existing !== null) return { replies: [alreadyRegistered(turn, existing)] };
      await Promise.all([
        draft.consentVersion && recordConsent(turn, draft.consentVersion, parts.newId),
        saveBusiness(turn, draft, parts.newId),
      ]);
      const text = words.say('registration-finished', { business: draft.name ?? '' });
      const choices = [
        choice(words, '/price_subscribe', 'registration-offer-prices'),
        choice(words, '/profile', 'menu-profile'),
        choice(words, '/menu', 'engine-menu'),
      ];
      return { replies: [{ text, choices }] };
    },
  };
}

/** `daftar`: begins or goes on; who is registered already is shown the way to the profile. */
export async function register(turn: ChatTurn): Promise<Outcome> {
  const business = await findBusinessName(turn);
  if (business === null) return { kind: 'flow', flow: REGISTRATION };
  return { kind: 'reply', replies: [alreadyRegistered(turn, business)] };
}

function alreadyRegistered({ words }: ChatTurn, business: string): Reply {
  return {
    text: words.say('registration-already', { business }),
    choices: [choice(words, '/profile', 'menu-profile'), choice(words, '/menu', 'engine-menu')],
  };
}
