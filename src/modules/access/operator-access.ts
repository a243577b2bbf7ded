import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../../core/config/config.js';
import { problem } from '../../core/errors/problem.js';
import { UnknownCredentials } from '../../core/http/unknown-credentials.js';
import { isWellFormedApiKey } from '../../core/secrets/api-key-format.js';
import { sha256 } from '../../core/secrets/digest.js';
import { UsageRecorder } from '../api-keys/usage/usage-recorder.js';
import { operatorKeyPrefix } from '../operator/operator-key-prefix.js';
import { OperatorAuthority } from '../operator/operator-authority.js';
import { Authority } from './authority.js';
import { invalidCredentials } from './challenges.js';
import { presentedScheme } from './credential.js';
import { NO_WORKSPACE } from './requested-workspace.js';
import { runStrategy } from './run-strategy.js';
import { ApiKeyStrategy, BearerStrategy } from './strategies.js';

/** Admits operators by their key, in either header. */
@Injectable()
export class OperatorAccess {
  constructor(
    private readonly operators: OperatorAuthority,
    private readonly apiKeyStrategy: ApiKeyStrategy,
    private readonly bearerStrategy: BearerStrategy,
    private readonly authority: Authority,
    private readonly usage: UsageRecorder,
    private readonly unknown: UnknownCredentials,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * @throws not_found until the first operator key is created; operator_required for a valid credential of another kind
   */
  async admit(request: FastifyRequest): Promise<true> {
    if (!(await this.operators.hasOperator())) throw problem('not_found');
    const strategy = presentedScheme(request) === 'api-key' ? this.apiKeyStrategy : this.bearerStrategy;
    const text = strategy.textOf(request.headers);
    if (!isWellFormedApiKey(text, operatorKeyPrefix(this.config))) {
      const verify = () => runStrategy(strategy, request.headers);
      const identity = await (strategy.costsQuery(request.headers)
        ? this.unknown.look(request.clientAddress, text, verify)
        : verify());
      if (!identity) throw invalidCredentials();
      if (identity.kind === 'api_key') request.apiKeyId = identity.id;
      const principal = await this.authority.decide((known) =>
        this.authority.principalOf(known, identity, NO_WORKSPACE, request.clientAddress),
      );
      if (principal.kind === 'api_key') {
        this.usage.record(principal.apiKeyId, 'operator_required', request.clientAddress);
      }
      throw problem('operator_required');
    }
    const operator = await this.unknown.look(request.clientAddress, text, () =>
      this.operators.ofKey(sha256(text)),
    );
    if (!operator) throw invalidCredentials();
    request.operator = operator;
    return true;
  }
}
