import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

const WASM = import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm');
const FONTS = [
  import.meta.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
  import.meta.resolve('@expo-google-fonts/inter/700Bold/Inter_700Bold.ttf'),
];

let ready: Promise<Uint8Array[]> | undefined;

/**
 * Draws an SVG as PNG with the font that the package brings: no browser, no font of the system. A font that is not there
 * would be drawn as nothing without an error, so a missing file rejects here.
 */
export async function renderPng(svg: string): Promise<Uint8Array> {
  ready ??= prepare();
  const fontBuffers = await ready;
  const drawing = new Resvg(svg, {
    background: '#ffffff',
    font: { fontBuffers, defaultFontFamily: 'Inter' },
  });
  try {
    const image = drawing.render();
    try {
      return image.asPng();
    } finally {
      image.free();
    }
  } finally {
    drawing.free();
  }
}

/** Once a process; a failure is tried again at the next picture. */
async function prepare(): Promise<Uint8Array[]> {
  try {
    await initWasm(await readFile(fileURLToPath(WASM)));
    return await Promise.all(FONTS.map((font) => readFile(fileURLToPath(font))));
  } catch (error) {
    ready = undefined;
    throw error;
  }
}
