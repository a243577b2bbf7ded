import { Resolver } from 'node:dns/promises';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../../core/config/config.js';
import { variablesOf } from '../../../core/config/define-variables.js';
import { webhookVariables } from '../../webhooks/webhooks.variables.js';

const LABEL = '_latchkey';
const QUOTED_LENGTH_MAX = 100;

/** The name servers gave no answer, which is not the same as “no record”. */
class NameServersAwayError extends Error {
  override name = 'NameServersAwayError';
}

/** The text by which a domain lets its people join the workspace. It names the workspace, so no other can use it. */
export const domainProof = (workspaceId: string): string => `latchkey-workspace=${workspaceId}`;

/** Whether DNS says that people of a domain may join a workspace. Asked each time, so a withdrawn record counts at once. */
@Injectable()
export class DomainProofs {
  private readonly resolver = new Resolver({ timeout: 2_000, tries: 2 });

  constructor(@Inject(CONFIG) config: Config) {
    const servers = variablesOf(config, webhookVariables).WEBHOOK_DNS_SERVERS;
    if (servers.length > 0) this.resolver.setServers(servers);
  }

  /**
   * What is wrong with the record of a domain, completing “acme.dev …”; null: nothing.
   *
   * @throws NameServersAwayError
   */
  async rejectionReason(domain: string, workspaceId: string): Promise<string | null> {
    const name = `${LABEL}.${domain}`;
    const wanted = domainProof(workspaceId);
    const texts = await this.textsOf(name);
    if (texts.includes(wanted)) return null;
    const found = texts.map((text) => `“${text.slice(0, QUOTED_LENGTH_MAX)}”`).join(', ');
    return `needs the TXT record ${name} with the text “${wanted}”; DNS has ${found || 'no TXT record there'}`;
  }

  private async textsOf(name: string): Promise<string[]> {
    try {
      // A record can have several strings, which belong together.
      return (await this.resolver.resolveTxt(name)).map((strings) => strings.join('').trim());
    } catch (error) {
      const { code } = error as { code?: unknown };
      if (code === 'ENOTFOUND' || code === 'ENODATA') return [];
      throw new NameServersAwayError(`the name servers do not answer for ${name}`, { cause: error });
    }
  }
}
