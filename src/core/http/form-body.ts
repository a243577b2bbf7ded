import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import { Problem, problem } from '../errors/problem.js';
import { extendRouteConfig } from './route-config.js';

const TYPE = 'application/x-www-form-urlencoded';

/** The body is a form, as a third-party protocol requires. Only for routes that expect a credential in a header. */
export const FormBody = () => extendRouteConfig({ formBody: true });

type Refuse = (request: FastifyRequest, payload: Readable, done: (error: Error | null) => void) => void;

/** @param refuse handles forms sent to routes that expect JSON */
export function acceptForms(server: FastifyInstance, refuse: Refuse): void {
  server.addContentTypeParser(TYPE, (request, payload, done) => {
    if (!request.routeOptions.config.formBody) {
      refuse(request, payload, done);
      return;
    }
    void textOf(payload, request.routeOptions.bodyLimit).then(
      (text) => {
        request.bodyReservation?.shrinkTo(text.length);
        done(null, fieldsOf(text));
      },
      (error: Error) => done(error),
    );
  });
}

/** Rejects with a problem of the caller: a body that is too large, or one that ends in the middle. */
async function textOf(payload: Readable, bytesMax: number): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of payload.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > bytesMax) throw problem('payload_too_large');
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof Problem ? error : problem('invalid_request', { cause: error });
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** A repeated field becomes a list, which no schema accepts (RFC 6749 §3.2). */
function fieldsOf(text: string): Record<string, string | string[]> {
  const parameters = new URLSearchParams(text);
  const names = [...new Set(parameters.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const values = parameters.getAll(name);
      return [name, values.length === 1 ? String(values[0]) : values];
    }),
  );
}
