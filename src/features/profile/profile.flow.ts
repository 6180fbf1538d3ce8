import { choice, type Flow, type Outcome } from '../../conversation/index.ts';
import type { NewId } from '../../kernel/ids.ts';
import { parseMarkup, type Reply } from '../../messages/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import {
  BusinessDraft,
  businessSteps,
  describeBusiness,
  FIELDS,
  findBusiness,
  type StepParts,
  saveBusiness,
} from '../registration/index.ts';

const PROFILE_EDIT = 'profile-edit';

/** One field of the profile, asked by the same step as in registration, stored as soon as it is answered. */
export function profileEditFlow(parts: StepParts & { newId: NewId }): Flow<BusinessDraft, ChatTurn> {
  return {
    name: PROFILE_EDIT,
    version: 1,
    data: BusinessDraft,
    title: 'profile-edit-title',
    // Only the step that was asked for, and what depends on its answer.
    steps: businessSteps(parts).map((step) => (step.dependent ? step : { ...step, aside: true })),
    async finish(draft, turn) {
      await saveBusiness(turn, draft, parts.newId);
      return { replies: [showProfile(draft, turn, 'profile-saved')] };
    },
  };
}

/** `profil`: everything that is stored, each line with its "Ubah". */
export async function profile(turn: ChatTurn): Promise<Outcome> {
  const business = await findBusiness(turn);
  return {
    kind: 'reply',
    replies: [business ? showProfile(business, turn, 'profile-shown') : notRegistered(turn)],
  };
}

/** `/edit:<field>`: begins the change of one field. */
export async function edit(turn: ChatTurn, field: string | undefined): Promise<Outcome> {
  const business = await findBusiness(turn);
  if (!business) return { kind: 'reply', replies: [notRegistered(turn)] };
  const chosen = FIELDS.find(({ id }) => id === field);
  if (!chosen) return { kind: 'reply', replies: [showProfile(business, turn, 'profile-shown')] };
  return { kind: 'flow', flow: PROFILE_EDIT, data: business, at: chosen.step };
}

export function notRegistered({ words }: ChatTurn): Reply {
  return {
    text: words.say('profile-not-registered'),
    choices: [choice(words, '/register', 'menu-register'), choice(words, '/menu', 'engine-menu')],
  };
}

function showProfile(business: BusinessDraft, { words }: ChatTurn, heading: string): Reply {
  return {
    text: parseMarkup(
      [words.markup(heading), describeBusiness(business, words), words.markup('profile-how')].join('\n\n'),
    ),
    choices: [
      ...FIELDS.map(({ id }) => ({
        id: `/edit:${id}`,
        label: words.label('registration-edit', { field: words.label(`field-${id}`) }),
        aliases: [words.label(`field-${id}`)],
      })),
      choice(words, '/export_data', 'profile-export'),
      choice(words, '/delete_data', 'profile-delete'),
      choice(words, '/menu', 'engine-menu'),
    ],
  };
}
