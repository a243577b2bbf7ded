import { HttpSender } from '../webhooks/sending/http-sender.js';
import { signedWith } from '../webhooks/sending/signing.js';
import { type Destination, SendFailure, type StreamLine } from './destination.js';

export interface HttpsOptions {
  url: string;
  secret: string;
  timeoutSeconds: number;
}

/** Posts batches of lines, signed like webhooks. Only the operator can set the address, so a private one is allowed. */
export class HttpsDestination implements Destination {
  private readonly sender: HttpSender;

  constructor(private readonly options: HttpsOptions) {
    this.sender = new HttpSender({
      allowed: 'all',
      dnsServers: [],
      timeoutSeconds: options.timeoutSeconds,
    });
  }

  async send(lines: readonly StreamLine[], stop: AbortSignal): Promise<void> {
    const timestamp = new Date();
    const body = JSON.stringify({
      type: 'audit.lines',
      timestamp: timestamp.toISOString(),
      // As text, because the hash covers each line verbatim.
      data: { lines: lines.map(({ text }) => text) },
    });
    const id = `audit_${timestamp.getTime()}`;
    const { url, secret } = this.options;
    const sent = await this.sender.send(
      { url, headers: signedWith([secret], { id, timestamp, body }), body },
      stop,
    );
    if (sent.error !== null) {
      const status = sent.status === null ? '' : `, status ${sent.status}`;
      throw new SendFailure(`${sent.error}${status}`, sent.retryAfterSeconds);
    }
  }

  close(): Promise<void> {
    return this.sender.close();
  }
}
