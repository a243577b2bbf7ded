/** Why an authenticator's answer is not accepted, worded for its sender. */
export class NotAccepted extends Error {}

const isNotAccepted = (error: unknown): error is NotAccepted => error instanceof NotAccepted;

/** @returns the refusal, if it was not accepted; rethrows any other error */
export async function orRefusal<T>(work: () => Promise<T>): Promise<T | NotAccepted> {
  try {
    return await work();
  } catch (error) {
    if (isNotAccepted(error)) return error;
    throw error;
  }
}
