/** Where names, numbers and addresses of people stand on their own. A new one belongs here; its writes are marked (`personal`). */
export interface PersonalTable {
  readonly table: string;
  readonly sealed: readonly string[];
  /** Sealed the same each time, so that they can be found, where the row's channel is WhatsApp (`personalAddress`). */
  readonly exact: readonly string[];
  /** Keyed hashes, each of a sealed column, or of itself where the text behind it is nowhere. */
  readonly hashed: ReadonlyArray<{ readonly column: string; readonly of: string }>;
}

export const PERSONAL_TABLES: readonly PersonalTable[] = [
  {
    table: 'Chat',
    sealed: ['displayName', 'provenPhone'],
    exact: ['address'],
    hashed: [{ column: 'provenPhoneHash', of: 'provenPhone' }],
  },
  { table: 'ChatAlias', sealed: [], exact: ['address'], hashed: [] },
  { table: 'Business', sealed: ['name', 'ownerName', 'phone', 'nib'], exact: [], hashed: [] },
  {
    table: 'Lead',
    sealed: ['company', 'contactName', 'contactEmail', 'contactPhone'],
    exact: [],
    hashed: [{ column: 'duplicateKey', of: 'duplicateKey' }],
  },
];
