/** How one part is; any state but `up` means that it cannot do its work now. */
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
  return [database, ...Object.values(channels)].every(({ state }) => state === 'up');
}
