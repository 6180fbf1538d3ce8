/**
 * The least that a bot can do: every message comes back. Nothing is kept. As grammY starts it, one update after another; with
 * RUNNER=on by @grammyjs/runner, many at once.
 */
import { run } from '@grammyjs/runner';
import { Bot } from 'grammy';

const bot = new Bot(process.env.BOT_TOKEN ?? '', { client: { apiRoot: process.env.API_ROOT ?? '' } });
bot.on('message', (ctx) => ctx.reply(ctx.message.text ?? '?'));
// As Telegram asks for: until a tap is answered its button keeps turning.
bot.on('callback_query:data', async (ctx) => {
  await ctx.answerCallbackQuery();
  await ctx.reply(ctx.callbackQuery.data);
});
await bot.init();
if (process.env.RUNNER === 'on') run(bot);
else void bot.start();
process.stdout.write('ready\n');
