/**
 * Fastify with one route and nothing else: nobody is asked who they are, nothing is logged, no header is added. What
 * any server on it can reach on this machine at most.
 */
import Fastify from 'fastify';

const answer = JSON.parse(process.env.ANSWER);

const server = Fastify();
server.get('/api/v1/me', () => answer);
const url = await server.listen({ port: 0, host: '127.0.0.1' });
console.log(JSON.stringify({ msg: 'listening', url }));
