export function quantile(values, fraction) {
  const sorted = [...values].sort((a, b) => a - b);
  const position = (sorted.length - 1) * fraction;
  const below = sorted[Math.floor(position)];
  return below + (sorted[Math.ceil(position)] - below) * (position - Math.floor(position));
}

export const summarise = (values) => ({
  median: quantile(values, 0.5),
  least: Math.min(...values),
  most: Math.max(...values),
});

/**
 * The median of each round's own ratio: anything that slows the machine down for a while slows both lanes of a round,
 * and cancels out.
 */
export const summariseRatios = (numerators, denominators) =>
  summarise(numerators.map((value, round) => value / denominators[round]));
