import { Outlet } from '@tanstack/react-router';
import { type ComponentType, lazy, Suspense } from 'react';
import { useStepUpQuestion } from '../session/step-up';

// Optional: nothing is lost without them that is not also on the page.
const Toasts = lazy((): Promise<{ default: ComponentType }> =>
  import('./toasts').catch(() => ({ default: () => null })),
);

const StepUpDialog = lazy(async () => ({ default: (await import('./step-up-dialog')).StepUpDialog }));

/** Wraps all pages for signed-in users. */
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
