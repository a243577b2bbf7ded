import { createSocket } from 'node:dgram';
import { once } from 'node:events';

/** A DNS server whose answers a test decides, one after the other. */
export interface NameServer {
  /** `127.0.0.1:port` */
  address: string;
  /** IPv4 addresses of `name`: for the first question, for the second, …; the last answer stays. */
  answer(name: string, ...answers: string[][]): void;
  close(): Promise<void>;
}

const [TYPE_A, CLASS_IN] = [1, 1];
const HEADER_BYTES = 12;

/** As much of RFC 1035 as it takes: one question, answers of type A with a time to live of zero. */
export async function startNameServer(): Promise<NameServer> {
  const socket = createSocket('udp4');
  const answers = new Map<string, string[][]>();

  socket.on('message', (query, peer) => {
    const { name, type, end } = readQuestion(query);
    const rest = answers.get(name);
    const addresses = type === TYPE_A ? ((rest && rest.length > 1 ? rest.shift() : rest?.[0]) ?? []) : [];
    const header = Buffer.alloc(HEADER_BYTES);
    query.copy(header, 0, 0, 2);
    // Response, recursion available; "no such name" where nothing was arranged.
    header.writeUInt16BE(0x8180 | (rest ? 0 : 3), 2);
    header.writeUInt16BE(1, 4);
    header.writeUInt16BE(addresses.length, 6);
    const records = addresses.map((address) => {
      const record = Buffer.alloc(16);
      // The name of the question, by reference.
      record.writeUInt16BE(0xc000 | HEADER_BYTES, 0);
      record.writeUInt16BE(TYPE_A, 2);
      record.writeUInt16BE(CLASS_IN, 4);
      record.writeUInt32BE(0, 6);
      record.writeUInt16BE(4, 10);
      address.split('.').forEach((part, index) => record.writeUInt8(Number(part), 12 + index));
      return record;
    });
    socket.send(
      Buffer.concat([header, query.subarray(HEADER_BYTES, end), ...records]),
      peer.port,
      peer.address,
    );
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return {
    address: `127.0.0.1:${socket.address().port}`,
    answer: (name, ...list) => void answers.set(name, list),
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}

function readQuestion(query: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = [];
  let position = HEADER_BYTES;
  for (let length = query[position] ?? 0; length > 0; length = query[position] ?? 0) {
    labels.push(query.toString('ascii', position + 1, position + 1 + length));
    position += 1 + length;
  }
  return { name: labels.join('.').toLowerCase(), type: query.readUInt16BE(position + 1), end: position + 5 };
}
