import { readFileSync } from 'node:fs';

/** How much memory a process takes, according to the system. */
export const residentMegabytes = (pid: number | undefined): number =>
  Math.round(Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024);
