import type { FastifyReply, FastifyRequest } from 'fastify';
import { pathForCallers } from './base-path.js';

/** For `Answers`: documents the header of a response to a creation. */
export const locationHeader = {
  Location: { description: 'The path of the new resource.', schema: { type: 'string' as const } },
};

/** Points to the resource created by a POST to a collection: below the collection, by its id. */
export function setLocation(request: FastifyRequest, reply: FastifyReply, id: string): void {
  const [path = ''] = request.url.split('?', 1);
  void reply.header('location', pathForCallers(request, `${path.replace(/\/+$/, '')}/${id}`));
}
