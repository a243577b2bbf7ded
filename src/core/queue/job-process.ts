import cluster from 'node:cluster';

/**
 * Of the processes of one server, one works on the queues. What another adds wakes it by a message, which goes by way of
 * the process that keeps them running; without it the job would wait until queues are looked at again.
 */
export interface Wake {
  wake: string;
  delaySeconds: number;
}

export const isWake = (message: unknown): message is Wake =>
  typeof message === 'object' && message !== null && 'wake' in message;

/** Tells the process that works on the queue, if there is one. */
export function wakeJobProcess(wake: Wake): void {
  // Where the channel is gone, so are all processes.
  if (cluster.isWorker && process.connected) process.send?.(wake, undefined, undefined, () => undefined);
}

/** @returns ends the listening */
export function onWake(listener: (wake: Wake) => void): () => void {
  if (!cluster.isWorker) return () => undefined;
  const hear = (message: unknown): void => {
    if (isWake(message)) listener(message);
  };
  process.on('message', hear);
  return () => process.off('message', hear);
}
