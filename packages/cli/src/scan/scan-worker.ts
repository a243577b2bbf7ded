import { parentPort, workerData } from 'node:worker_threads';
import { FilesScanner } from './scan-files.js';

/** A thread of `scan-pool.ts`: receives lists of files and replies with the result for each list. */
const scanner = new FilesScanner(workerData as string[]);
parentPort?.on('message', (files: string[]) => parentPort?.postMessage(scanner.scan(files)));
