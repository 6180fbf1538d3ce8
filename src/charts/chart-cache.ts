import { createHash } from 'node:crypto';
import { renderPng } from './render-png.ts';

/** About 50 KB each: what everybody asks for on one day. */
const KEPT = 200;

export interface ChartCache {
  /** The picture of an SVG, drawn once for each content. */
  draw(svg: string): Promise<Uint8Array>;
}

/** Keeps the pictures that were asked for last, by content: the same chart for a thousand people is drawn once. */
export function createChartCache(render: (svg: string) => Promise<Uint8Array> = renderPng): ChartCache {
  const kept = new Map<string, Promise<Uint8Array>>();
  return {
    draw(svg) {
      const key = createHash('sha256').update(svg).digest('base64url');
      const known = kept.get(key);
      const picture = known ?? render(svg);
      // Last asked for, last forgotten.
      kept.delete(key);
      kept.set(key, picture);
      if (!known) picture.catch(() => kept.delete(key));
      for (const oldest of kept.keys()) {
        if (kept.size <= KEPT) break;
        kept.delete(oldest);
      }
      return picture;
    },
  };
}
