export { type AllWords, LANGUAGES, type Language, loadWords, type WordArgs, type Words } from './words.ts';
