/** Something that no API of AWS tells, and who says it. */
export interface Fact<T> {
  readonly value: T;
  /** The title of the page that says it. */
  readonly source: string;
  /** When it was read there: `2025-11-20`. */
  readonly date: string;
}
