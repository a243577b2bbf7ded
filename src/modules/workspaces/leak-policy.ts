/** What happens to a key that is reported as leaked, besides telling whoever it concerns. */
export const LEAK_POLICIES = ['notify', 'revoke'] as const;

export type LeakPolicy = (typeof LEAK_POLICIES)[number];
