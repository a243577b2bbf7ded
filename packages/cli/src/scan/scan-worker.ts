import { parentPort, workerData } from 'node:worker_threads';
import { FilesScanner } from './scan-files.js';

/** One thread of `scan-pool.ts`: takes lists of files, answers each with what it found. */
const scanner = new FilesScanner(workerData as string[]);
parentPort?.on('message', (files: string[]) => parentPort?.postMessage(scanner.scan(files)));
