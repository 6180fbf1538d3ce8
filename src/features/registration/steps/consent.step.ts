import { choice } from '../../../conversation/index.ts';
import { parseYesNo } from '../../../language/index.ts';
import { again, type BusinessStep } from '../business-step.ts';

/** Raise it with every change of the wording: the record says what was agreed to. */
export const CONSENT_VERSION = '2026-11';

/** Consent before the first datum (UU 27/2022 art. 20–22): what is kept, why, how to have it erased. */
export function consentStep(): BusinessStep {
  return {
    name: 'consent',
    explain: 'registration-consent-explain',
    when: (draft) => draft.consentVersion !== CONSENT_VERSION,
    ask: (_draft, { words }) => ({
      text: words.say('registration-consent-ask'),
      choices: [
        choice(words, 'agree', 'registration-consent-agree', ['ya', 'setuju', 'ok', 'boleh', 'agree', 'yes']),
        choice(words, 'decline', 'registration-consent-decline', ['tidak', 'tidak setuju', 'no', 'decline']),
      ],
    }),
    read(answer, draft, turn) {
      const given =
        answer.kind === 'choice' ? answer.id : answer.kind === 'text' ? parseYesNo(answer.text) : null;
      if (given === 'agree' || given === 'yes') {
        // What the channel itself proves need not be asked for, once it may be kept.
        const { provenPhone } = turn.chat;
        const phone =
          provenPhone === null ? {} : { phone: { number: provenPhone, provenBy: 'whatsapp' as const } };
        return { kind: 'next', data: { ...draft, ...phone, consentVersion: CONSENT_VERSION } };
      }
      if (given === 'decline' || given === 'no') {
        const { words } = turn;
        const reply = {
          text: words.say('registration-consent-declined'),
          choices: [choice(words, '/menu', 'engine-menu')],
        };
        return { kind: 'leave', replies: [reply] };
      }
      return again(turn, 'registration-consent-again');
    },
  };
}
