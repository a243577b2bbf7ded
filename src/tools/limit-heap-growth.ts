import { setFlagsFromString } from 'node:v8';

/**
 * Lets the heap grow by a tenth of what is in use before it is collected. By itself V8 waits for two to four times as
 * much, so that a cache of authority records, which stay, is paid for several times over. What a request leaves behind
 * dies young and is collected as before: throughput is the same.
 */
export const limitHeapGrowth = (): void => setFlagsFromString('--heap-growing-percent=10');
