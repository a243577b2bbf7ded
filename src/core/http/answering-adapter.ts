import { FastifyAdapter } from '@nestjs/platform-fastify';

type Reply = ReturnType<FastifyAdapter['reply']>;

/** Never settles, and nobody holds it: what awaits it is collected. */
const ON_ITS_WAY = { then: () => undefined } as unknown as Reply;

/**
 * Nest hands an answer to Fastify and then awaits its end, by listeners on the response, to do nothing more. That was a
 * twentieth of the work of a request. Whatever goes wrong from there on, Fastify reports by itself.
 */
export class AnsweringAdapter extends FastifyAdapter {
  override reply(...handed: Parameters<FastifyAdapter['reply']>): Reply {
    super.reply(...handed);
    return ON_ITS_WAY;
  }
}
