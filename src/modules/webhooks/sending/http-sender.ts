import type { Dispatcher } from 'undici';
import { withDeadline } from '../../../core/primitives/with-deadline.js';
import { inSpan } from '../../../core/telemetry/span.js';
import type { AllowPrivate } from './address-policy.js';
import { guardedAgent, refuseLiteralAddress } from './guarded-agent.js';
import { HostResolver, RefusedAddressError, UnknownHostError } from './resolve-host.js';
import { type Attempted, parseRetryAfter } from '../deliveries/retry-schedule.js';

/** How much of a response is stored, … */
const BODY_KEPT_BYTES = 4_096;
/** … and how much is read before the connection is cut: reading it all allows the connection to be reused. */
const BODY_READ_BYTES = 65_536;

type SendError =
  | 'address_refused'
  | 'host_unknown'
  | 'connection_failed'
  | 'tls_failed'
  | 'timeout'
  | 'incomplete_response'
  | 'invalid_response'
  | 'redirect'
  | 'status';

/** The outcome of an attempt. */
export interface Sent extends Attempted {
  durationMs: number;
  /** The first 4 kB of the response, as text; null if there was none. */
  body: string | null;
  /** null for success. */
  error: SendError | null;
}

export interface Outgoing {
  url: string;
  headers: Record<string, string>;
  body: string;
}

export interface SenderOptions {
  allowed: AllowPrivate;
  dnsServers: readonly string[];
  timeoutSeconds: number;
}

/**
 * Sends webhooks, to checked addresses only. Redirects are not followed, responses are truncated, and everything
 * together has one time limit.
 */
export class HttpSender {
  private readonly resolver: HostResolver;
  private agent: Promise<Dispatcher> | undefined;

  constructor(private readonly options: SenderOptions) {
    this.resolver = new HostResolver(options.allowed, options.dnsServers);
  }

  /**
   * @param stop aborts the attempt
   * @throws if `stop` was aborted; any other failure is part of the result
   */
  send(outgoing: Outgoing, stop: AbortSignal): Promise<Sent> {
    // Receivers are third parties, so they get no trace headers.
    return inSpan('deliver webhook', { kind: 'client' }, async (span) => {
      const sent = await this.attempt(outgoing, stop);
      if (sent.status !== null) span.set({ 'http.response.status_code': sent.status });
      if (sent.error !== null) span.set({ 'error.type': sent.error });
      return sent;
    });
  }

  private async attempt(outgoing: Outgoing, stop: AbortSignal): Promise<Sent> {
    const beganAt = performance.now();
    const received: Received = { status: null, retryAfterSeconds: null, chunks: [], complete: false };
    let deadline: AbortSignal | undefined;
    let failure: unknown;
    try {
      await withDeadline(stop, this.options.timeoutSeconds * 1_000, (signal) => {
        deadline = signal;
        return this.exchange(outgoing, signal, received);
      });
    } catch (error) {
      stop.throwIfAborted();
      failure = error;
    }
    return {
      status: received.status,
      complete: received.complete,
      retryAfterSeconds: received.retryAfterSeconds,
      durationMs: Math.round(performance.now() - beganAt),
      body: received.status === null ? null : textOf(received.chunks),
      error: errorOf(received, failure, deadline?.aborted === true),
    };
  }

  async close(): Promise<void> {
    await (await this.agent)?.destroy();
  }

  private async exchange(outgoing: Outgoing, signal: AbortSignal, received: Received): Promise<void> {
    const url = new URL(outgoing.url);
    refuseLiteralAddress(url, this.options.allowed);

    this.agent ??= guardedAgent(this.resolver, this.options.timeoutSeconds);
    const agent = await this.agent;
    const response = await agent.request({
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method: 'POST',
      headers: outgoing.headers,
      body: outgoing.body,
      signal,
    });
    received.status = response.statusCode;
    received.retryAfterSeconds = parseRetryAfter(headerOf(response.headers['retry-after']), Date.now());
    // Errors after we have stopped reading do not matter.
    response.body.on('error', () => undefined);
    let bytes = 0;
    for await (const chunk of response.body as AsyncIterable<Buffer>) {
      if (bytes < BODY_KEPT_BYTES) received.chunks.push(chunk.subarray(0, BODY_KEPT_BYTES - bytes));
      bytes += chunk.length;
      if (bytes > BODY_READ_BYTES) break;
    }
    received.complete = true;
  }
}

interface Received {
  status: number | null;
  retryAfterSeconds: number | null;
  chunks: Buffer[];
  complete: boolean;
}

function errorOf({ status, complete }: Received, failure: unknown, timedOut: boolean): SendError | null {
  if (status !== null && status >= 300) return status < 400 ? 'redirect' : 'status';
  if (complete) return status !== null && status >= 200 ? null : 'status';
  if (timedOut) return 'timeout';
  return status === null ? reasonOf(failure) : 'incomplete_response';
}

function reasonOf(failure: unknown): SendError {
  if (failure instanceof RefusedAddressError) return 'address_refused';
  if (failure instanceof UnknownHostError) return 'host_unknown';
  const code = failure instanceof Error && 'code' in failure ? String(failure.code) : '';
  if (code === 'UND_ERR_CONNECT_TIMEOUT') return 'timeout';
  if (/^(HPE_|UND_ERR_HEADERS_OVERFLOW)/.test(code)) return 'invalid_response';
  if (/^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|EPROTO)/.test(code)) return 'tls_failed';
  return 'connection_failed';
}

/** In a form that PostgreSQL can hold. A character that was cut in half becomes U+FFFD. */
const textOf = (chunks: Buffer[]): string =>
  Buffer.concat(chunks).toString('utf8').replaceAll('\0', '\ufffd').toWellFormed();

const headerOf = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value;
