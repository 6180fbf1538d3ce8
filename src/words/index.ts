export { sayDay } from './say-day.ts';
export {
  type AllWords,
  LANGUAGES,
  type Language,
  languageOf,
  loadWords,
  type WordArgs,
  type Words,
} from './words.ts';
