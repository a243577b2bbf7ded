/** What happens to a key reported as leaked, besides notifying the people concerned. */
export const LEAK_POLICIES = ['notify', 'revoke'] as const;

export type LeakPolicy = (typeof LEAK_POLICIES)[number];
