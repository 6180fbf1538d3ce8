/** Figures as rows, runs as columns. */
export function asTable(runs: ReadonlyArray<object>): string {
  const names = [...new Set(runs.flatMap(Object.keys))];
  const columns = [
    names,
    ...runs.map((run) => names.map((name) => String(Reflect.get(run, name) ?? ''))),
  ].map((cells) => {
    const width = Math.max(...cells.map((cell) => cell.length));
    return { cells, width };
  });
  return names
    .map((_, row) =>
      columns
        .map(({ cells, width }, at) => {
          const cell = cells[row] ?? '';
          return at === 0 ? cell.padEnd(width) : cell.padStart(width + 2);
        })
        .join(''),
    )
    .join('\n');
}
