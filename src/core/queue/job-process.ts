import cluster from 'node:cluster';

/**
 * Of a server's processes, one works on the queues. When another process adds a job, it wakes that one with a message
 * through the parent process; without it the job would wait for the next poll.
 */
export interface Wake {
  wake: string;
  delaySeconds: number;
}

export const isWake = (message: unknown): message is Wake =>
  typeof message === 'object' && message !== null && 'wake' in message;

/** Notifies the process that works on the queue, if there is one. */
export function wakeJobProcess(wake: Wake): void {
  // If the channel is gone, so are all processes.
  if (cluster.isWorker && process.connected) process.send?.(wake, undefined, undefined, () => undefined);
}

/** @returns a function that stops listening */
export function onWake(listener: (wake: Wake) => void): () => void {
  if (!cluster.isWorker) return () => undefined;
  const hear = (message: unknown): void => {
    if (isWake(message)) listener(message);
  };
  process.on('message', hear);
  return () => process.off('message', hear);
}
