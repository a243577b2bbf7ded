import type { ReactNode } from 'react';
import { serverPath } from '../../base-path';
import { Logo } from '../../components/brand/logo';
import { LanguageChoice } from './language-choice';
import classes from './guest-layout.module.css';
import { KeyDrawing } from './key-drawing';
import { type Message, t } from '../../language/translate';

const PROMISES = [
  ['One API, two callers', 'Servers with a key and users in a browser use the same endpoints.'],
  ['Revocation is final', 'Once a revocation is confirmed, every server rejects the key.'],
  ['Every change is recorded', 'Every change adds an event to the audit trail, in the same transaction.'],
] as const satisfies readonly (readonly [Message, Message])[];

/** For visitors who are not signed in: a form and, if there is room, an introduction next to it. */
export function GuestLayout({ children }: { children: ReactNode }) {
  return (
    <div className={classes.layout}>
      <main className={classes.main}>
        <div className={classes.brand}>
          <Logo />
        </div>
        <div className={classes.form}>{children}</div>
        <footer className={classes.footer}>
          <a href={serverPath('/docs')}>{t('Documentation')}</a>
          <a href={serverPath('/api/docs')}>{t('API reference')}</a>
          <LanguageChoice className={classes.languages} />
        </footer>
      </main>
      <aside className={classes.aside} aria-label={t('About Latchkey')}>
        <KeyDrawing className={classes.drawing} />
        <dl className={classes.promises}>
          {PROMISES.map(([title, text]) => (
            <div key={title}>
              <dt>{t(title)}</dt>
              <dd>{t(text)}</dd>
            </div>
          ))}
        </dl>
      </aside>
    </div>
  );
}
