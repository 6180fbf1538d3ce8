export { createPairingPage } from './pairing-page.ts';
export type { WhatsappTexts } from './render.ts';
export { createWhatsappChannel } from './whatsapp-channel.ts';
