import type { StepUpChallenge } from '@latchkey/sdk';
import { useSyncExternalStore } from 'react';

/** The server requires proof that it is still the same person. */
export interface StepUpQuestion extends StepUpChallenge {
  /** @param proven whether they have authenticated; their action then continues */
  settle: (proven: boolean) => void;
}

let question: StepUpQuestion | undefined;
let answer: Promise<boolean> | undefined;
const listeners = new Set<() => void>();

function show(next: StepUpQuestion | undefined): void {
  question = next;
  for (const listener of listeners) listener();
}

/**
 * Asks the user, once for all waiting calls.
 *
 * @returns whether to repeat these
 */
export function askForStepUp(challenge: StepUpChallenge): Promise<boolean> {
  answer ??= new Promise<boolean>((resolve) => {
    show({ ...challenge, settle: resolve });
  }).finally(() => {
    answer = undefined;
    show(undefined);
  });
  return answer;
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useStepUpQuestion = (): StepUpQuestion | undefined =>
  useSyncExternalStore(subscribe, () => question);
