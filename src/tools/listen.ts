import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '../core/config/config.js';

const reasons: Record<string, string> = {
  EACCES: 'PORT: this user may not listen on it',
  EADDRINUSE: 'PORT: another program listens on it',
  EADDRNOTAVAIL: 'HOST: is no address of this machine',
  EAI_AGAIN: 'HOST: cannot be looked up',
  ENOTFOUND: 'HOST: is not known',
};

/**
 * Past Nest's own `listen`, which also logs the error that it throws.
 *
 * @returns the address that it listens on; with port 0, the port is what the system has chosen
 */
export async function listen(app: NestFastifyApplication, { host, port }: Config): Promise<string> {
  await app.init();
  try {
    const address = await app.getHttpAdapter().getInstance().listen({ host, port });
    return address.replace('[::]', '[::1]');
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    const reason = reasons[code];
    throw reason ? new Error(`${reason} (${code})`, { cause: error }) : error;
  }
}
