/** The status that Baileys hangs on an error (`output.statusCode`, as its Boom does); undefined where there is none. */
export function statusOf(error: unknown): number | undefined {
  const output = error instanceof Error && 'output' in error ? error.output : undefined;
  const status =
    typeof output === 'object' && output !== null && 'statusCode' in output ? output.statusCode : undefined;
  return typeof status === 'number' ? status : undefined;
}
