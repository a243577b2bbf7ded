/**
 * Fastify with one route and nothing else: no authentication, no log, no added headers. The upper bound for any Fastify
 * server on this machine.
 */
import Fastify from 'fastify';

const answer = JSON.parse(process.env.ANSWER);

const server = Fastify();
server.get('/api/v1/me', () => answer);
const url = await server.listen({ port: 0, host: '127.0.0.1' });
console.log(JSON.stringify({ msg: 'listening', url }));
