const CELLS = 10;

/** `▰▰▰▱▱▱▱▱▱▱ 3/10`; full only when everything is done, empty only when nothing is. */
export function progressBar(done: number, total: number): string {
  const share = total === 0 ? 0 : (done / total) * CELLS;
  const filled = done >= total ? CELLS : Math.min(CELLS - 1, Math.max(done > 0 ? 1 : 0, Math.round(share)));
  return `${'▰'.repeat(total === 0 ? 0 : filled)}${'▱'.repeat(total === 0 ? CELLS : CELLS - filled)} ${done}/${total}`;
}
