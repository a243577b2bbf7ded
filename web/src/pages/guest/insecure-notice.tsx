import { Alert } from '@mantine/core';
import { IconLockOpen } from '@tabler/icons-react';
import { t } from '../../language/translate';

/** The session's cookie requires TLS or this very computer: elsewhere browsers do not keep it. */
export function InsecureNotice() {
  if (window.isSecureContext) return null;
  return (
    <Alert color="brass" icon={<IconLockOpen size={18} />} title={t('This connection is not encrypted')}>
      {t(
        'Your browser will not keep you signed in over plain HTTP: a reload signs you out. Open this page over HTTPS, or on the server itself as http://localhost.',
      )}
    </Alert>
  );
}
