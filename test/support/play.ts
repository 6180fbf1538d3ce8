import type { InboundContent } from '../../src/messages/index.ts';
import type { Stage } from './stage.ts';
import type { CastMember, Line } from './transcript.ts';

/**
 * Plays the acts of a transcript and returns what was answered after each. An act is text, or `[Label]` for a tap on the
 * newest choice of that label, or in parentheses: `(foto 1)`, `(berkas exe)`, `(lokasi 3.33, 117.57)`,
 * `(kontak 081234567890)`, `(kontak orang lain 0812…)`, `(stiker)`, `(suara)`, `(mulai daftar)`, `(ketuk ulang)`.
 * With a cast, what anybody was told is an answer, and says whom it went to: `→ sari: …`.
 */
export async function play(
  stage: Stage,
  lines: readonly Line[],
  cast: readonly CastMember[] = [],
): Promise<string[][]> {
  const answers: string[][] = [];
  let who = 'user';
  let lastTap: InboundContent | null = null;
  for (const line of lines) {
    if (line.kind === 'say') continue;
    if (line.kind === 'act') who = line.who;
    const before = stage.said(who).length;
    const heardBefore = stage.heard().length;
    if (line.kind === 'wait') await stage.wait(line.ms);
    else if (line.kind === 'demand') await stage.enterDemand(line);
    else if (line.kind === 'price') await stage.enterPrices(line.table);
    else {
      const content: InboundContent =
        line.text === '(ketuk ulang)' && lastTap ? lastTap : readAct(stage, line);
      if (content.kind === 'choice') lastTap = content;
      await stage.act(who, content, { burst: line.burst });
    }
    const heard = stage.heard().slice(heardBefore);
    answers.push(
      cast.length
        ? heard.flatMap(({ who: to, reply }) => stage.show(reply).map((shown) => `→ ${to}: ${shown}`))
        : stage.said(who).slice(before).flatMap(stage.show),
    );
  }
  return answers;
}

function readAct(stage: Stage, { who, text }: { who: string; text: string }): InboundContent {
  const label = /^\[(.+)\]$/.exec(text)?.[1];
  if (label !== undefined) return tapOn(stage, who, label);
  const special = /^\((.+)\)$/.exec(text)?.[1];
  if (special === undefined) return { kind: 'text', text: text.replaceAll('\\n', '\n') };
  const [word = '', ...rest] = special.split(' ');
  const argument = rest.join(' ');
  switch (word) {
    case 'mulai':
      return { kind: 'start', ...(argument ? { payload: argument } : {}) };
    case 'foto':
      return {
        kind: 'image',
        media: { ref: ['hilang', 'besar'].includes(argument) ? refOf(argument) : `foto-${argument}` },
      };
    case 'berkas':
      return { kind: 'document', media: { ref: argument } };
    case 'lokasi': {
      const [latitude = 0, longitude = 0] = argument.split(',').map(Number);
      return { kind: 'location', latitude, longitude };
    }
    case 'kontak':
      return {
        kind: 'contact',
        phone: argument.replace('orang lain ', ''),
        own: !argument.startsWith('orang lain'),
      };
    case 'stiker':
      return { kind: 'unsupported', what: 'sticker' };
    case 'suara':
      return { kind: 'unsupported', what: 'voice' };
    default:
      throw new Error(`unknown act (${special})`);
  }
}

function refOf(word: string): string {
  return word === 'hilang' ? 'gone' : 'huge';
}

function tapOn(stage: Stage, who: string, label: string): InboundContent {
  for (const reply of [...stage.said(who)].reverse()) {
    const choice = reply.choices?.find((candidate) => candidate.label === label);
    if (choice) return { kind: 'choice', id: choice.id, ...(reply.prompt ? { prompt: reply.prompt } : {}) };
  }
  throw new Error(`nothing to tap on: [${label}]`);
}
