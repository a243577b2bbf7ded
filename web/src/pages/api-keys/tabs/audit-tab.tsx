import { ApiKeyTrail } from '../api-key-trail';
import { useOpenKey } from '../use-open-key';

/** Who did what with the key, and when. */
export function AuditTab() {
  return <ApiKeyTrail keyId={useOpenKey().id} />;
}
