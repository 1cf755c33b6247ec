/** Epoch milliseconds with fractions: the one clock that processes and pages of a machine share. */
export function wallClock(): number {
  return performance.timeOrigin + performance.now();
}
