import { serve } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import { createVerifier } from '@latchkey/verifier';
import { latchkey } from '@latchkey/verifier/hono';
import { Hono } from 'hono';

const verifier = createVerifier({
  baseUrl: process.env.LATCHKEY_BASE_URL ?? 'http://127.0.0.1:3000',
  secret: process.env.LATCHKEY_SECRET,
  audience: 'billing',
});

const address = (context) => getConnInfo(context).remote.address;

const app = new Hono();

app.get('/ready', (context) => context.body(null, verifier.hasLease ? 200 : 503));
app.get('/invoices', latchkey(verifier, { scope: 'invoices:read', address }), (context) =>
  context.json({ invoices: [], workspace: context.get('latchkey').workspaceId }),
);

const server = serve({
  fetch: app.fetch,
  port: Number(process.env.PORT ?? 8000),
  hostname: '127.0.0.1',
});

process.once('SIGTERM', async () => {
  await verifier.close();
  server.close();
  server.closeAllConnections();
});
