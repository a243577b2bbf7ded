import { connect as connectTcp, type Socket } from 'node:net';
import { hostname } from 'node:os';
import { connect as connectTls } from 'node:tls';
import { withDeadline } from '../../core/primitives/with-deadline.js';
import type { Destination, StreamLine } from './destination.js';

/** RFC 5424: facility 13 (log audit), severity 5 (notice). */
const PRIORITY = 13 * 8 + 5;
const MESSAGE_ID_LENGTH_MAX = 32;
const PORTS = { tcp: 601, tls: 6514 };

/**
 * Longer than a round trip: a receiver that has closed is noticed before we end, and one that closes afterwards with
 * unread data resets the connection.
 */
const END_AFTER_MS = 200;

export interface SyslogOptions {
  url: string;
  timeoutSeconds: number;
}

/**
 * Syslog (RFC 5424) over TCP or TLS with octet counting (RFC 6587, RFC 5425). Syslog has no confirmations, so each
 * batch gets its own connection: once the receiver has closed its end after ours, without an error, it has read
 * everything.
 */
export class SyslogDestination implements Destination {
  private readonly transport: 'tcp' | 'tls';
  private readonly host: string;
  private readonly port: number;
  private readonly timeoutMs: number;

  constructor({ url, timeoutSeconds }: SyslogOptions) {
    const { hostname: host, port, searchParams } = new URL(url);
    this.transport = searchParams.get('transport') === 'tls' ? 'tls' : 'tcp';
    this.host = host.replace(/^\[|\]$/g, '');
    this.port = port === '' ? PORTS[this.transport] : Number(port);
    this.timeoutMs = timeoutSeconds * 1_000;
  }

  send(lines: readonly StreamLine[], stop: AbortSignal): Promise<void> {
    const { host, port } = this;
    return withDeadline(stop, this.timeoutMs, (signal) => {
      const socket =
        this.transport === 'tls' ? connectTls({ host, port, servername: host }) : connectTcp({ host, port });
      return deliver(socket, lines.map(toMessage).join(''), signal);
    });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

function deliver(socket: Socket, text: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    let isEnded = false;
    let timer: NodeJS.Timeout | undefined;
    const abort = (): void => void socket.destroy(new Error('the receiver did not close in time'));
    signal.addEventListener('abort', abort, { once: true });
    // What a receiver sends does not matter; that it has closed, after us, does.
    socket.resume();
    socket.on('end', () => {
      if (isEnded) return;
      socket.destroy(new Error('the receiver has closed the connection early'));
    });
    socket.on('error', reject);
    socket.on('close', () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      // After an error, neither call has an effect.
      if (isEnded) resolve();
      else reject(new Error('the connection was closed early'));
    });
    socket.write(text, () => {
      timer = setTimeout(() => {
        isEnded = true;
        socket.end();
      }, END_AFTER_MS);
    });
  });
}

function toMessage({ text, action, time }: StreamLine): string {
  const messageId =
    (action ?? 'checkpoint').replace(/[^\x21-\x7e]/g, '').slice(0, MESSAGE_ID_LENGTH_MAX) || '-';
  const message = `<${PRIORITY}>1 ${time} ${hostname().slice(0, 255)} latchkey - ${messageId} - ${text}`;
  return `${Buffer.byteLength(message)} ${message}`;
}
