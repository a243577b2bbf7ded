/**
 * Fastify with one route and the same log line per request as Latchkey: no authentication, no added headers. The upper
 * bound for a server that can be operated on this machine.
 */
import { randomUUID } from 'node:crypto';
import Fastify, { LogController } from 'fastify';
import { pino } from 'pino';

const answer = JSON.parse(process.env.ANSWER);
// In blocks, as Latchkey writes to a file.
const log = pino(
  { base: { pid: process.pid } },
  pino.destination({ minLength: 8_192, periodicFlush: 500, sync: false }),
);

const server = Fastify({
  loggerInstance: log,
  logController: new LogController({ disableRequestLogging: true }),
  childLoggerFactory: (parent) => parent,
  genReqId: () => randomUUID(),
});
server.addHook('onResponse', (request, reply, done) => {
  log.info(
    {
      request_id: request.id,
      method: request.method,
      path: request.url,
      status: reply.statusCode,
      duration_ms: Math.round(reply.elapsedTime * 100) / 100,
      address: request.ip,
      principal: null,
    },
    'request',
  );
  done();
});
server.get('/api/v1/me', () => answer);
const url = await server.listen({ port: 0, host: '127.0.0.1' });
console.log(JSON.stringify({ msg: 'listening', url }));
