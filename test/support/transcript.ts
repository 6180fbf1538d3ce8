import { GrantedRole } from '../../src/identity/index.ts';
import { ChannelName } from '../../src/messages/index.ts';

/** One line of a transcript: what a person does, what the assistant says, or time that passes. */
export type Line =
  | { kind: 'act'; who: string; text: string; burst: boolean }
  | { kind: 'say'; text: string }
  | { kind: 'wait'; ms: number }
  | { kind: 'price'; table: string }
  | { kind: 'demand'; item: string; year: number; buyers: Array<{ partner: number; millions: number }> };

/** A person of a transcript with several: what they chat from, and the role they have from the beginning. */
export interface CastMember {
  who: string;
  channel: ChannelName;
  /** E.164, proven by the channel. */
  phone?: string;
  role?: GrantedRole;
  office?: string;
}

/**
 * Who plays, from the line `# people: sari telegram, wati whatsapp +6281234567890, bos telegram admin, yuki telegram
 * representative:itpc-osaka`. Empty where there is no such line: then everybody is an owner on Telegram.
 */
export function readCast(source: string): CastMember[] {
  const line = /^# people: (.+)$/m.exec(source)?.[1];
  return (line?.split(',') ?? []).map((entry) => {
    const [who = '', channel, ...more] = entry.trim().split(/\s+/);
    const member: CastMember = { who, channel: ChannelName.parse(channel) };
    for (const word of more) {
      const [role, office] = word.split(':');
      if (word.startsWith('+')) member.phone = word;
      else member.role = GrantedRole.parse(role);
      if (office) member.office = office;
    }
    return member;
  });
}

/** A business that is registered from the beginning. */
export interface Registered {
  who: string;
  name: string;
  regency: string;
  products: string[];
  certificates: string[];
  countries: string[];
  experience: string;
}

/**
 * Businesses that are there already, one a line: `# business: sari | Dapur Sari | Nunukan | kepiting bakau 3 ton/bulan; amplang |
 * haccp, halal | JP, MY | direct`.
 */
export function readBusinesses(source: string): Registered[] {
  return [...source.matchAll(/^# business: (.+)$/gm)].map(([, line = '']) => {
    const [
      who = '',
      name = '',
      regency = '',
      products = '',
      certificates = '',
      countries = '',
      experience = '',
    ] = line.split('|').map((part) => part.trim());
    const list = (part: string, by: string) =>
      part
        .split(by)
        .map((one) => one.trim())
        .filter(Boolean);
    return {
      who,
      name,
      regency,
      products: list(products, ';'),
      certificates: list(certificates, ','),
      countries: list(countries, ','),
      experience,
    };
  });
}

/** What is set otherwise than by default, from the line `# leads: approval readAlong`. */
export function readLeadSettings(source: string): { approval?: boolean; readAlong?: boolean } {
  const line = /^# leads: (.+)$/m.exec(source)?.[1] ?? '';
  const words = line.split(/\s+/);
  return { approval: words.includes('approval'), readAlong: words.includes('readAlong') };
}

const UNITS: Readonly<Record<string, number>> = {
  second: 1_000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
};

/**
 * Reads a `.chat` file. `user  text` acts (any other name is another person), `user+ text` acts without a pause before the
 * next line, `bot  text` is the answer and goes on over indented lines, `wait  25 hours` lets time pass, `price  lada-putih 2026-11-23 98000; …` enters prices,
 * `demand  lada 2025 0 410; 704 120; …` enters who bought how many million dollars' worth (M49 codes, 0 the world), `#` comments.
 */
export function parseTranscript(source: string): Line[] {
  const lines: Line[] = [];
  for (const [index, raw] of source.split('\n').entries()) {
    if (!raw.trim() || raw.startsWith('#')) continue;
    const last = lines.at(-1);
    if (/^\s/.test(raw)) {
      if (last?.kind !== 'say')
        throw new Error(`line ${index + 1}: only an answer goes on over several lines`);
      last.text += `\n${raw.trim()}`;
      continue;
    }
    const [, who = '', plus = '', text = ''] = /^(\w+)(\+?)\s+(.*)$/.exec(raw) ?? [];
    if (!who) throw new Error(`line ${index + 1}: not a transcript line: ${raw}`);
    if (who === 'bot') lines.push({ kind: 'say', text: text.trim() });
    else if (who === 'demand') lines.push({ kind: 'demand', ...readDemand(text) });
    else if (who === 'price') lines.push({ kind: 'price', table: priceTable(text) });
    else if (who === 'wait') lines.push({ kind: 'wait', ms: readDuration(text, index + 1) });
    else lines.push({ kind: 'act', who, text: text.trim(), burst: plus === '+' });
  }
  return lines;
}

function readDemand(text: string): Omit<Extract<Line, { kind: 'demand' }>, 'kind'> {
  const [, item = '', year = '', rest = ''] = /^(\S+) (\d{4}) (.*)$/.exec(text.trim()) ?? [];
  const buyers = rest.split(';').map((one) => {
    const [partner = 0, millions = 0] = one.trim().split(/\s+/).map(Number);
    return { partner, millions };
  });
  return { item, year: Number(year), buyers };
}

function priceTable(text: string): string {
  const rows = text.split(';').map((row) => row.trim().split(/\s+/).join(';'));
  return ['deret;periode;nilai', ...rows].join('\n');
}

function readDuration(text: string, line: number): number {
  const [, amount, unit] = /^(\d+) (second|minute|hour|day)s?$/.exec(text.trim()) ?? [];
  const ms = unit === undefined ? undefined : UNITS[unit];
  if (amount === undefined || ms === undefined) throw new Error(`line ${line}: not a duration: ${text}`);
  return Number(amount) * ms;
}

/** The same file with the answers that were really given: the acts and comments stay as they are. */
export function rewriteTranscript(source: string, answers: readonly string[][]): string {
  const out: string[] = [];
  let turn = -1;
  const flush = () => {
    for (const answer of answers[turn] ?? []) {
      const [first = '', ...rest] = answer.split('\n');
      out.push(`bot   ${first}`, ...rest.map((line) => `      ${line}`));
    }
  };
  for (const raw of source.replace(/\n+$/, '').split('\n')) {
    if (raw.startsWith('bot') || (/^\s+\S/.test(raw) && !raw.startsWith('#'))) continue;
    if (raw.trim() && !raw.startsWith('#')) {
      flush();
      turn += 1;
    }
    out.push(raw);
  }
  flush();
  return `${out.join('\n')}\n`;
}
