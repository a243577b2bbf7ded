import { Loader } from '@mantine/core';
import { useIsServerAway } from '../api/connection';
import classes from './away-banner.module.css';
import { t } from '../language/translate';

/** Shown over every page while the server is away; disappears by itself. */
export function AwayBanner() {
  const isAway = useIsServerAway();
  return (
    <div role="status" aria-live="polite" className={classes.place}>
      {isAway && (
        <div className={classes.banner}>
          <Loader size={14} color="currentColor" />
          <span>{t('The server is not responding. Trying again; nothing you have entered is lost.')}</span>
        </div>
      )}
    </div>
  );
}
