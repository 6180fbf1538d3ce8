export {
  greeting,
  help,
  human,
  language,
  menu,
  outOfScope,
  start,
  stop,
  thanks,
  unknown,
  ways,
} from './menu.ts';
