/** Writes all figures of the report in the same form. */

export const perSecond = (value) => `${Math.round(value).toLocaleString('en')}/s`;
export const times = (value) => `${value.toFixed(value < 10 ? 2 : 1)}×`;
export const milliseconds = (value) => `${value < 100 ? value.toFixed(1) : Math.round(value)} ms`;
export const megabytes = (bytes) => `${Math.round(bytes / 1e6)} MB`;
export const spread = ({ least, most }, write) => `${write(least)} … ${write(most)}`;

/** A ratio with a lower bound. */
export const atLeast = (title, target, ratio, write = times) => ({
  title,
  target: `≥ ${write(target)}`,
  measured: write(ratio.median),
  spread: spread(ratio, write),
  reached: ratio.median >= target,
});

/** A reference figure. */
export const withoutTarget = (title, summary, write = times) => ({
  title,
  target: 'none',
  measured: write(summary.median),
  spread: spread(summary, write),
  reached: true,
});

/** A figure with an upper bound. `judged` is the value that counts: by default, the median. */
export const atMost = (title, target, summary, write, judged = summary.median) => ({
  title,
  target: `≤ ${write(target)}`,
  measured: write(judged),
  spread: spread(summary, write),
  reached: judged <= target,
});

/** A lane's line among the raw figures. */
export function laneLine(lane, summary) {
  return {
    lane: lane.name,
    median: perSecond(summary.median),
    spread: spread(summary, perSecond),
    p99: `${Math.max(...lane.results.map(({ p99Ms }) => p99Ms))} ms`,
  };
}
