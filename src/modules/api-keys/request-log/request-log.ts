import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../../core/config/config.js';
import { variablesOf } from '../../../core/config/define-variables.js';
import { usageVariables } from '../api-keys.variables.js';
import { RequestBuffer } from './request-buffer.js';
import { storeRequests } from './stored-requests.js';

/**
 * Notes a sample of the requests with each key in memory, and writes it in one statement per flush, whatever the request
 * rate. It is for finding out what a program does; the figures of the usage are complete.
 */
@Injectable()
export class RequestLog implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(RequestLog.name);
  private readonly buffer = new RequestBuffer();
  private readonly isOn: boolean;
  private timer: NodeJS.Timeout | undefined;
  private flushing: Promise<void> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.isOn = variablesOf(config, usageVariables).REQUEST_LOG_PER_KEY > 0;
  }

  watch(server: FastifyInstance): void {
    if (!this.isOn) return;
    server.addHook('onResponse', (request, reply, done) => {
      this.note(request, reply);
      done();
    });
  }

  onApplicationBootstrap(): void {
    if (!this.isOn) return;
    const seconds = variablesOf(this.config, usageVariables).USAGE_FLUSH_SECONDS;
    this.timer = setInterval(() => void this.flush(), seconds * 1_000);
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.flush();
  }

  /** Writes what has been noted. */
  flush(): Promise<void> {
    this.flushing = this.flushing.then(() => this.writeOut());
    return this.flushing;
  }

  /** Of the request's path, only its route is noted: a caller may have put anything where its parameters are. */
  private note(request: FastifyRequest, { statusCode: status, elapsedTime: durationMs }: FastifyReply): void {
    const { apiKeyId } = request;
    if (apiKeyId === null) return;
    const at = Date.now();
    if (!this.buffer.samples(apiKeyId, status, at)) return;
    const { method, errorCode, clientAddress: address } = request;
    const { url: route } = request.routeOptions;
    if (route === undefined) return;
    this.buffer.add({ apiKeyId, at, method, route, status, errorCode, address, durationMs });
  }

  private async writeOut(): Promise<void> {
    const requests = this.buffer.take();
    if (requests.length === 0) return;
    try {
      await storeRequests(this.dataSource, requests);
    } catch (error) {
      this.buffer.requeue(requests);
      const message = error instanceof Error ? error.message : 'unknown';
      this.logger.warn(`The request log could not be written and will be retried: ${message}`);
    }
  }
}
