/**
 * Located among the peers because it also consists of a third-party package: autocannon, on which the product does not
 * depend. Reads its instructions from standard input, and writes the results to standard output.
 */
import { json } from 'node:stream/consumers';
import autocannon from 'autocannon';

const { url, headers, seconds, sendOnce, connections } = await json(process.stdin);

const hands = Array.from({ length: Math.min(connections, headers.length) }, () => []);
headers.forEach((header, index) => hands[index % hands.length].push({ headers: header }));

let clients = 0;
const result = await autocannon({
  url,
  connections,
  ...(sendOnce ? { amount: headers.length } : { duration: seconds }),
  setupClient(client) {
    client.setRequests(hands[clients % hands.length]);
    clients += 1;
  },
});

process.stdout.write(
  JSON.stringify({
    requests: result.requests.total,
    perSecond: result.requests.total / result.duration,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    refused: result.non2xx,
    errors: result.errors,
    timeouts: result.timeouts,
  }),
);
