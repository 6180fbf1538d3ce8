import { choice, type Reading, type Step } from '../../conversation/index.ts';
import { beginning } from '../../kernel/beginning.ts';
import { parseDate } from '../../language/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import { countryName } from './describe.ts';
import type { LeadDraft } from './draft.ts';
import { FREQUENCIES } from './lead.ts';
import type { LeadParts } from './lead-parts.ts';
import { todayAt } from './open-lead.ts';
import {
  otherCertificates,
  readCertificates,
  readContact,
  readFrequency,
  readPrice,
  readQuantity,
} from './read-values.ts';

export type DraftStep = Step<LeadDraft, ChatTurn>;

/** The questions about a buyer's wish, one at a time. Goods and country are needed; the rest may be passed over. */
export function draftSteps(parts: LeadParts): DraftStep[] {
  const { language, knowledge } = parts;
  return [
    step('product', {
      open: ({ product }) => product === undefined,
      read(text, draft, turn) {
        const [named] = language.splitProducts(text);
        if (!named) return again(turn, 'product');
        // Its code was the code of the goods before.
        return next({ ...draft, product: beginning(named.name, 80), catalogId: named.catalogId, hs: null });
      },
    }),
    {
      ...step('country', {
        open: ({ country }) => country === undefined,
        read(text, draft, turn) {
          const [country] = language.matchCountries(text).filter((code) => code !== 'EU');
          return country ? next({ ...draft, country }) : again(turn, 'country');
        },
      }),
      // The representative's own country is the likeliest.
      ask(_draft, turn) {
        const { words } = turn;
        const home = knowledge.representations.find(({ id }) => id === turn.office)?.country;
        const text = words.say('leads-draft-country');
        return home ? { text, choices: [{ id: 'home', label: countryName(home, words) }] } : { text };
      },
    },
    step('quantity', {
      open: ({ quantity }) => quantity === undefined,
      skip: (draft) => ({ ...draft, quantity: null, unit: null, frequency: null }),
      read(text, draft, turn) {
        const read = readQuantity(text);
        const { frequency: _before, ...rest } = draft;
        return read ? next({ ...rest, ...read }) : again(turn, 'quantity');
      },
    }),
    {
      ...step('frequency', {
        open: ({ quantity, frequency }) =>
          quantity !== null && quantity !== undefined && frequency === undefined,
        skip: (draft) => ({ ...draft, frequency: null }),
        read(text, draft, turn) {
          const frequency = readFrequency(text);
          return frequency ? next({ ...draft, frequency }) : again(turn, 'frequency');
        },
      }),
      dependent: true,
      ask: (_draft, { words }) => ({
        text: words.say('leads-draft-frequency'),
        choices: FREQUENCIES.map((one) => choice(words, one, `leads-frequency-${one}`)),
      }),
    },
    step('deadline', {
      open: ({ deadline }) => deadline === undefined,
      skip: (draft) => ({ ...draft, deadline: null }),
      read(text, draft, turn) {
        const today = todayAt(parts, turn);
        const deadline = parseDate(text, today);
        return deadline && deadline > today ? next({ ...draft, deadline }) : again(turn, 'deadline');
      },
    }),
    step('certificates', {
      open: ({ certificates }) => certificates === undefined,
      skip: (draft) => ({ ...draft, certificates: [] }),
      read(text, draft, turn) {
        const certificates = readCertificates(language, text);
        if (!certificates) return again(turn, 'certificates');
        const others = otherCertificates(language, text).join(', ');
        const note = others ? { note: turn.words.say('leads-draft-certificates-left', { others }) } : {};
        return { ...next({ ...draft, certificates }), ...note };
      },
    }),
    step('price', {
      open: ({ priceIdea }) => priceIdea === undefined,
      skip: (draft) => ({ ...draft, priceIdea: null }),
      read(text, draft, turn) {
        const read = readPrice(text);
        if (!read) return again(turn, 'price');
        return next({
          ...draft,
          priceIdea: read.priceIdea,
          incoterm: read.incoterm ?? draft.incoterm ?? null,
        });
      },
    }),
    step('company', {
      open: ({ company }) => company === undefined,
      skip: (draft) => ({ ...draft, company: null }),
      read(text, draft, turn) {
        const company = beginning(text.replace(/\s+/g, ' ').trim(), 120);
        return /\p{L}{2}/u.test(company) ? next({ ...draft, company }) : again(turn, 'company');
      },
    }),
    step('contact', {
      open: ({ contactName }) => contactName === undefined,
      skip: (draft) => ({ ...draft, contactName: null, contactEmail: null, contactPhone: null }),
      read(text, draft, turn) {
        const contact = readContact(text);
        return contact ? next({ ...draft, ...contact }) : again(turn, 'contact');
      },
    }),
  ];

  function step(
    name: string,
    how: {
      open: (draft: LeadDraft) => boolean;
      skip?: (draft: LeadDraft) => LeadDraft;
      read: (text: string, draft: LeadDraft, turn: ChatTurn) => Reading<LeadDraft>;
    },
  ): DraftStep {
    return {
      name,
      explain: `leads-draft-${name}-explain`,
      freeText: true,
      when: how.open,
      ...(how.skip ? { skip: how.skip } : {}),
      ask: (_draft, { words }) => ({ text: words.say(`leads-draft-${name}`) }),
      read(answer, draft, turn) {
        if (answer.kind === 'choice' && answer.id === 'home') {
          const home = knowledge.representations.find(({ id }) => id === turn.office)?.country;
          return home ? next({ ...draft, country: home }) : again(turn, name);
        }
        const frequency = answer.kind === 'choice' ? FREQUENCIES.find((one) => one === answer.id) : undefined;
        if (frequency) return next({ ...draft, frequency });
        return answer.kind === 'text' ? how.read(answer.text, draft, turn) : again(turn, name);
      },
    };
  }
}

function next(data: LeadDraft): Reading<LeadDraft> {
  return { kind: 'next', data };
}

function again({ words }: ChatTurn, step: string): Reading<LeadDraft> {
  return { kind: 'again', text: words.say(`leads-draft-${step}-again`) };
}
