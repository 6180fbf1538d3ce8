import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';

const CLOCK_TICKS = 100;

/** Processor time that processes have used, as Linux counts it. */
export function cpuMs(processes: readonly ChildProcess[]): number {
  const ticks = processes.map(({ pid }) => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return Number(fields[11]) + Number(fields[12]);
  });
  return (ticks.reduce((sum, each) => sum + each, 0) * 1_000) / CLOCK_TICKS;
}

/** The most memory that a process has had resident. */
export function peakMb({ pid }: ChildProcess): number {
  const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(peak) / 1024);
}

/** What a process has resident now: all of it, and with what it shares with others counted in shares. */
export function restMb({ pid }: ChildProcess): { rssMb: number; pssMb: number } {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  const mb = (field: string) =>
    Math.round(Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(rollup)?.[1]) / 1024);
  return { rssMb: mb('Rss'), pssMb: mb('Pss') };
}

/** Looks often at the memory of this process; the answer is what there was at first, and the most there was. */
export function watchMemory(): () => { restMb: number; peakMb: number } {
  const restMb = residentMb();
  let peak = restMb;
  const timer = setInterval(() => {
    peak = Math.max(peak, residentMb());
  }, 20);
  return () => {
    clearInterval(timer);
    return { restMb, peakMb: Math.max(peak, residentMb()) };
  };
}

function residentMb(): number {
  return Math.round(process.memoryUsage.rss() / 1024 / 1024);
}
