import type { SentMessage, TelegramServer } from '../../support/telegram-server.ts';
import type { Act, Exchange } from './script.ts';

/** One thing a person does on Telegram, to the newest question that offers it. */
export function doOnTelegram(server: TelegramServer, person: number, act: Act): void {
  switch (act.kind) {
    case 'text':
      server.sendText(person, act.text);
      return;
    case 'press':
      server.press(person, act.label);
      return;
    case 'location':
      server.sendLocation(person, act.latitude, act.longitude);
      return;
    case 'contact':
      server.sendContact(person, act.phone);
      return;
    case 'photo':
      server.sendPhoto(person, act.content);
  }
}

/** Waits for the next message to `person` after the first `seen`, looked for by what it says. */
export function nextOf(
  server: TelegramServer,
  person: number,
  asked: RegExp,
  seen: number,
  timeoutMs = 40_000,
): Promise<SentMessage> {
  return server
    .waitFor(
      () =>
        server
          .messagesOf(person)
          .slice(seen)
          .find(({ text }) => asked.test(text)),
      timeoutMs,
    )
    .catch((error: unknown) => {
      const texts = server.messagesOf(person).slice(-3);
      throw new Error(`no ${asked} after: ${texts.map((message) => message.text).join(' ⏎ ')}`, {
        cause: error,
      });
    });
}

/** Answers each question once it is on the person's screen; ends with the last answer given. */
export async function registerOnTelegram(
  server: TelegramServer,
  person: number,
  script: readonly Exchange[],
  answered: (step: number) => void = () => undefined,
): Promise<void> {
  for (const [step, { asked, act }] of script.entries()) {
    await server.waitFor(() => asked.test(server.messagesOf(person).at(-1)?.text ?? ''), 40_000);
    doOnTelegram(server, person, act);
    answered(step);
  }
}
