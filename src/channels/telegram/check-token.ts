import { createApi } from './call-api.ts';
import { explainFailure } from './send-error.ts';

/** Asks Telegram who the token belongs to: the bot's name, or the reason why nobody answers. Never rejects. */
export async function checkToken(options: {
  token: string;
  apiRoot?: string | undefined;
}): Promise<{ ok: true; username: string } | { ok: false; reason: string }> {
  try {
    const { username } = await createApi({ ...options, timeoutSeconds: 5 }).getMe();
    return { ok: true, username };
  } catch (error) {
    return { ok: false, reason: explainFailure(error).reason };
  }
}
