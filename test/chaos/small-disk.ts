import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system of its own size over a folder, in memory. */
export interface SmallDisk {
  /** Takes all room but so many bytes; what others write meanwhile comes off those. */
  fill(leftBytes: number): void;
  makeRoom(): void;
  unmount(): void;
}

/** Whether this machine and user can have one. */
export function canMountDisks(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'saudagar-disk-'));
  try {
    mountSmallDisk(folder, 1).unmount();
    return true;
  } catch {
    process.stdout.write('a full disk is not tried: mounting one needs Linux and its administrator\n');
    return false;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What is in `folder` is on the disk too. */
export function mountSmallDisk(folder: string, megabytes: number): SmallDisk {
  const aside = mkdtempSync(join(tmpdir(), 'saudagar-aside-'));
  mkdirSync(folder, { recursive: true });
  cpSync(folder, aside, { recursive: true });
  const ballast = join(folder, 'ballast');
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
    cpSync(aside, folder, { recursive: true });
  } finally {
    rmSync(aside, { recursive: true });
  }
  return {
    fill(leftBytes) {
      const { bavail, bsize } = statfsSync(folder);
      try {
        writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - leftBytes)));
      } catch (error) {
        // Whoever writes there at the same time took the room that was left: it is full all the more.
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      }
    },
    makeRoom: () => rmSync(ballast, { force: true }),
    // Also while a process that was killed just now has files open there.
    unmount: () => void execFileSync('umount', ['-l', folder], { stdio: 'ignore' }),
  };
}
