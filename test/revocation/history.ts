/** The outcome of one request. Times are milliseconds of this process's monotonic clock. */
export interface Observation {
  instance: number;
  beganAt: number;
  endedAt: number;
  /**
   * `old`: served with the authority that the change ended. `new`: refused, or served with less. `none`: no verdict
   * (503, cut off).
   */
  authority: 'old' | 'new' | 'none';
  status: number | null;
}

/** One round: a credential, the change that ended its authority, and every request made with it meanwhile. */
export interface Round {
  kind: string;
  /** When the answer to the change arrived; null if it failed (the database was unavailable, the instance died). */
  answeredAt: number | null;
  /** What came instead of an answer; null if it was answered. */
  failure: string | null;
  observations: Observation[];
  writes: Writes;
}

/** Rows that the credential wrote in a round, as seen in the database. */
export interface Writes {
  /** When the change was answered; null if it failed, or if nobody could count. */
  atAnswer: number | null;
  /** When every request of the round had ended. */
  atEnd: number | null;
}

export interface Violation {
  kind: string;
  instance: number;
  /** How long after the change was answered the request began. */
  lateMs: number;
}

/** A round in which rows were committed after the change was answered. */
export interface LateCommit {
  kind: string;
  rows: number;
}

/**
 * The guarantee as a predicate: no request that began after the change was answered was served with the old authority.
 * (A request that began earlier may be served either way.)
 */
export function violations(rounds: readonly Round[]): Violation[] {
  return rounds.flatMap(({ kind, answeredAt, observations }) =>
    answeredAt === null
      ? []
      : observations
          .filter(({ authority, beganAt }) => authority === 'old' && beganAt > answeredAt)
          .map(({ instance, beganAt }) => ({ kind, instance, lateMs: beganAt - answeredAt })),
  );
}

/** The other half of the guarantee: once the change is answered, nothing more commits under the old authority. */
export function lateCommits(rounds: readonly Round[]): LateCommit[] {
  return rounds.flatMap(({ kind, writes: { atAnswer, atEnd } }) => {
    const rows = atAnswer === null || atEnd === null ? 0 : atEnd - atAnswer;
    return rows > 0 ? [{ kind, rows }] : [];
  });
}

/** Numbers that show whether a run was meaningful: rounds in which nothing was at stake prove nothing. */
export function summary(rounds: readonly Round[]) {
  const answered = rounds.filter((round) => round.answeredAt !== null);
  const requests = rounds.flatMap((round) => round.observations);
  const kinds = new Map<string, number>();
  for (const { kind } of answered) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  return {
    rounds: rounds.length,
    answered: answered.length,
    unanswered: rounds.flatMap(({ kind, failure }) => (failure === null ? [] : [`${kind}: ${failure}`])),
    requests: requests.length,
    servedOld: requests.filter(({ authority }) => authority === 'old').length,
    requestsAfterAnswers: answered.reduce(
      (count, { answeredAt, observations }) =>
        count + observations.filter(({ beganAt }) => beganAt > (answeredAt ?? Infinity)).length,
      0,
    ),
    rowsWritten: rounds.reduce((sum, { writes }) => sum + (writes.atAnswer ?? 0), 0),
    roundsCounted: rounds.filter(({ writes }) => writes.atAnswer !== null && writes.atEnd !== null).length,
    withoutVerdict: requests.filter(({ authority }) => authority === 'none').length,
    kinds: Object.fromEntries([...kinds].sort()),
  };
}
