import type { SliceGrant } from '@latchkey/verifier/slices';
import { Body, Controller, Delete, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { LEASE_MS } from '../../core/coherence/lease.js';
import {
  type Confirmed,
  INSTANCES_MAX,
  type Refusal,
  RemoteInstances,
  type Renewal,
} from '../../core/coherence/remote-instances.js';
import { Coherence } from '../../core/coherence/coherence.js';
import type { NotedChange } from '../../core/coherence/noted-change.js';
import { CONFIG, type Config } from '../../core/config/config.js';
import { problem, type Problem } from '../../core/errors/problem.js';
import { BodyValuesMax } from '../../core/http/body-values.js';
import { shortened } from '../../core/http/echo.js';
import { Answers, Problems } from '../../core/openapi/responses.js';
import { RequireResourceServer, resourceServerOf } from '../../core/access/decorators.js';
import { isId } from '../../core/secrets/ids.js';
import { UsageRecorder } from '../api-keys/usage/usage-recorder.js';
import { SliceLeases } from '../request-limits/slice-leases.js';
import { CredentialResolution, UNKNOWN_ADDRESS } from './credential-resolution.js';
import {
  type ConfirmedResponse,
  type EndVerifierQuery,
  endVerifierQuery,
  type LeasedSlicesResponse,
  leasedSlicesResponse,
  type LeaseSlicesBody,
  leaseSlicesBody,
  type RegisteredResponse,
  registeredResponse,
  type RegisterVerifierBody,
  registerVerifierBody,
  type RenewedResponse,
  renewedResponse,
  type RenewVerifierBody,
  renewVerifierBody,
  type ResolveBody,
  resolveBody,
  type ResolvedResponse,
  resolvedResponse,
} from './verifier-sessions.schemas.js';
import { wireName } from './wire-name.js';

const ID = 'verifierSessionId';
/** For a body with the maximum number of requests. */
const SLICE_VALUES_MAX = 6_000;

/**
 * Processes of services that check credentials themselves, under a lease. `@latchkey/verifier` talks to these routes.
 */
@ApiTags('Verification')
@Controller('verifier-sessions')
export class VerifierSessionsController {
  constructor(
    private readonly remotes: RemoteInstances,
    private readonly coherence: Coherence,
    private readonly resolution: CredentialResolution,
    private readonly usage: UsageRecorder,
    private readonly slices: SliceLeases,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post()
  @RequireResourceServer({ withoutDatabase: true })
  @ApiOperation({ summary: 'Register a verifier', operationId: 'registerVerifier' })
  @Answers(201, 'Its first lease.', registeredResponse)
  @Problems('validation_failed', 'malformed_json', 'verifier_session_conflict', 'verifier_session_limit')
  async register(
    @Req() request: FastifyRequest,
    @Body({ schema: registerVerifierBody }) { audience, ...body }: RegisterVerifierBody,
  ): Promise<RegisteredResponse> {
    const server = resourceServerOf(request);
    if (audience !== server.name) {
      const message = `"${shortened(audience)}" is not whose secret this is, which is "${server.name}"`;
      throw problem('validation_failed', { errors: [{ field: 'audience', message }] });
    }
    const registered = await this.remotes.register({ ...body, owner: server.id });
    const { apiKeyPrefix, acceptedKeyPatterns } = this.config;
    return {
      ...leaseOf(unlessRefused(registered)),
      key_prefix: apiKeyPrefix,
      accepted_patterns: acceptedKeyPatterns.map(({ prefix, length }) => ({ prefix, length })),
    };
  }

  @Post(`:${ID}/renew`)
  @HttpCode(200)
  @RequireResourceServer({ withoutDatabase: true })
  @ApiOperation({
    summary: 'Renew the lease of a verifier',
    operationId: 'renewVerifier',
    description: 'Renews at once. If nothing is stale, the answer waits for a change, for `wait_ms` at most.',
  })
  @Answers(200, 'The lease, and what has become stale.', renewedResponse)
  @Problems('validation_failed', 'malformed_json', 'verifier_session_conflict', 'verifier_session_ended')
  async renew(
    @Req() request: FastifyRequest,
    @Param(ID) id: string,
    @Body({ schema: renewVerifierBody }) body: RenewVerifierBody,
  ): Promise<RenewedResponse> {
    if (!isId(id)) throw problem('verifier_session_ended');
    const { renewal, known, wait_ms: waitMs, usage } = body;
    const applied = BigInt(body.applied);
    const owner = resourceServerOf(request).id;
    const confirmed = unlessRefused(
      await this.remotes.renew({ id, owner, renewal, known, applied, told: this.toldBy(body) }),
    );
    for (const { api_key_id: apiKeyId, outcome, address, requests } of usage) {
      this.usage.record(apiKeyId, outcome, address ?? UNKNOWN_ADDRESS, requests);
    }
    const isHeld = waitMs > 0 && confirmed.stale.length === 0;
    const news = isHeld ? await this.coherence.changesAfter(confirmed.last, confirmed.server, waitMs) : [];
    return { ...leaseOf(confirmed), told: toldOf(news) };
  }

  /** The server is known here by name only if it is the one that confirms this instance's own lease. */
  private toldBy({ told, server }: RenewVerifierBody): Renewal['told'] {
    const own = this.coherence.server;
    return told !== undefined && own !== undefined && wireName(own) === server
      ? { upTo: BigInt(told), server: own }
      : undefined;
  }

  @Delete(`:${ID}`)
  @HttpCode(204)
  @RequireResourceServer({ withoutDatabase: true })
  @ApiOperation({
    summary: 'End a verifier session',
    operationId: 'endVerifier',
    description: 'The verifier loses its lease, and revokes no longer wait for it.',
  })
  @Answers(204, 'It has ended, or did not exist.')
  @Problems('validation_failed')
  async end(
    @Req() request: FastifyRequest,
    @Param(ID) id: string,
    @Query({ schema: endVerifierQuery }) { known }: EndVerifierQuery,
  ): Promise<void> {
    if (isId(id)) await this.remotes.remove({ id, owner: resourceServerOf(request).id, known });
  }

  /** Takes a database slot, so that a large number of these does not get in the way of renewals. */
  @Post('resolve')
  @HttpCode(200)
  @RequireResourceServer()
  @ApiOperation({
    summary: 'Resolve a credential',
    operationId: 'resolveCredential',
    description:
      'What it may do, read from the database for this request. For what a verifier has not cached.',
  })
  @Answers(200, 'All that a verifier needs to decide about it.', resolvedResponse)
  @Problems('validation_failed', 'malformed_json')
  resolve(
    @Req() request: FastifyRequest,
    @Body({ schema: resolveBody }) { credential, workspace_id: workspaceId, address }: ResolveBody,
  ): Promise<ResolvedResponse> {
    const asked = {
      credential,
      workspaceId: workspaceId?.toLowerCase() ?? null,
      address: address ?? null,
    };
    return this.resolution.of(asked, resourceServerOf(request).name);
  }

  @Post('slices')
  @HttpCode(200)
  @RequireResourceServer({ withoutDatabase: true })
  @BodyValuesMax(SLICE_VALUES_MAX)
  @ApiOperation({
    summary: 'Lease slices of limits',
    operationId: 'leaseSlices',
    description:
      'So that the verifier can let limited requests through by itself, and the limits hold over all servers and verifiers.',
  })
  @Answers(200, 'A grant for each ask: what was wanted, or what is left of it.', leasedSlicesResponse)
  @Problems('validation_failed', 'malformed_json')
  async lease(@Body({ schema: leaseSlicesBody }) { asks }: LeaseSlicesBody): Promise<LeasedSlicesResponse> {
    const grants = await this.slices.lease(asks);
    return { grants: grants.map(toGrantResponse) };
  }
}

const toGrantResponse = ({ msLeft, ...grant }: SliceGrant): LeasedSlicesResponse['grants'][number] => ({
  ...grant,
  ms_left: msLeft,
});

const leaseOf = ({ server, last, stale }: Confirmed): ConfirmedResponse => ({
  server: wireName(server),
  applied: last.toString(),
  stale: stale.map(wireName),
  lease_ms: LEASE_MS,
});

function toldOf(news: NotedChange[]): RenewedResponse['told'] {
  const last = news.at(-1);
  return last ? { applied: last.sequence, stale: news.map(({ entry }) => wireName(entry)) } : null;
}

function unlessRefused(confirmed: Confirmed | Refusal): Confirmed {
  if (typeof confirmed === 'string') throw refusals[confirmed]();
  return confirmed;
}

const refusals: Record<Refusal, () => Problem> = {
  ended: () => problem('verifier_session_ended'),
  conflict: () => problem('verifier_session_conflict'),
  too_many: () =>
    problem('verifier_session_limit', {
      extensions: { limit: INSTANCES_MAX },
      headers: { 'retry-after': '4' },
    }),
};
