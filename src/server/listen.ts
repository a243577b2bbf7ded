import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '../core/config/config.js';
import { explainListenFailure } from '../core/primitives/explain-listen-failure.js';

/**
 * Bypasses Nest's own `listen`, which logs the error in addition to throwing it.
 *
 * @returns the address that the server listens on; with port 0, the system chooses the port
 */
export async function listen(app: NestFastifyApplication, { host, port }: Config): Promise<string> {
  await app.init();
  try {
    const address = await app.getHttpAdapter().getInstance().listen({ host, port });
    return address.replace('[::]', '[::1]');
  } catch (error) {
    throw explainListenFailure(error, { port: 'PORT', host: 'HOST' });
  }
}
