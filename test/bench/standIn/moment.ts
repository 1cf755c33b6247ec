/** What the bench's stand-in tells as it happens; `at` is `wallClock()`. */
export interface Moment {
  readonly moment: 'firstDelta' | 'closed';
  readonly at: number;
}
