import { PageHeader } from '../../components/layout/page-header';

export function ApiKeysPage() {
  return <PageHeader title="API keys" description="How your servers call the API." />;
}
