import { createVerifier } from '@latchkey/verifier';
import { latchkey, principalOf } from '@latchkey/verifier/fastify';
import fastify from 'fastify';

const verifier = createVerifier({
  baseUrl: process.env.LATCHKEY_BASE_URL ?? 'http://127.0.0.1:3000',
  secret: process.env.LATCHKEY_SECRET,
  audience: 'billing',
});

const app = fastify({ forceCloseConnections: true });

app.get('/ready', (_request, reply) => reply.code(verifier.hasLease ? 200 : 503).send());
app.get('/invoices', { onRequest: latchkey(verifier, { scope: 'invoices:read' }) }, async (request) => ({
  invoices: [],
  workspace: principalOf(request).workspaceId,
}));
app.addHook('onClose', () => verifier.close());

await app.listen({ port: Number(process.env.PORT ?? 8000), host: '127.0.0.1' });

process.once('SIGTERM', () => app.close());
