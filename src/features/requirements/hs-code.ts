import { choice, type Outcome } from '../../conversation/index.ts';
import type { RequirementAnswer } from '../../knowledge/index.ts';
import { type Choice, escapeMarkup, parseMarkup } from '../../messages/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import { keepHsCode, readHsCode } from './hs.store.ts';
import type { RequirementParts } from './requirements.ts';

const MAX_CODES = 8;

/** Shows the codes a product may fall under, for the owner to confirm: nobody starts from a code. */
export async function askHsCode(turn: ChatTurn, answer: RequirementAnswer): Promise<Outcome> {
  const { words } = turn;
  const { product, hs } = answer;
  if (!product || !hs.length) return { kind: 'reply', replies: [{ text: words.say('answers-hs-none') }] };
  const confirmed = await readHsCode(turn, product.id);
  const codes = hs
    .slice(0, MAX_CODES)
    .map((candidate) => ({ ...candidate, code: candidate.national ?? candidate.code }));
  const lines = codes.map(({ code, text }) => `- *${code}* ${escapeMarkup(text)}`);
  const heading = confirmed
    ? words.markup('answers-hs-confirmed', { code: confirmed })
    : words.markup('answers-hs-ask', { product: product.name[words.language] });
  const choices: Choice[] = codes.map(({ code, text }) => ({
    id: `/hs:${product.id}:${code}`,
    label: `${code} ${text}`.slice(0, 60),
    aliases: [code],
  }));
  const text = parseMarkup([heading, lines.join('\n'), words.markup('answers-hs-note')].join('\n\n'));
  return { kind: 'reply', replies: [{ text, choices }] };
}

/** `/hs:<product>:<code>`: the owner says which code it is. */
export async function confirmHsCode(
  { knowledge }: RequirementParts,
  turn: ChatTurn,
  argument: string | undefined,
): Promise<Outcome> {
  const { words } = turn;
  const [id = '', code = ''] = (argument ?? '').split(':');
  const product = knowledge.products.get(id);
  const known = product?.hs.some((candidate) => candidate.code === code || candidate.national === code);
  if (!product || !known) return { kind: 'reply', replies: [{ text: words.say('answers-hs-none') }] };
  const kept = await keepHsCode(turn, product.id, code);
  const key = kept ? 'answers-hs-kept' : 'answers-hs-not-kept';
  return {
    kind: 'reply',
    replies: [
      {
        text: words.say(key, { code, product: product.name[words.language] }),
        choices: kept
          ? [choice(words, '/menu', 'engine-menu')]
          : [choice(words, '/register', 'menu-register')],
      },
    ],
  };
}
