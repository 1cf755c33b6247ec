/** What accepting a row or pressing a button does. */
export type Choose<T> =
  | { readonly kind: 'value'; readonly value: T }
  | { readonly kind: 'run'; readonly command: string; readonly args?: readonly unknown[] }
  | { readonly kind: 'reload' };

/** `icon` is a codicon's name. */
export interface PickButton<T> {
  readonly icon: string;
  readonly tooltip: string;
  readonly choose: Choose<T>;
}

/** A row carries what it means, never only its label. Without `choose` it only informs. */
export interface PickItem<T> {
  readonly kind: 'item';
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  /** Names of codicons that end the description. */
  readonly icons?: readonly string[];
  readonly icon?: string;
  /** What is chosen now: marked, and active when the picker opens. */
  readonly current?: boolean;
  /** Stays while the person filters. */
  readonly alwaysShow?: boolean;
  readonly buttons?: readonly PickButton<T>[];
  readonly choose?: Choose<T>;
}

export interface PickSeparator {
  readonly kind: 'separator';
  readonly label: string;
}

export type PickRow<T> = PickItem<T> | PickSeparator;

export function separator(label: string): PickSeparator {
  return { kind: 'separator', label };
}

export function value<T>(chosen: T): Choose<T> {
  return { kind: 'value', value: chosen };
}

/** Only the fields that have something in them, so that rows compare as whole values. */
export function item<T>(label: string, rest: ItemFields<T>): PickItem<T> {
  const known = Object.fromEntries(
    Object.entries(rest).filter(([, field]) => field !== undefined && field !== false),
  ) as Partial<PickItem<T>>;
  return { kind: 'item', label, ...known };
}

type ItemFields<T> = {
  readonly [K in Exclude<keyof PickItem<T>, 'kind' | 'label'>]?: PickItem<T>[K] | undefined;
};

/** Groups in order of their names, each under its separator, its members in the order given. */
export function grouped<E, T>(
  entries: readonly E[],
  groupOf: (entry: E) => string,
  row: (entry: E) => PickRow<T>,
): readonly PickRow<T>[] {
  const groups = Map.groupBy(entries, groupOf);
  return [...groups.keys()]
    .sort((a, b) => a.localeCompare(b))
    .flatMap((name) => [separator(name), ...(groups.get(name) ?? []).map(row)]);
}
