/** What is said when a talk is opened. */
export function openingOf({ observed, masked }: { observed: boolean; masked: boolean }): string[] {
  return [
    'leads-talk-open',
    ...(observed ? ['leads-talk-observed'] : []),
    ...(masked ? ['leads-talk-masked'] : []),
  ];
}
