/**
 * Fastify with one route and the line that Latchkey writes for each request: nobody is asked who they are, no header is
 * added. What a server that can be operated reaches on this machine at most.
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
