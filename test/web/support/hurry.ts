import type { BrowserContext } from '@playwright/test';

/**
 * Makes pages wait an eighth of the time before they retry a request, poll, or give up. Short waits, which keep
 * something visible, are unchanged.
 */
export const hurry = (context: BrowserContext) =>
  context.addInitScript(() => {
    const shortened = (milliseconds = 0) => (milliseconds > 200 ? milliseconds / 8 : milliseconds);
    const { setTimeout, setInterval } = window;
    Object.assign(window, {
      setTimeout: (work: TimerHandler, milliseconds?: number, ...rest: unknown[]) =>
        setTimeout(work, shortened(milliseconds), ...rest),
      setInterval: (work: TimerHandler, milliseconds?: number, ...rest: unknown[]) =>
        setInterval(work, shortened(milliseconds), ...rest),
    });
  });
