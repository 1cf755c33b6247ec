import type { Tool } from '../../chat/tools.ts';

/** A tool that is there, on or off. */
export interface ToolEntry {
  readonly tool: Tool;
  /** Whose it is, for people. */
  readonly source: string;
  /** What it does, for people. */
  readonly about: string;
}
