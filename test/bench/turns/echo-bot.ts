/** The least that a bot can do: every message comes back. Nothing is kept. */
import { run } from '@grammyjs/runner';
import { Bot } from 'grammy';

const bot = new Bot(process.env.BOT_TOKEN ?? '', { client: { apiRoot: process.env.API_ROOT ?? '' } });
bot.on('message', (ctx) => ctx.reply(ctx.message.text ?? '?'));
await bot.init();
run(bot);
process.stdout.write('ready\n');
