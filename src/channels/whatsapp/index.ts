export type { WhatsappTexts } from './render.ts';
