import type { NewId } from '../../kernel/ids.ts';
import type { Language, Regencies } from '../../language/index.ts';
import type { Reply } from '../../messages/index.ts';
import type { AllWords } from '../../words/index.ts';

/** What the feature needs of the rest. */
export interface BroadcastParts {
  language: Language;
  regencies: Regencies;
  newId: NewId;
  words: AllWords;
  /** Zone of whoever has none of their own. */
  timeZone: string;
  /** The messages that a reply becomes on a channel. */
  preview(channel: string, reply: Reply, language: 'id' | 'en'): Reply[];
  /** Administrators without an invitation, `channel:id`. */
  adminIds: readonly string[];
  settings: {
    /** From so many people on, a second officer must agree. */
    approvalFrom: number;
    /** What WhatsApp may be used for a day; null where it is not in use. */
    whatsapp: { pushesPerDay: number; newChatsPerDay: number } | null;
  };
}
