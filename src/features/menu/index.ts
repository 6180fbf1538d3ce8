export { greeting, help, human, language, menu, start, stop, thanks, unknown } from './menu.ts';
