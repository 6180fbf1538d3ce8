/** Telegram's limit for a button's data, in bytes (https://core.telegram.org/bots/api#inlinekeyboardbutton). */
export const MAX_CHOICE_BYTES = 64;

/**
 * What a button carries: `<prompt>|<choice id>`. Commands (`/…`) name no prompt, since they work however old
 * their message is.
 */
export function writeChoiceData(id: string, prompt: number | undefined): string {
  return `${id.startsWith('/') ? '' : (prompt ?? '')}|${id}`;
}

/**
 * Reads a button's data back. A person with a modified app can send any data, so that nothing here is trusted:
 * data of another shape is taken as an id that no prompt offered.
 */
export function readChoiceData(data: string): { id: string; prompt?: number } {
  const [, prompt = '', id] = /^(\d{0,15})\|(.+)$/su.exec(data) ?? [];
  return { id: (id ?? data).slice(0, 64), ...(prompt ? { prompt: Number(prompt) } : {}) };
}
