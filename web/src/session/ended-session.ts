import { session } from './session';

/** Survives a reload of the tab, as after a night. */
const KEY = 'latchkey-signed-in';

let hasEnded = false;
let before = session.state.status;

session.onChange(({ status, endedByServer }) => {
  if (status === 'signed-in') {
    hasEnded = false;
    sessionStorage.setItem(KEY, 'true');
  } else if (status === 'signed-out') {
    hasEnded = endedByServer ?? (before === 'unknown' && sessionStorage.getItem(KEY) !== null);
    sessionStorage.removeItem(KEY);
  }
  before = status;
});

/** Whether this tab's session is over although nobody has signed out, so that the user wonders about the sign-in page. */
export const hasSessionEnded = (): boolean => hasEnded;
