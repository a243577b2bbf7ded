import type { ReactNode } from 'react';
import classes from './dialog-actions.module.css';

/** The buttons below a form in a dialog. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className={classes.actions}>{children}</div>;
}
