import { Outlet } from '@tanstack/react-router';
import { type ComponentType, lazy, Suspense } from 'react';
import { useStepUpQuestion } from '../session/step-up';

// Without them nothing is lost that is not on the page, too.
const Toasts = lazy((): Promise<{ default: ComponentType }> =>
  import('./toasts').catch(() => ({ default: () => null })),
);

const StepUpDialog = lazy(async () => ({ default: (await import('./step-up-dialog')).StepUpDialog }));

/** Around all pages for people who are signed in. */
export function SignedIn() {
  const isAsked = useStepUpQuestion() !== undefined;
  return (
    <>
      <Outlet />
      <Suspense>
        <Toasts />
      </Suspense>
      {isAsked && (
        <Suspense>
          <StepUpDialog />
        </Suspense>
      )}
    </>
  );
}
