import type { FastifyRequest } from 'fastify';
import { withoutApiKeys } from '../secrets/api-key-format.js';

/** The path of a request, fit for logs and answers: without its query, and without keys that were taken for ids. */
export function pathOf({ url }: Pick<FastifyRequest, 'url'>): string {
  const [path = ''] = url.split('?', 1);
  return withoutApiKeys(path);
}
