import type { FastifyReply, FastifyRequest } from 'fastify';
import { pathForCallers } from './base-path.js';

/** Documents the header of an answer that created something, for `Answers`. */
export const locationHeader = {
  Location: { description: 'The path of the new resource.', schema: { type: 'string' as const } },
};

/** Says where to find what a POST to a collection has created: below the collection, by its id. */
export function setLocation(request: FastifyRequest, reply: FastifyReply, id: string): void {
  const [path = ''] = request.url.split('?', 1);
  void reply.header('location', pathForCallers(request, `${path.replace(/\/+$/, '')}/${id}`));
}
