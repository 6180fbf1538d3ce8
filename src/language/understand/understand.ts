import { INTENTS, type Intent } from '../lexicon/schema.ts';
import type { CommandParser } from '../match/parse-command.ts';
import type { Normaliser } from '../normalise/normaliser.ts';
import { chooseNames, type Named } from './choose-names.ts';
import type { CueFinder } from './cues.ts';
import type { Entity, EntityFinder } from './entities.ts';
import type { IntentModel } from './intent-model.ts';
import type { Observer, Parsed } from './observe.ts';
import { advance, NO_TOPIC, type Topic } from './topic.ts';

/** A message to understand; `context` is what the same person wrote before, oldest first. */
export interface Message {
  readonly text: string;
  readonly context?: readonly string[] | undefined;
  /** What the conversation is about, where that is known otherwise (from taps): in place of `context`. */
  readonly topic?: Topic | undefined;
}

/** A thing named in the message, with the place of its words in the text. */
export interface Mention {
  readonly kind: Entity['kind'];
  readonly id: string | null;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface Understanding {
  readonly intent: Intent;
  /** Catalogue id, from the context where the message leaves it out; null for goods outside the catalogue. */
  readonly product: string | null;
  /** ISO code or `EU`, from the context where the message leaves it out. */
  readonly country: string | null;
  /** 0 to 1. */
  readonly confidence: number;
  /** True where acting on this would be a guess: ask back instead. */
  readonly ask: boolean;
  /** True where it is asked as a question. */
  readonly question: boolean;
  /** Next best intent, to offer where we ask back. */
  readonly alternative: Intent;
  /** True where the message itself named goods the catalogue does not hold. */
  readonly outsideCatalogue: boolean;
  readonly mentions: readonly Mention[];
  /** The observations that decided, strongest first, for people who tune the lexicon. */
  readonly because: readonly string[];
}

export interface Understander {
  understand(message: Message): Understanding;
  /** The observations of a message, which the weights are learnt from. */
  observe(message: Message): string[];
}

export interface UnderstanderParts {
  readonly normaliser: Normaliser;
  readonly entities: EntityFinder;
  readonly cues: CueFinder;
  readonly commands: CommandParser;
  readonly observe: Observer;
  readonly model: IntentModel;
  readonly unknownGoods: (parsed: Parsed) => boolean;
}

/** Below this share of belief the assistant asks back. Set by cross-validation, see docs/language.md. */
const SURE_ENOUGH = 0.94;
/** A message that goes on with what the talk is about needs less to be believed ("yang udang gimana"). */
const SURE_WITHIN_TOPIC = 0.75;
/** Earlier messages beyond this many no longer say what a short question is about. */
const CONTEXT_LENGTH = 6;
const LONGEST_TEXT = 2000;

const QUESTION =
  /\?|^(apa|apakah|berapa|gimana|bagaimana|dimana|kapan|siapa|kenapa|how|what|where|which|who|can|is|do)$/;
/** Intents that are about goods and markets, so that what was left out is taken from before. */
const INHERITING: ReadonlySet<Intent> = new Set([
  'requirements',
  'price',
  'price_subscribe',
  'price_unsubscribe',
  'leads',
]);
/** Intents that name nothing, whatever words stand beside them. */
const NAMELESS: ReadonlySet<Intent> = new Set([
  'out_of_scope',
  'greeting',
  'thanks',
  'help',
  'cancel',
  'stop',
  'delete_data',
  'human',
]);

/** Builds the understander. It keeps nothing between messages. */
export function createUnderstander(parts: UnderstanderParts): Understander {
  return {
    understand({ text, context = [], topic = NO_TOPIC }) {
      return judge(parse(text), topicAfter(context, topic)).understanding;
    },
    observe({ text, context = [] }) {
      return parts.observe(parse(text), topicAfter(context, NO_TOPIC));
    },
  };

  function topicAfter(context: readonly string[], start: Topic): Topic {
    return context.slice(-CONTEXT_LENGTH).reduce((topic, earlier) => {
      const { understanding, named, otherWorld } = judge(parse(earlier), topic);
      // "saya punya usaha amplang" asks for nothing, yet the next question is about amplang.
      const told = understanding.intent === 'out_of_scope' && !understanding.question && !otherWorld;
      const { product, country } =
        understanding.ask || told
          ? { product: named.product?.id ?? null, country: named.country?.id ?? null }
          : understanding;
      return advance(topic, { intent: understanding.intent, product, country });
    }, start);
  }

  function parse(text: string): Parsed {
    const cut = text.slice(0, LONGEST_TEXT);
    const words = parts.normaliser.normalise(cut);
    const entities = parts.entities.find(words);
    const cues = parts.cues.find(words, entities);
    const question = cut.includes('?') || words.some((word) => QUESTION.test(word.text));
    return { text: cut, words, entities, cues, question, command: parts.commands.parseCommand(cut) };
  }

  function judge(parsed: Parsed, topic: Topic): Judged {
    const observations = parts.observe(parsed, topic);
    const shares = parts.model.score(observations);
    const ranked = INTENTS.map((intent, at) => ({ intent, share: shares[at] ?? 0 })).sort(
      (a, b) => b.share - a.share,
    );
    const [first, second] = ranked;
    const intent = first?.intent ?? 'out_of_scope';
    const confidence = Number((first?.share ?? 0).toFixed(3));
    const bare = observations.includes('shape:only-names');
    const chosen = chooseNames(parsed.words, parsed.entities, bare);
    const named = { ...chosen, outside: chosen.outside || (!chosen.product && parts.unknownGoods(parsed)) };
    const understanding: Understanding = {
      intent,
      ...resolveNames(intent, named, topic, parsed),
      confidence,
      ask:
        confidence < (intent === topic.intent ? SURE_WITHIN_TOPIC : SURE_ENOUGH) ||
        (named.unclear && INHERITING.has(intent)),
      question: parsed.question,
      alternative: second?.intent ?? 'out_of_scope',
      outsideCatalogue: named.outside,
      mentions: parsed.entities.map((entity) => mentionOf(entity, parsed)),
      because: strongest(observations, intent),
    };
    return { understanding, named, otherWorld: observations.includes('other-world') };
  }

  function strongest(observations: readonly string[], intent: Intent): string[] {
    return observations
      .map((name) => ({ name, weight: parts.model.weightOf(name, intent) }))
      .filter(({ weight }) => weight > 0.2)
      .sort((a, b) => b.weight - a.weight)
      .slice(0, 5)
      .map(({ name }) => name);
  }
}

interface Judged {
  readonly understanding: Understanding;
  /** What the message itself names. */
  readonly named: Named;
  /** True where a cue of something that is not trade was seen. */
  readonly otherWorld: boolean;
}

function resolveNames(
  intent: Intent,
  named: Named,
  topic: Topic,
  parsed: Parsed,
): { product: string | null; country: string | null } {
  if (NAMELESS.has(intent)) return { product: null, country: null };
  const inherits = INHERITING.has(intent);
  const money =
    parsed.cues.some(({ cue }) => cue === 'rate') || parsed.entities.some(({ kind }) => kind === 'currency');
  const aboutMoney = money && named.product === null && (intent === 'price' || intent.startsWith('price_'));
  const product = named.product?.id ?? (inherits && !named.outside && !aboutMoney ? topic.product : null);
  const country = named.country?.id ?? (inherits && !named.elsewhere && !aboutMoney ? topic.country : null);
  // A term or a step is the same wherever the goods go: "ditipu buyer nigeria, cara cek buyer?".
  if (intent === 'faq') return { product, country: null };
  return aboutMoney ? { product: null, country: null } : { product, country };
}

function mentionOf(entity: Entity, parsed: Parsed): Mention {
  const start = parsed.words[entity.from]?.token.start ?? 0;
  const end = parsed.words[entity.to - 1]?.token.end ?? start;
  return { kind: entity.kind, id: entity.id, text: parsed.text.slice(start, end), start, end };
}
