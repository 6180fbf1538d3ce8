/** Who looks after prices. */
export const OFFICERS = ['officer', 'admin'] as const;
