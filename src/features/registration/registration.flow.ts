import { choice, type Flow, type Outcome } from '../../conversation/index.ts';
import { DAY } from '../../kernel/clock.ts';
import type { NewId } from '../../kernel/ids.ts';
import type { Reply } from '../../messages/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import type { StepParts } from './business-step.ts';
import { businessSteps } from './business-steps.ts';
import { BusinessDraft } from './draft.ts';
import { recordConsent, saveBusiness } from './registration.store.ts';
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
      const { words, businessName, personId, now, chat } = turn;
      // Registered meanwhile in another chat of the same person: that profile is not written over, also where it is so this moment.
      if (businessName !== null) return { replies: [alreadyRegistered(turn, businessName)] };
      const { consentVersion } = draft;
      if (consentVersion)
        turn.atEnd(`consent ${personId}`, (tx) =>
          recordConsent({ tx, personId, now, chat }, consentVersion, parts.newId),
        );
      turn.atEnd(`business ${personId}`, (tx) =>
        saveBusiness({ tx, personId, now }, draft, parts.newId, { over: false }),
      );
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
  if (turn.businessName === null) return { kind: 'flow', flow: REGISTRATION };
  return { kind: 'reply', replies: [alreadyRegistered(turn, turn.businessName)] };
}

function alreadyRegistered({ words }: ChatTurn, business: string): Reply {
  return {
    text: words.say('registration-already', { business }),
    choices: [choice(words, '/profile', 'menu-profile'), choice(words, '/menu', 'engine-menu')],
  };
}
