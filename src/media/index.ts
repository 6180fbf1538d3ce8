export { isReferenced } from './media.store.ts';
export { createMediaStore, MAX_MEDIA_BYTES, type MediaStore, type StoredMedia } from './media-store.ts';
export { sweepMedia } from './sweep.ts';
