import { DatabaseUnavailableError } from './database-unavailable.js';

/** The database's answer, or `DatabaseUnavailableError` if it takes longer. The query itself continues. */
export async function withTimeout<T>(answer: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new DatabaseUnavailableError(new Error(`No answer within ${milliseconds} ms`))),
      milliseconds,
    );
  });
  try {
    return await Promise.race([answer, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
