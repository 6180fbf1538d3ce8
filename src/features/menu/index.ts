export {
  greeting,
  help,
  human,
  language,
  menu,
  noLeads,
  outOfScope,
  start,
  stop,
  thanks,
  unknown,
  ways,
} from './menu.ts';
