import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { isIPv6 } from 'node:net';
import ipaddr from 'ipaddr.js';

/** A DNS server whose answers a test chooses. */
export interface NameServer {
  /** `127.0.0.1:port` */
  address: string;
  /** Addresses of `name`, of either kind: for the first look-up, for the second, …; the last answer is repeated. */
  answer(name: string, ...answers: string[][]): void;
  /** The TXT records of `name`; undefined: it answers SERVFAIL. */
  answerTexts(name: string, texts: string[] | undefined): void;
  close(): Promise<void>;
}

const [TYPE_A, TYPE_TXT, TYPE_AAAA, CLASS_IN] = [1, 16, 28, 1];
const [NOT_FOUND, SERVER_FAILURE] = [3, 2];
const HEADER_BYTES = 12;

/** As much of RFC 1035 as needed: one question, answers of types A, AAAA and TXT with a time to live of zero. */
export async function startNameServer(): Promise<NameServer> {
  const socket = createSocket('udp4');
  /** By type and name, because a look-up asks for both types. */
  const answers = new Map<string, string[][]>();
  const failing = new Set<string>();

  socket.on('message', (query, peer) => {
    const { name, type, end } = readQuestion(query);
    const rest = answers.get(`${type} ${name}`);
    const values = (rest && rest.length > 1 ? rest.shift() : rest?.[0]) ?? [];
    const header = Buffer.alloc(HEADER_BYTES);
    query.copy(header, 0, 0, 2);
    // Response, recursion available; "no such name" if nothing was set up.
    const code = failing.has(name) ? SERVER_FAILURE : rest ? 0 : NOT_FOUND;
    header.writeUInt16BE(0x8180 | code, 2);
    header.writeUInt16BE(1, 4);
    header.writeUInt16BE(values.length, 6);
    const records = values.map((value) => {
      const data = type === TYPE_TXT ? stringsOf(value) : bytesOf(value);
      const record = Buffer.alloc(12);
      // The name from the question, by reference.
      record.writeUInt16BE(0xc000 | HEADER_BYTES, 0);
      record.writeUInt16BE(type, 2);
      record.writeUInt16BE(CLASS_IN, 4);
      record.writeUInt32BE(0, 6);
      record.writeUInt16BE(data.length, 10);
      return Buffer.concat([record, data]);
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
    answer(name, ...list) {
      for (const type of [TYPE_A, TYPE_AAAA]) {
        const ofType = list.map((addresses) =>
          addresses.filter((address) => isIPv6(address) === (type === TYPE_AAAA)),
        );
        answers.set(`${type} ${name}`, ofType);
      }
    },
    answerTexts(name, texts) {
      if (texts) failing.delete(name);
      else failing.add(name);
      answers.set(`${TYPE_TXT} ${name}`, [texts ?? []]);
    },
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}

const bytesOf = (address: string): Buffer => Buffer.from(ipaddr.parse(address).toByteArray());

/** Several strings make one text, of at most 255 bytes each; here of 20, so that readers have to join them. */
const stringsOf = (text: string): Buffer =>
  Buffer.concat(
    (text.match(/.{1,20}/gs) ?? ['']).map((part) =>
      Buffer.concat([Buffer.from([Buffer.byteLength(part)]), Buffer.from(part)]),
    ),
  );

function readQuestion(query: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = [];
  let position = HEADER_BYTES;
  for (let length = query[position] ?? 0; length > 0; length = query[position] ?? 0) {
    labels.push(query.toString('ascii', position + 1, position + 1 + length));
    position += 1 + length;
  }
  return { name: labels.join('.').toLowerCase(), type: query.readUInt16BE(position + 1), end: position + 5 };
}
