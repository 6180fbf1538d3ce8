/**
 * The same registration as one would write it with grammY's own parts: `@grammyjs/conversations` for the form, its state in
 * PostgreSQL through `@grammyjs/storage-psql`, the business in a table of its own at the end. No inbox, no outbox: what is
 * under way when the process dies is lost.
 */
import {
  type Conversation,
  type ConversationFlavor,
  conversations,
  createConversation,
} from '@grammyjs/conversations';
import { run, sequentialize } from '@grammyjs/runner';
import { PsqlAdapter } from '@grammyjs/storage-psql';
import { Bot, type Context, Keyboard } from 'grammy';
import pg from 'pg';

type Chat = ConversationFlavor<Context>;

const client = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
await client.query('CREATE TABLE IF NOT EXISTS business (chat bigint PRIMARY KEY, data jsonb NOT NULL)');
const bot = new Bot<Chat>(process.env.BOT_TOKEN ?? '', { client: { apiRoot: process.env.API_ROOT ?? '' } });
const adapter = await PsqlAdapter.create({
  // The adapter's type asks for a client; all it calls is `query`, which a pool has too.
  client: client as unknown as pg.Client,
  tableName: 'conversations',
});
bot.use(sequentialize((ctx) => String(ctx.chat?.id)));
bot.use(conversations<Chat, Context>({ storage: { type: 'key', version: 0, adapter: adapter as never } }));

const QUESTIONS = [
  'Setuju?',
  'Apa nama usaha Kakak?',
  'Siapa nama Kakak?',
  'Usahanya di kabupaten atau kota mana?',
  'Produknya apa saja?',
  'Berapa produksi amplang?',
  'Berapa produksi madu kelulut?',
  'Berapa produksi keripik pisang?',
  'NIB-nya berapa?',
  'Punya sertifikat apa?',
  'Pernah ekspor?',
  'Mau ekspor ke negara mana?',
  'Nomor teleponnya?',
  'Boleh kirim foto produk?',
  'Coba dicek dulu. Sudah benar?',
];

async function registration(conversation: Conversation<Chat, Context>, ctx: Context): Promise<void> {
  const answers: Record<string, string> = {};
  for (const question of QUESTIONS) {
    await ctx.reply(question, { reply_markup: new Keyboard().text('Ya').text('Lewati').resized() });
    const { message } = await conversation.waitFor('message');
    answers[question] = message?.text ?? message?.photo?.at(-1)?.file_id ?? '';
  }
  await conversation.external(() =>
    client.query('INSERT INTO business VALUES ($1, $2) ON CONFLICT (chat) DO UPDATE SET data = $2', [
      ctx.chat?.id,
      answers,
    ]),
  );
  await ctx.reply('Kakak sudah terdaftar.');
}

bot.use(createConversation(registration));
bot.command('start', (ctx) => ctx.conversation.enter('registration'));
bot.on('message', (ctx) => ctx.reply('Untuk kirim kepiting ke Jepang perlu sertifikat kesehatan.'));
await bot.init();
run(bot);
process.stdout.write('ready\n');
