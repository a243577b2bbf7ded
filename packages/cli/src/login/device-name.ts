import { hostname } from 'node:os';

const LENGTH_MAX = 64;

/** What people recognise this machine by in the list of their sessions. */
export const deviceName = (): string =>
  hostname()
    .replace(/[^\p{L}\p{N} ._-]/gu, '')
    .trim()
    .slice(0, LENGTH_MAX) || 'an unnamed device';
