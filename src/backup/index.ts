export { type BackupMade, type BackupParts, backup } from './backup.ts';
export { BackupError } from './backup-error.ts';
export { checkBackup, type Restored, restore } from './restore.ts';
