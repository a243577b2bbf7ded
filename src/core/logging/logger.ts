import cluster from 'node:cluster';
import type { LoggerService } from '@nestjs/common';
import { type DestinationStream, type Logger, multistream, pino } from 'pino';
import type { Config } from '../config/config.js';
import { secretFields } from '../resource/declared.js';
import type { Telemetry } from '../telemetry/telemetry.js';
import { logDestination } from './log-destination.js';

/** Headers and fields that never reach a log, besides those that modules declare. */
const REDACTED = ['authorization', 'cookie', 'key', 'token', 'secret', '["x-api-key"]', '["set-cookie"]'];

/** Opens the log: one JSON object per line, or a readable format on a terminal. */
export async function openLog(config: Pick<Config, 'environment' | 'logFormat'>): Promise<DestinationStream> {
  return config.logFormat === 'pretty' ? prettyStream() : logDestination(config.environment === 'production');
}

export function createLogger(
  { logLevel }: Pick<Config, 'logLevel'>,
  log: DestinationStream,
  telemetry?: Telemetry,
): Logger {
  const redact = [...REDACTED, ...secretFields()].flatMap((name) =>
    name.startsWith('[') ? [name, `*${name}`] : [name, `*.${name}`],
  );
  const logger = pino(
    {
      level: logLevel,
      base: { pid: process.pid, ...(cluster.worker ? { process: cluster.worker.id } : {}) },
      redact,
      serializers: { err: describeError },
      ...(telemetry ? { mixin: () => telemetry.logFields() } : {}),
    },
    telemetry?.logs ? alsoTo(telemetry.logs, log) : log,
  );
  telemetry?.reportTo(logger);
  return logger;
}

/** The logger filters by level. */
const alsoTo = (...streams: DestinationStream[]): DestinationStream =>
  multistream(streams.map((stream) => ({ stream, level: 'trace' })));

/** Loaded only here: a server that writes JSON does not need it. */
async function prettyStream(): Promise<DestinationStream> {
  const { PinoPretty } = await import('pino-pretty');
  return PinoPretty({ ignore: 'pid,hostname', singleLine: true, sync: true });
}

/**
 * The loggable parts of an error. They exclude a failed query's parameters, which can hold personal data and digests.
 */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  return {
    type: error.name,
    message: error.message,
    ...('code' in error ? { code: error.code } : {}),
    stack: error.stack,
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

/** At each start Nest lists its own modules: forty lines that are useless to an operator. */
const NEST_START_CONTEXTS = new Set([
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestApplication',
]);

/** Passes Nest's own messages, and `new Logger(Context)` in our classes, through pino. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log = (message: unknown, ...rest: unknown[]): void =>
    this.write(NEST_START_CONTEXTS.has(String(rest.at(-1))) ? 'debug' : 'info', message, rest);
  error = (message: unknown, ...rest: unknown[]): void => this.write('error', message, rest);
  warn = (message: unknown, ...rest: unknown[]): void => this.write('warn', message, rest);
  debug = (message: unknown, ...rest: unknown[]): void => this.write('debug', message, rest);
  verbose = (message: unknown, ...rest: unknown[]): void => this.write('trace', message, rest);
  fatal = (message: unknown, ...rest: unknown[]): void => this.write('fatal', message, rest);

  private write(
    level: 'info' | 'error' | 'warn' | 'debug' | 'trace' | 'fatal',
    message: unknown,
    rest: unknown[],
  ): void {
    const context = rest.at(-1);
    const fields = typeof context === 'string' ? { context } : {};
    if (message instanceof Error) this.logger[level]({ ...fields, err: message }, message.message);
    else this.logger[level](fields, typeof message === 'string' ? message : JSON.stringify(message));
  }
}
