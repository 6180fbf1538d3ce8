import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { ChannelName } from '../../src/messages/index.ts';
import { play } from '../support/play.ts';
import { openStage, type Stage } from '../support/stage.ts';
import {
  parseTranscript,
  readBusinesses,
  readCast,
  readLeadSettings,
  rewriteTranscript,
} from '../support/transcript.ts';

const FOLDER = fileURLToPath(new URL('../transcripts', import.meta.url));
/** `UPDATE_TRANSCRIPTS=1` writes the answers given into the files, for a person to read and judge. */
const UPDATE = process.env.UPDATE_TRANSCRIPTS === '1';

/** A long conversation on a busy machine. */
const LONG_MS = 90_000;

describe('transcripts', () => {
  let stage: Stage | undefined;
  afterEach(() => stage?.close());

  test.each(readdirSync(FOLDER).filter((name) => name.endsWith('.chat')))(
    '%s',
    async (name) => {
      const path = join(FOLDER, name);
      const source = readFileSync(path, 'utf8');
      const cast = readCast(source);
      stage = await openStage(channelOf(source), cast, readLeadSettings(source));
      for (const business of readBusinesses(source)) await stage.register(business);
      const answers = await play(stage, parseTranscript(source), cast);
      const played = rewriteTranscript(source, answers);
      if (UPDATE) return writeFileSync(path, played);
      expect(played).toBe(rewriteTranscript(source, writtenAnswers(source)));
    },
    LONG_MS,
  );
});

/** A first line `# channel: whatsapp` plays it there, and shows the answers as they are sent there. */
function channelOf(source: string): ChannelName {
  return ChannelName.parse(/^# channel: (\w+)$/m.exec(source)?.[1] ?? 'telegram');
}

/** The answers as the file has them, turn by turn, so that both sides are laid out alike. */
function writtenAnswers(source: string): string[][] {
  const answers: string[][] = [];
  for (const line of parseTranscript(source)) {
    if (line.kind !== 'say') answers.push([]);
    else answers.at(-1)?.push(line.text);
  }
  return answers;
}
