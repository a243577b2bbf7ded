import { type DynamicModule, Module } from '@nestjs/common';
import { CoherenceModule } from './core/coherence/coherence.module.js';
import type { Config } from './core/config/config.js';
import { ConfigModule } from './core/config/config.module.js';
import { DatabaseModule } from './core/database/database.module.js';
import { measureDatabase } from './core/metrics/database-metrics.js';
import type { OpenDatabase } from './core/database/open-database.js';
import { HttpModule } from './core/http/http.module.js';
import type { Metrics } from './core/metrics/metrics.js';
import { MetricsModule } from './core/metrics/metrics.module.js';
import { QueueModule } from './core/queue/queue.module.js';
import { Declares, declarationsAreComplete } from './core/resource/declared.js';
import { AccessModule } from './modules/access/access.module.js';
import { AccountsModule } from './modules/accounts/accounts.module.js';
import { IncidentsModule } from './modules/incidents/incidents.module.js';
import { ApiKeysModule } from './modules/api-keys/api-keys.module.js';
import { AuditModule } from './modules/audit/audit.module.js';
import { AuditStreamModule } from './modules/audit-stream/audit-stream.module.js';
import { AuthModule } from './modules/auth/auth.module.js';
import { dashboard } from './modules/dashboard/dashboard.resource.js';
import { DocsModule } from './modules/docs/docs.module.js';
import { DocumentsModule } from './modules/documents/documents.module.js';
import { FactorResetsModule } from './modules/factor-resets/factor-resets.module.js';
import { HealthModule } from './modules/health/health.module.js';
import { MailModule } from './modules/mail/mail.module.js';
import { OperatorModule } from './modules/operator/operator.module.js';
import { OversightModule } from './modules/oversight/oversight.module.js';
import { RequestLimitsModule } from './modules/request-limits/request-limits.module.js';
import { ResourceServersModule } from './modules/resource-servers/resource-servers.module.js';
import { LeaksModule } from './modules/leaks/leaks.module.js';
import { SearchModule } from './modules/search/search.module.js';
import { ServiceAccountsModule } from './modules/service-accounts/service-accounts.module.js';
import { SignUpModule } from './modules/sign-up/sign-up.module.js';
import { SsoModule } from './modules/sso/sso.module.js';
import { UsersModule } from './modules/users/users.module.js';
import { VerifierSessionsModule } from './modules/verifier-sessions/verifier-sessions.module.js';
import { WebhooksModule } from './modules/webhooks/webhooks.module.js';
import { WorkspacesModule } from './modules/workspaces/workspaces.module.js';
import { schema } from './schema.js';

/** The table of contents. A new resource is one folder under `modules/` and one line here. */
@Declares(schema)
@Declares(dashboard)
@Module({})
export class AppModule {
  static with(config: Config, database: OpenDatabase, metrics: Metrics): DynamicModule {
    measureDatabase(metrics, database.dataSource);
    return {
      module: AppModule,
      imports: [
        ConfigModule.with(config),
        HttpModule,
        MetricsModule.with(metrics),
        DatabaseModule.with(database),
        CoherenceModule,
        QueueModule,
        AccessModule,
        AuditModule,
        MailModule,
        UsersModule,
        AuthModule,
        WorkspacesModule,
        ApiKeysModule,
        ServiceAccountsModule,
        RequestLimitsModule,
        ResourceServersModule,
        OperatorModule,
        VerifierSessionsModule,
        OversightModule,
        LeaksModule,
        SignUpModule,
        SsoModule,
        AccountsModule,
        IncidentsModule,
        FactorResetsModule,
        DocumentsModule,
        WebhooksModule,
        SearchModule,
        AuditStreamModule,
        HealthModule,
        DocsModule,
      ],
    };
  }
}

// Decorators run when modules are imported, so by now every module has made its declarations.
declarationsAreComplete();
