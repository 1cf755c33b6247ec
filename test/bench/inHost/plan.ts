/** What one window's extension host is asked to time; handed over as JSON in the environment. */
export interface Plan {
  /** Extension ids in the order in which they are activated. */
  readonly activate: readonly string[];
  /** JavaScript files that are imported after that, in this order. */
  readonly load: readonly string[];
  /** The extension whose loaded files are wanted. */
  readonly folder: string;
  /** Where the report is written. */
  readonly report: string;
}

export interface Report {
  /** Milliseconds from asking for activation until it is over, by extension id. */
  readonly activated: Readonly<Record<string, number>>;
  /** Files below the folder that ran until activation had settled, relative to it. */
  readonly files: readonly string[];
  /** Milliseconds to import a file, by file. */
  readonly loaded: Readonly<Record<string, number>>;
}

/** Of the environment variable that carries the plan. */
export const planVariable = 'BEDROCK_WORKBENCH_BENCH_PLAN';
