/** Indonesia has three zones and no summer time. */
export const ZONES = { WIB: 'Asia/Jakarta', WITA: 'Asia/Makassar', WIT: 'Asia/Jayapura' } as const;
export type Zone = (typeof ZONES)[keyof typeof ZONES];

/** "WITA": what people call a zone; any other by its IANA name. */
export function zoneName(zone: string): string {
  return Object.entries(ZONES).find(([, id]) => id === zone)?.[0] ?? zone;
}

/** Whether a name is a time zone of the IANA database. */
export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
