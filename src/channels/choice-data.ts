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
  const [, prompt = '', id] = CHOICE_DATA.exec(data) ?? [];
  return { id: (id ?? data).slice(0, 64), ...(prompt ? { prompt: Number(prompt) } : {}) };
}

/** Whether a button's data can be ours: on WhatsApp a person may also press what another business sent. */
export function isChoiceData(data: string): boolean {
  return CHOICE_DATA.test(data);
}

const CHOICE_DATA = /^(\d{0,15})\|(.+)$/su;
