import type { Browser } from 'playwright-core';
import type { BuiltExtension } from './builtExtension.ts';
import type { Figure } from './figure.ts';

export interface BenchContext {
  readonly rounds: number;
  /** As it would be published; built on first use. */
  extension(): Promise<BuiltExtension>;
  /** Started on first use. */
  browser(): Promise<Browser>;
  /** A folder that is removed when all is measured. */
  folder(name: string): Promise<string>;
}

export interface Measurement {
  /** For `--only`. */
  readonly name: string;
  /** Rejects only where nothing could be measured; being slow is no failure. */
  measure(context: BenchContext): Promise<Figure[]>;
}
