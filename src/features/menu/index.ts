export {
  greeting,
  help,
  language,
  menu,
  outOfScope,
  start,
  stop,
  thanks,
  unknown,
  ways,
} from './menu.ts';
