/** Runs tasks of one key one after the other, of different keys side by side. */
export type Lanes = (key: string, task: () => Promise<void>) => Promise<void>;

/** Lanes that hold memory only while something is in them. A failed task does not stop those behind it. */
export function createLanes(): Lanes {
  const tails = new Map<string, Promise<void>>();
  return (key, task) => {
    const result = (tails.get(key) ?? Promise.resolve()).then(task);
    const tail = result
      .catch(() => {})
      .then(() => {
        if (tails.get(key) === tail) tails.delete(key);
      });
    tails.set(key, tail);
    return result;
  };
}
