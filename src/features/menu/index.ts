export { greeting, help, human, language, menu, outOfScope, start, stop, thanks, unknown } from './menu.ts';
