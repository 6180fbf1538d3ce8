/** A photo or document, as it is uploaded. */
export const MAX_UPLOAD_BYTES = 10 * 1024 * 1024;
/** Room for the other fields of the form around the file. */
export const MAX_UPLOAD_BODY_BYTES = MAX_UPLOAD_BYTES + 64 * 1024;
/** A long text is 8,000 characters, up to six bytes each when escaped as JSON. */
export const MAX_MESSAGE_BODY_BYTES = 64 * 1024;
/** Messages of both sides that a page shows when it opens. */
export const HISTORY_LIMIT = 200;
/** How far back a picture of a chat can still be opened. */
export const MEDIA_LOOKBACK = 1_000;
/** Test persons that one stream follows. */
export const MAX_PERSONS_PER_STREAM = 32;
