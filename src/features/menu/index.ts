export {
  greeting,
  help,
  human,
  language,
  menu,
  noPrices,
  outOfScope,
  start,
  stop,
  thanks,
  unknown,
  ways,
} from './menu.ts';
