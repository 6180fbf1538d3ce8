/**
 * The same registration as one would write it with grammY's own parts: `@grammyjs/conversations` for the form, its state in
 * PostgreSQL through `@grammyjs/storage-psql`, the business in a table of its own at the end. The same questions with the same buttons,
 * taps answered, the photo fetched. Nothing is understood, checked or corrected. No inbox, no outbox: what is under way when the process
 * dies is lost.
 */
import {
  type Conversation,
  type ConversationFlavor,
  conversations,
  createConversation,
} from '@grammyjs/conversations';
import { run, sequentialize } from '@grammyjs/runner';
import { PsqlAdapter } from '@grammyjs/storage-psql';
import { Bot, type Context, InlineKeyboard } from 'grammy';
import pg from 'pg';

type Chat = ConversationFlavor<Context>;

const { BOT_TOKEN = '', API_ROOT = '', DATABASE_URL } = process.env;
const client = new pg.Pool({ connectionString: DATABASE_URL, max: 10 });
await client.query('CREATE TABLE IF NOT EXISTS business (chat bigint PRIMARY KEY, data jsonb NOT NULL)');
const bot = new Bot<Chat>(BOT_TOKEN, { client: { apiRoot: API_ROOT } });
const adapter = await PsqlAdapter.create({
  // The adapter's type asks for a client; all it calls is `query`, which a pool has too.
  client: client as unknown as pg.Client,
  tableName: 'conversations',
});
bot.use(sequentialize((ctx) => String(ctx.chat?.id)));
bot.use(conversations<Chat, Context>({ storage: { type: 'key', version: 0, adapter: adapter as never } }));

/** What is asked, and the buttons below it. */
const QUESTIONS: ReadonlyArray<readonly [question: string, ...buttons: string[]]> = [
  ['Data usaha disimpan untuk ekspor. Setuju?', 'Setuju', 'Nanti saja'],
  ['Apa nama usaha Kakak?'],
  ['Siapa nama Kakak?'],
  ['Usahanya di kabupaten atau kota mana?'],
  ['Maksud Kakak Kota Samarinda?', 'Ya', 'Bukan'],
  ['Produknya apa saja?'],
  ['Berapa produksi amplang?', 'Lewati'],
  ['Berapa produksi madu kelulut?', 'Lewati'],
  ['50 liter itu per apa?', 'Hari', 'Minggu', 'Bulan', 'Tahun'],
  ['Berapa produksi keripik pisang?', 'Lewati'],
  ['NIB-nya berapa?', 'Lewati'],
  ['Punya sertifikat apa?', 'Tidak punya'],
  ['Pernah ekspor?', 'Belum', 'Lewat perantara', 'Langsung'],
  ['Mau ekspor ke negara mana?', 'Lewati'],
  ['Nomor teleponnya?', 'Lewati'],
  ['Boleh kirim foto produk?', 'Lewati'],
];
const CHANGES = ['Nama usaha', 'Nama', 'Lokasi', 'Produk', 'Kapasitas', 'NIB', 'Sertifikat', 'Pengalaman'];

/** Sends a question with its buttons, and waits for a tap or a message. */
async function ask(
  conversation: Conversation<Chat, Context>,
  ctx: Context,
  [question, ...buttons]: readonly [string, ...string[]],
): Promise<string> {
  const keyboard = new InlineKeyboard();
  for (const button of buttons) keyboard.text(button, button).row();
  await ctx.reply(question, { reply_markup: keyboard });
  const answer = await conversation.waitFor(['message', 'callback_query:data']);
  if (answer.callbackQuery) {
    await answer.answerCallbackQuery();
    return answer.callbackQuery.data ?? '';
  }
  const { text, location, contact, photo } = answer.message ?? {};
  const file = photo?.at(-1)?.file_id;
  if (file) return `${await conversation.external(() => fetched(file))} B`;
  return text ?? contact?.phone_number ?? `${location?.latitude}, ${location?.longitude}`;
}

async function fetched(file: string): Promise<number> {
  const { file_path } = await bot.api.getFile(file);
  const response = await fetch(`${API_ROOT}/file/bot${BOT_TOKEN}/${file_path}`);
  return (await response.arrayBuffer()).byteLength;
}

async function registration(conversation: Conversation<Chat, Context>, ctx: Context): Promise<void> {
  const answers: Record<string, string> = {};
  for (const question of QUESTIONS) answers[question[0]] = await ask(conversation, ctx, question);
  await ask(conversation, ctx, ['Foto tersimpan. Ada lagi?', 'Selesai']);
  const given = Object.entries(answers).map(([question, answer]) => `${question} ${answer}`);
  await ask(conversation, ctx, [
    `${given.join('\n')}\n\nCoba dicek dulu. Sudah benar?`,
    'Simpan',
    ...CHANGES,
  ]);
  // What it returns would be kept with the conversation, so it returns nothing.
  await conversation.external(async () => {
    await client.query('INSERT INTO business VALUES ($1, $2) ON CONFLICT (chat) DO UPDATE SET data = $2', [
      ctx.chat?.id,
      answers,
    ]);
  });
  await ctx.reply('Usaha Kakak sudah terdaftar di sini.');
}

bot.use(createConversation(registration));
bot.command('start', (ctx) =>
  ctx.reply('Halo. Saya Saudagar.', { reply_markup: new InlineKeyboard().text('Daftar usaha', 'daftar') }),
);
bot.callbackQuery('daftar', async (ctx) => {
  await ctx.answerCallbackQuery();
  await ctx.conversation.enter('registration');
});
bot.on('message', (ctx) => ctx.reply('Untuk kirim kepiting ke Jepang perlu sertifikat kesehatan.'));
await bot.init();
run(bot);
process.stdout.write('ready\n');
