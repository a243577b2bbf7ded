import { hostname } from 'node:os';

const LENGTH_MAX = 64;

/** The name by which users recognise this machine in their list of sessions. */
export const deviceName = (): string =>
  hostname()
    .replace(/[^\p{L}\p{N} ._-]/gu, '')
    .trim()
    .slice(0, LENGTH_MAX) || 'an unnamed device';
