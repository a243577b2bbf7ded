/** Receivers that verify deliveries. `docs/webhooks.md` has them in full. */
export const VERIFY_SNIPPETS = {
  'Node.js': `import { createServer } from 'node:http';
import { webhooks } from '@latchkey/sdk';

const secret = process.env.WEBHOOK_SIGNING_SECRET; // whsec_…

createServer(async (request, response) => {
  const body = Buffer.concat(await request.toArray());
  try {
    const event = webhooks.verify(body, request.headers, secret);
    console.log(event.type, event.data);
    response.writeHead(204).end();
  } catch {
    response.writeHead(400).end();
  }
}).listen(process.env.PORT ?? 8080);`,
  Python: `import os

from flask import Flask, request
from standardwebhooks import Webhook

app = Flask(__name__)
webhook = Webhook(os.environ["WEBHOOK_SIGNING_SECRET"])  # whsec_…

@app.post("/webhooks")
def receive():
    event = webhook.verify(request.data, request.headers)
    print(event["type"], event["data"])
    return "", 204`,
} as const;
