import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { findOffices, type Post } from '../features/people/index.ts';
import { KNOWLEDGE } from '../folders.ts';
import { GRANTED_ROLES, GrantedRole } from '../identity/index.ts';
import { loadKnowledge } from '../knowledge/index.ts';
import { type Command, UsageError } from './command.ts';
import { operate } from './operate.ts';

/** Prints a one-time code, and nothing else, on standard output. */
export const inviteCommand: Command = {
  async run(context) {
    const { role, office } = readOptions(context.argv);
    if (!role) throw new UsageError();
    const known = GrantedRole.safeParse(role);
    if (!known.success) throw new Error(`no role "${role}"; known: ${GRANTED_ROLES.join(' ')}`);
    const post: Post = { role: known.data, office: officeFor(known.data, office, context.config.dataDir) };
    const { code } = z.object({ code: z.string() }).parse(await operate(context, 'invite', post));
    context.print(code);
    return 0;
  },
};

/** Roles that stand, or the end of one. */
export const roles: Command = {
  async run(context) {
    const [act, grant] = context.argv;
    if (act === undefined) {
      context.print(JSON.stringify(await operate(context, 'roles', {}), null, 2));
      return 0;
    }
    if (act !== 'revoke' || !grant) throw new UsageError();
    const { revoked } = z.object({ revoked: z.boolean() }).parse(await operate(context, 'revoke', { grant }));
    if (!revoked) throw new Error('there is no such role, or it has been revoked: see saudagar roles');
    context.print(JSON.stringify({ revoked }));
    return 0;
  },
};

function officeFor(role: GrantedRole, office: string | undefined, dataDir: string): string | null {
  if (role !== 'representative') {
    if (office !== undefined) throw new Error(`--office is for representatives; ${role} has none`);
    return null;
  }
  if (!office) throw new Error('a representative needs an office: --office <id>, for example itpc-osaka');
  const knowledge = loadKnowledge(KNOWLEDGE, join(dataDir, 'cache'));
  if (knowledge.representations.some(({ id }) => id === office)) return office;
  const { found, near } = findOffices(knowledge, office);
  const meant = [...found, ...near].map(({ id }) => id);
  const known = meant.length ? meant : knowledge.representations.map(({ id }) => id);
  throw new Error(
    `no office "${office}"; ${meant.length ? 'did you mean' : 'known'}: ${[...known].sort().join(' ')}`,
  );
}

function readOptions(argv: readonly string[]): { role?: string | undefined; office?: string | undefined } {
  try {
    return parseArgs({ args: [...argv], options: { role: { type: 'string' }, office: { type: 'string' } } })
      .values;
  } catch {
    throw new UsageError();
  }
}
