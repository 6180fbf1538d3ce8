export { createMediaStore, MAX_MEDIA_BYTES, type MediaStore, type StoredMedia } from './media-store.ts';
