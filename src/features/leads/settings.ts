import { choice, type Outcome, reply } from '../../conversation/index.ts';
import { recordAct } from '../../identity/index.ts';
import { parseMarkup } from '../../messages/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import type { LeadParts } from './lead-parts.ts';
import { CHOSEN, chooseSetting, countWaiting, readSettings, type SettingName } from './settings.store.ts';

/** The commands that choose, by setting. */
const COMMAND: Readonly<Record<SettingName, string>> = {
  approval: 'lead_approval',
  readAlong: 'lead_read_along',
};

/** `setelan peluang`: what is in force, who chose it and when, and the other choice. */
export async function showSettings(parts: LeadParts, turn: ChatTurn): Promise<Outcome> {
  const { words, tx } = turn;
  const settings = await readSettings(tx, parts.settings);
  const lines = CHOSEN.map((name) => {
    const { on, chosen } = settings[name];
    return words.markup('leads-settings-line', {
      name,
      on: on ? 'yes' : 'no',
      chosen: chosen === null ? 'no' : chosen.by === null ? 'nameless' : 'yes',
      by: chosen?.by ?? '',
      when: chosen ? dated(words.language, parts.timeZone).format(chosen.at) : '',
    });
  });
  const choices = CHOSEN.map((name) => {
    const other = settings[name].on ? 'off' : 'on';
    return choice(words, `/${COMMAND[name]}_${other}`, `leads-settings-${name}-${other}`);
  });
  const text = parseMarkup(
    [words.markup('leads-settings'), lines.join('\n'), words.markup('leads-settings-how')].join('\n\n'),
  );
  return { kind: 'reply', replies: [{ text, choices: [...choices, choice(words, '/menu', 'engine-menu')] }] };
}

/** With the year, because a choice stands for long. */
function dated(language: string, timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'short',
  });
}

/**
 * An officer's choice, for leads pushed from now on: those that are there already keep what they began with, because both
 * sides were told so. Written down as a privileged act.
 */
export async function choose(
  parts: LeadParts,
  turn: ChatTurn,
  name: SettingName,
  on: boolean,
): Promise<Outcome> {
  const { tx, now, personId } = turn;
  const settings = [choice(turn.words, '/lead_settings', 'leads-settings-see')];
  const before = (await readSettings(tx, parts.settings))[name];
  const changed = before.on !== on && (await chooseSetting(tx, { name, on }, { personId, now }));
  if (!changed) return reply(turn, 'leads-settings-same', settings);
  await recordAct(tx, now, parts.newId, {
    actor: personId,
    act: 'lead.setting-chosen',
    subject: name,
    detail: { on },
  });
  const waiting = name === 'approval' && !on ? await countWaiting(tx) : 0;
  const choices = waiting ? [choice(turn.words, '/lead_review', 'leads-review-list'), ...settings] : settings;
  const text = turn.words.say(`leads-settings-${name}-now-${on ? 'on' : 'off'}`, { waiting });
  return { kind: 'reply', replies: [{ text, choices }] };
}
