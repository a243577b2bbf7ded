import { InitialSchema1700000000000 } from './1700000000000-initial-schema.js';
import { AuthorityCoherence1700000000001 } from './1700000000001-authority-coherence.js';
import { SignInLimits1700000000010 } from './1700000000010-sign-in-limits.js';
import { JobQueue1700000000020 } from './1700000000020-job-queue.js';
import { Webhooks1700000000021 } from './1700000000021-webhooks.js';
import { Mail1700000000030 } from './1700000000030-mail.js';
import { LeakedKeys1700000000040 } from './1700000000040-leaked-keys.js';
import { CredentialReports1700000000041 } from './1700000000041-credential-reports.js';
import { AuditRowOfThisCluster1700000000050 } from './1700000000050-audit-row-of-this-cluster.js';
import { WebhookFailureNotices1700000000051 } from './1700000000051-webhook-failure-notices.js';
import { ApiKeyAddresses1700000000052 } from './1700000000052-api-key-addresses.js';
import { AuthorityAtCommit1700000000060 } from './1700000000060-authority-at-commit.js';
import { LineageAndLeaving1700000000061 } from './1700000000061-lineage-and-leaving.js';
import { WorkspaceRemoval1700000000070 } from './1700000000070-workspace-removal.js';
import { Quotas1700000000071 } from './1700000000071-quotas.js';
import { SearchInOneForm1700000000080 } from './1700000000080-search-in-one-form.js';
import { TokensOfInstances1700000000090 } from './1700000000090-tokens-of-instances.js';
import { MassChanges1700000000091 } from './1700000000091-mass-changes.js';
import { WebhookEndpointRemoval1700000000092 } from './1700000000092-webhook-endpoint-removal.js';
import { SchemaSupport1700000000093 } from './1700000000093-schema-support.js';
import { AuditChain1700000000100 } from './1700000000100-audit-chain.js';
import { AuditStream1700000000101 } from './1700000000101-audit-stream.js';
import { AuditRetention1700000000102 } from './1700000000102-audit-retention.js';
import { ResourceServers1700000000110 } from './1700000000110-resource-servers.js';
import { Suspension1700000000130 } from './1700000000130-suspension.js';

/** Every migration, oldest first. A new one goes to the end; one that was released is never edited. */
export const migrations = [
  InitialSchema1700000000000,
  AuthorityCoherence1700000000001,
  SignInLimits1700000000010,
  JobQueue1700000000020,
  Webhooks1700000000021,
  Mail1700000000030,
  LeakedKeys1700000000040,
  CredentialReports1700000000041,
  AuditRowOfThisCluster1700000000050,
  WebhookFailureNotices1700000000051,
  ApiKeyAddresses1700000000052,
  AuthorityAtCommit1700000000060,
  LineageAndLeaving1700000000061,
  WorkspaceRemoval1700000000070,
  Quotas1700000000071,
  SearchInOneForm1700000000080,
  TokensOfInstances1700000000090,
  MassChanges1700000000091,
  WebhookEndpointRemoval1700000000092,
  SchemaSupport1700000000093,
  AuditChain1700000000100,
  AuditStream1700000000101,
  AuditRetention1700000000102,
  ResourceServers1700000000110,
  Suspension1700000000130,
];
