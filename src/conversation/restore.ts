import type { z } from 'zod';
import type { AnyFlow, TurnContext } from './flow.ts';
import type { Frame } from './state.ts';

/**
 * Brings a stored frame into the shape of the flow as it is now, so that a deploy in the middle of a form loses
 * nothing that still has a meaning: fields are kept one by one, and a step that is gone becomes the first one that
 * still has to be asked. Null when the flow itself no longer exists.
 */
export function restoreFrame<C extends TurnContext>(
  frame: Frame,
  flow: AnyFlow<C> | undefined,
): Frame | null {
  if (!flow) return null;
  const stored =
    frame.version === flow.version || !flow.upgrade ? frame.data : flow.upgrade(frame.data, frame.version);
  const data = keepValid(flow.data, stored);
  const known = (name: string) => flow.steps.some((step) => step.name === name);
  const trail = frame.trail.filter(known);
  const step = known(frame.step) ? frame.step : stepAfter(flow, trail, data);
  const { returnTo, unconfirmed, ...rest } = frame;
  return {
    ...rest,
    version: flow.version,
    data,
    trail,
    step,
    ...(returnTo && known(returnTo) ? { returnTo } : {}),
    ...(unconfirmed && frame.version === flow.version ? { unconfirmed } : {}),
  };
}

function keepValid(schema: z.ZodObject, stored: Record<string, unknown>): Record<string, unknown> {
  const whole = schema.safeParse(stored);
  if (whole.success) return whole.data;
  const bad = new Set(whole.error.issues.map((issue) => String(issue.path[0])));
  const kept = Object.fromEntries(Object.entries(stored).filter(([field]) => !bad.has(field)));
  return schema.parse(kept);
}

function stepAfter<C extends TurnContext>(flow: AnyFlow<C>, trail: string[], data: unknown): string {
  const answered = new Set(trail);
  const open = flow.steps.find(
    (step) => !answered.has(step.name) && !step.aside && (step.when?.(data) ?? true),
  );
  const last = flow.steps.at(-1);
  if (!last) throw new Error(`flow ${flow.name} has no steps`);
  return (open ?? last).name;
}
