import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Sighting } from '../api-keys/api-key-sighting.js';
import type { LockedApiKey } from '../api-keys/api-key-view.js';
import { DashboardLinks } from '../mail/dashboard-links.js';
import { Mailer } from '../mail/mailer.js';
import { type ApiKeyLeakedMail, apiKeyLeakedMail } from './mails/leaked-key.js';

export interface Leak {
  /** Its state before any action was taken. */
  key: LockedApiKey;
  leakedAt: Date;
  sighting: Sighting;
  /** Whether the policy revokes it. */
  isRevoked: boolean;
}

interface Recipient {
  email: string;
  workspaceName: string;
}

const REPORTERS = { github: 'GitHub secret scanning', finder: 'someone who found it' };

/** Notifies the people concerned that a key has leaked. */
@Injectable()
export class LeakNotices {
  constructor(
    private readonly mailer: Mailer,
    private readonly links: DashboardLinks,
  ) {}

  /** One mail to each owner of the workspace and to the key's creator, as part of the change. */
  async send(manager: EntityManager, { key, leakedAt, sighting, isRevoked }: Leak): Promise<void> {
    for (const { email, workspaceName } of await recipientsOf(manager, key)) {
      const content = apiKeyLeakedMail({
        keyName: key.name,
        keyPrefix: key.keyPrefix,
        workspaceName,
        at: leakedAt,
        source: REPORTERS[sighting.reportedBy],
        // GitHub's reports are signed; a finder's URL may be an advertisement.
        url: sighting.reportedBy === 'github' ? sighting.url : null,
        state: stateOf(key, isRevoked),
        link: this.links.to('apiKey', { workspaceId: key.workspaceId, apiKeyId: key.id }),
      });
      await this.mailer.send(manager, email, content);
    }
  }
}

const stateOf = ({ status, canary }: LockedApiKey, isRevoked: boolean): ApiKeyLeakedMail['state'] => {
  if (status !== 'active' && status !== 'disabled') return 'ended-before';
  if (canary) return 'canary';
  return isRevoked ? 'revoked' : 'active';
};

/** Former members are no longer told what happens in the workspace. */
const recipientsOf = (manager: EntityManager, key: LockedApiKey): Promise<Recipient[]> =>
  manager.query<Recipient[]>(
    `SELECT u.email, w.name AS "workspaceName"
     FROM memberships m JOIN users u ON u.id = m.user_id JOIN workspaces w ON w.id = m.workspace_id
     WHERE m.workspace_id = $1 AND (m.role = 'owner' OR m.user_id = $2) AND NOT u.is_service_account ORDER BY u.id`,
    [key.workspaceId, key.createdBy],
  );
