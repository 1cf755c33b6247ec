import { stat } from 'node:fs/promises';
import path from 'node:path';
import { compared, plain, type Figure } from '../figure.ts';
import type { BenchContext, Measurement } from '../measurement.ts';
import { ModuleGraph } from './moduleGraph.ts';

/** What is downloaded, and what of it activation reads. */
export const sizes: Measurement = { name: 'size', measure };

async function measure(context: BenchContext): Promise<Figure[]> {
  const { folder, vsix } = await context.extension();
  const graph = await ModuleGraph.read(folder, 'dist/extension.js');
  const entry = graph.loadedWith(graph.entry);
  const sdk = graph.loadedWith(graph.lateChunk('services')).difference(entry);
  const withImports = graph.bytes(entry);
  const sdkBytes = graph.bytes(sdk);
  const everything = { what: 'with the AWS SDK in it', value: withImports + sdkBytes };
  return [
    plain('size: dist/extension.js', graph.bytes([graph.entry]), 'bytes'),
    compared('size: entry with its static imports', withImports, 'bytes', everything),
    plain(`size: AWS SDK, loaded late (${sdk.size} chunks)`, sdkBytes, 'bytes'),
    plain('size: dist/webview.js', await sizeOf(folder, 'dist', 'webview.js'), 'bytes'),
    plain('size: dist/webview.css', await sizeOf(folder, 'dist', 'webview.css'), 'bytes'),
    plain('size: VSIX', await sizeOf(vsix), 'bytes'),
  ];
}

async function sizeOf(...parts: string[]): Promise<number> {
  return (await stat(path.join(...parts))).size;
}
