import { createVerifier } from '@latchkey/verifier';
import { latchkey, principalOf } from '@latchkey/verifier/express';
import express from 'express';

const verifier = createVerifier({
  baseUrl: process.env.LATCHKEY_BASE_URL ?? 'http://127.0.0.1:3000',
  secret: process.env.LATCHKEY_SECRET,
  audience: 'billing',
});

const app = express();

app.get('/ready', (_request, response) => {
  response.sendStatus(verifier.hasLease ? 200 : 503);
});
app.get('/invoices', latchkey(verifier, { scope: 'invoices:read' }), (request, response) => {
  response.json({ invoices: [], workspace: principalOf(request).workspaceId });
});

const server = app.listen(Number(process.env.PORT ?? 8000), '127.0.0.1');

process.once('SIGTERM', async () => {
  await verifier.close();
  server.close();
  server.closeAllConnections();
});
