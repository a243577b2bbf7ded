import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Queue } from '../../core/queue/queue.js';
import type { Actor } from '../../core/principal/actor.js';
import type { CredentialReportBody } from './credential-report.schemas.js';
import { LeakedKeys } from './leaked-keys.js';

const QUEUE = 'credential-reports';

interface CredentialReportJob {
  actor: Actor;
  /** Digests of the credentials that may be keys, judging by their checksum; the texts themselves are not kept. */
  digests: string[];
  url: string | null;
}

/**
 * Reports from finders. They are queued with one statement that is the same for keys and for anything else, and
 * processed after the response: neither its content nor its timing reveals which keys exist.
 */
@Injectable()
export class CredentialReports implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly queue: Queue,
    private readonly leakedKeys: LeakedKeys,
  ) {}

  onModuleInit(): void {
    this.queue.work<CredentialReportJob>(QUEUE, { concurrency: 1 }, ({ data }) => this.carryOut(data));
  }

  /** Returns once the report is stored durably. */
  async accept(actor: Actor, { credentials, url }: CredentialReportBody): Promise<void> {
    const digests = credentials
      .map((text) => this.leakedKeys.digestOf(text))
      .filter((digest) => digest !== null);
    const job: CredentialReportJob = { actor, digests: [...new Set(digests)], url: url ?? null };
    await this.queue.send(this.dataSource.manager, QUEUE, job);
  }

  private async carryOut({ actor, digests, url }: CredentialReportJob): Promise<void> {
    const sighting = { reportedBy: 'finder', url, source: null, type: null } as const;
    await this.leakedKeys.take(
      actor,
      digests.map((digest) => ({ digest, ...sighting })),
    );
  }
}
