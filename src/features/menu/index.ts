export {
  greeting,
  help,
  human,
  language,
  menu,
  noLeads,
  noPrices,
  outOfScope,
  start,
  stop,
  thanks,
  unknown,
} from './menu.ts';
