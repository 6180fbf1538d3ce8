import { ENGINE_COMMANDS, type Skills } from './conversation/index.ts';
import * as menu from './features/menu/index.ts';
import * as profile from './features/profile/index.ts';
import { register, registrationFlow } from './features/registration/index.ts';
import type { NewId } from './kernel/ids.ts';
import { type Language, matchChoice, type Regencies } from './language/index.ts';
import type { MediaStore } from './media/index.ts';
import { createRespond } from './respond.ts';
import type { ChatTurn, TimerJob } from './turns/index.ts';

/** All features put together: what the assistant can do. A new flow or command is one line here. */
export function createSkills(parts: {
  language: Language;
  regencies: Regencies;
  newId: NewId;
  media: MediaStore;
}): Skills<ChatTurn> {
  const { language } = parts;
  const commands: Skills<ChatTurn>['commands'] = {
    start: menu.start,
    menu: menu.menu,
    help: menu.help,
    explain: menu.help,
    human: menu.human,
    stop: menu.stop,
    resume: menu.menu,
    language: menu.language,
    register,
    profile: profile.profile,
    edit: profile.edit,
    export_data: profile.exportData,
    delete_data: profile.eraseData,
  };
  return {
    flows: [registrationFlow(parts), profile.profileEditFlow(parts), profile.erasureFlow(parts)],
    commands,
    // Command words of features that are not part of this version are text like any other.
    commandOf: (text) => {
      const command = language.parseCommand(text);
      return command && (ENGINE_COMMANDS.has(command) || Object.hasOwn(commands, command)) ? command : null;
    },
    matchChoice,
    respond: createRespond(language),
    isQuestion: (text) => language.understand({ text }).question,
    unknown: menu.unknown,
  };
}

export const TIMER_JOBS: Readonly<Record<string, TimerJob>> = { forget: profile.forget };
