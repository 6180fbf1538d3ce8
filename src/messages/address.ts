import { z } from 'zod';

export const ChannelName = z.enum(['telegram', 'whatsapp', 'webchat']);
export type ChannelName = z.infer<typeof ChannelName>;

/** Where a person is reached: a private chat on one channel. `id` is the platform's own, opaque to us. */
export const Address = z.object({ channel: ChannelName, id: z.string().min(1).max(200) });
export type Address = z.infer<typeof Address>;
