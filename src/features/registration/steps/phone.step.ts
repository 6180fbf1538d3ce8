import { parsePhone } from '../../../language/index.ts';
import { again, type BusinessStep } from '../business-step.ts';

/** Left out where the channel proves the number by itself; Telegram proves it by its contact button. */
export function phoneStep(): BusinessStep {
  return {
    name: 'phone',
    explain: 'registration-phone-explain',
    accepts: ['contact'],
    freeText: true,
    when: (draft) => !draft.phone?.provenBy,
    ask: (_draft, { words, chat }) => ({
      text: words.say(
        chat.channel === 'telegram' ? 'registration-phone-ask-button' : 'registration-phone-ask',
      ),
      request: 'contact',
    }),
    read(answer, draft, turn) {
      if (answer.kind !== 'text' && answer.kind !== 'contact') return again(turn, 'registration-phone-again');
      const read = parsePhone(answer.kind === 'text' ? answer.text : withPlus(answer.phone));
      if (read.kind === 'unknown-country') return again(turn, 'registration-phone-country');
      if (read.kind === 'too-short' || read.kind === 'too-long')
        return again(turn, `registration-phone-${read.kind}`);
      if (read.kind !== 'ok') return again(turn, 'registration-phone-again');
      const proven = answer.kind === 'contact' && answer.own && turn.chat.channel === 'telegram';
      return {
        kind: 'next',
        data: { ...draft, phone: { number: read.e164, provenBy: proven ? 'telegram' : null } },
      };
    },
  };
}

/** Telegram's contacts carry the country code, sometimes without its plus. */
function withPlus(phone: string): string {
  return /^[1-9]\d{7,}$/.test(phone) && !phone.startsWith('8') ? `+${phone}` : phone;
}
