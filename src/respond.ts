import type { Outcome, Skills } from './conversation/index.ts';
import * as broadcasts from './features/broadcasts/index.ts';
import { recordGap } from './features/gaps/index.ts';
import * as leads from './features/leads/index.ts';
import * as menu from './features/menu/index.ts';
import * as prices from './features/prices/index.ts';
import * as profile from './features/profile/index.ts';
import { fieldNamed, register } from './features/registration/index.ts';
import * as requirements from './features/requirements/index.ts';
import { countQuestion } from './features/statistics/index.ts';
import * as tickets from './features/tickets/index.ts';
import type { Intent, Language, Understanding } from './language/index.ts';
import type { ChatTurn } from './turns/index.ts';

/** What is done about an intent. */
type Responder = (turn: ChatTurn, text: string, understanding: Understanding) => Promise<Outcome | null>;

/** What a person who fills in a form may ask in between; anything else they write is an answer to the form. */
const IN_FORM: ReadonlySet<Intent> = new Set(['requirements', 'faq', 'price', 'human']);

/** What is counted as a question, by its intent (features/statistics). */
const COUNTED: ReadonlyMap<Intent, string> = new Map([
  ['requirements', 'requirements'],
  ['faq', 'faq'],
  ['price', 'price'],
  ['leads', 'leads'],
  ['human', 'human'],
]);

/** What is more likely said to a person than to the assistant, where a person has just written. */
const SMALL_TALK: ReadonlySet<Intent> = new Set(['greeting', 'thanks', 'out_of_scope']);

/**
 * Free text that is no command: understood, and acted on only where the understanding is sure. What is not understood is
 * kept as a gap; where goods or a country were named, one question is asked back.
 */
export function createRespond(
  language: Language,
  isQuestion: (text: string) => boolean,
  parts: requirements.RequirementParts & tickets.TicketParts,
  priceParts: prices.PriceParts,
  forLeads: leads.LeadParts,
): Skills<ChatTurn>['respond'] {
  const responders: Partial<Record<Intent, Responder>> = {
    greeting: menu.greeting,
    thanks: menu.thanks,
    help: menu.help,
    // What was written may say already what it is about; else it is asked for.
    human: (turn, text) => tickets.openTicket(parts, turn, 'wish', saysMore(text) ? text : null),
    stop: (turn) => broadcasts.stop(turn, undefined, menu.stop),
    register,
    profile: (turn, text) => {
      const field = fieldNamed(text, turn.words);
      return field ? profile.edit(turn, field) : profile.profile(turn);
    },
    delete_data: profile.eraseData,
    out_of_scope: async (turn) => menu.outOfScope(turn, await tickets.askOfficer(turn, 'no-data', false)),
    price: (turn, text, understanding) => prices.askPrice(priceParts, turn, text, understanding),
    price_subscribe: (turn, text, understanding) => prices.subscribe(priceParts, turn, text, understanding),
    price_unsubscribe: (turn, text, understanding) =>
      prices.unsubscribe(priceParts, turn, text, understanding),
    leads: (turn) => leads.ownerCommands(forLeads).leads(turn),
    faq: (turn, text) => requirements.answerGeneral(parts, turn, text),
    requirements: (turn, text, { product, country, outsideCatalogue, mentions }) => {
      const followsUp = mentions.length === 0;
      return requirements.answerQuestion(parts, turn, {
        text,
        product,
        country,
        outsideCatalogue,
        followsUp,
      });
    },
  };
  /** Whoever wrote to this person last, about a lead or a ticket, is probably who is meant. */
  async function offerToAnswer(turn: ChatTurn, text: string, understood: boolean): Promise<Outcome | null> {
    const inTicket = await tickets.offerToAnswer(turn, text, understood);
    const aboutLead = await leads.offerToAnswer(forLeads, turn, text, understood);
    if (!inTicket || !aboutLead) return (inTicket ?? aboutLead)?.outcome ?? null;
    return inTicket.at > aboutLead.at ? inTicket.outcome : aboutLead.outcome;
  }

  return async (text, turn, where) => {
    const inForm = where !== 'outside';
    const missed = where === 'missed';
    // Most of what is written in a form is its answer: no look into the database for that.
    if (where === 'answer' && !isQuestion(text)) return null;
    // What a form did not understand is another wish only where it plainly is one: "stop kirim harga".
    if (missed && prices.readPriceWish(priceParts, text, language.understand({ text })) === null) return null;
    // A representative's pasted inquiry names goods and countries as a question does, so it is looked for first.
    if (!inForm && turn.roles.has('representative')) {
      const pasted = await leads.readPasted(forLeads, turn, text);
      if (pasted) return pasted;
    }
    const topic = requirements.topicOf(turn) ?? undefined;
    const understanding = language.understand({ text, topic });
    if (!inForm) {
      const entered = await prices.enterPrice(priceParts, turn, text, understanding);
      if (entered) return entered;
      // Words of buying are words of leads, too: which countries buy most is a question about trade.
      const demand = await prices.askDemand(priceParts, turn, text, understanding);
      if (demand) return demand;
    }
    const { product, country, mentions } = understanding;
    // "tren karet 1 thn" is short of words and clear all the same.
    const wish = understanding.ask || missed ? prices.readPriceWish(priceParts, text, understanding) : null;
    const intent = wish ?? understanding.intent;
    const ask = understanding.ask && wish === null;
    if (where === 'answer' && (ask || !IN_FORM.has(intent))) return null;
    const about = ask ? 'unanswered' : COUNTED.get(intent);
    if (about) countQuestion(turn, { topic: about, product, country }, parts.timeZone);
    const unsure = ask || intent === 'faq' || intent === 'out_of_scope' || understanding.outsideCatalogue;
    if (!inForm && unsure) {
      const answered = await requirements.answerAsOfficers(parts, turn, text);
      if (answered) return answered;
    }
    if (!inForm && (ask || SMALL_TALK.has(intent))) {
      const answer = await offerToAnswer(turn, text, !ask);
      if (answer) return answer;
    }
    if (!ask) return (await responders[intent]?.(turn, text, understanding)) ?? null;
    await recordGap(turn, { kind: 'not-understood', text, intent, product, country }, parts.newId);
    return mentions.length && (product || country)
      ? requirements.clarify(parts, turn, { product, country })
      : null;
  };
}

/** "mau bicara dengan petugas soal kapal ke Tawau": more words than it takes to ask for a person. */
function saysMore(text: string): boolean {
  return text.trim().split(/\s+/).length > 8;
}
