/** Figures as rows, runs as columns. */
export function asTable(runs: ReadonlyArray<object>): string {
  const names = Object.keys(runs[0] ?? {});
  const rows = names.map((name) => [name, ...runs.map((run) => String(Reflect.get(run, name)))]);
  return rows
    .map(([name = '', ...cells]) => name.padEnd(18) + cells.map((cell) => cell.padStart(14)).join(''))
    .join('\n');
}
