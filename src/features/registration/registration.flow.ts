import { choice, type Flow, type Outcome } from '../../conversation/index.ts';
import { DAY } from '../../kernel/clock.ts';
import type { NewId } from '../../kernel/ids.ts';
import type { Reply } from '../../messages/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import type { StepParts } from './business-step.ts';
import { businessSteps } from './business-steps.ts';
import { BusinessDraft } from './draft.ts';
import { findBusiness, recordConsent, saveBusiness } from './registration.store.ts';
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
      const existing = await findBusiness(turn);
      if (existing) return { replies: [alreadyRegistered(turn, existing)] };
      if (draft.consentVersion) await recordConsent(turn, draft.consentVersion, parts.newId);
      await saveBusiness(turn, draft, parts.newId);
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
  const business = await findBusiness(turn);
  if (!business) return { kind: 'flow', flow: REGISTRATION };
  return { kind: 'reply', replies: [alreadyRegistered(turn, business)] };
}

function alreadyRegistered({ words }: ChatTurn, { name = '' }: BusinessDraft): Reply {
  return {
    text: words.say('registration-already', { business: name }),
    choices: [choice(words, '/profile', 'menu-profile'), choice(words, '/menu', 'engine-menu')],
  };
}
