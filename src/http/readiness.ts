/** How one part is; any state but `up` and `standby` means that it cannot do its work now. */
export interface PartHealth {
  state: string;
  /** For operators: why. */
  detail?: string;
  lastInboundAt?: Date;
}

/** What the process needs to serve people: its database and every channel that is switched on. */
export interface Readiness {
  database: PartHealth;
  channels: Record<string, PartHealth>;
}

export function isReady({ database, channels }: Readiness): boolean {
  // Standing by, a process does what is asked of it: another one holds that channel's one connection.
  return [database, ...Object.values(channels)].every(({ state }) => state === 'up' || state === 'standby');
}
