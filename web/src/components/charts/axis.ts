const STEPS = [1, 2, 5, 10];
const GRID_LINES = 3;

/** The marks of an axis starting at 0: whole, round numbers, the last at least `most`. */
export function countTicks(most: number): number[] {
  const rough = Math.max(1, most) / GRID_LINES;
  const size = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, (STEPS.find((candidate) => candidate * size >= rough) ?? 10) * size);
  return Array.from({ length: Math.ceil(Math.max(1, most) / step) + 1 }, (_, index) => index * step);
}

/** Which buckets are labelled below the axis: evenly spaced, including the last. */
export function labelledBuckets(buckets: number, labels: number): number[] {
  const step = Math.max(1, Math.ceil(buckets / labels));
  return Array.from(
    { length: Math.ceil(buckets / step) },
    (_, index) => buckets - 1 - index * step,
  ).reverse();
}
