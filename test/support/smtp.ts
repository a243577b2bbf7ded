import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import type { Certificate } from './certificate.js';
import { eventually } from './eventually.js';

/** A mail as received: the envelope addresses, and the parsed message. */
export interface ReceivedMail extends Email {
  envelopeFrom: string;
  envelopeTo: string[];
  /** Whether it came over TLS. */
  isEncrypted: boolean;
  raw: string;
}

/** A real SMTP server that keeps what it receives. */
export interface Mailboxes {
  /** For `SMTP_URL`. */
  url: string;
  received: ReceivedMail[];
  /** How many times someone has presented a password. */
  readonly signIns: number;
  /** Recipients that it refuses, with the response code. */
  refused: Map<string, number>;
  /** The mails to an address, once there are `count`. */
  mailsTo(address: string, count?: number): Promise<ReceivedMail[]>;
  /** The last mail to an address with a matching subject, once there is one. */
  mailTo(address: string, subject: RegExp): Promise<ReceivedMail>;
  /** Stops listening, as for a restart; received mails stay. */
  goAway(): Promise<void>;
  /** Listens again, on the same port. */
  comeBack(): Promise<void>;
}

export interface MailboxesOptions {
  /** The account required to send mail; undefined: accepts mail from anyone. */
  account?: { user: string; password: string };
  /** TLS from the first byte, or on request; undefined: none. */
  tls?: Certificate & { from: 'first-byte' | 'starttls' };
}

export async function startMailboxes({ account, tls }: MailboxesOptions = {}): Promise<Mailboxes> {
  const received: ReceivedMail[] = [];
  const refused = new Map<string, number>();
  let signIns = 0;
  let port = 0;
  let server: SMTPServer | undefined;

  const listen = async (): Promise<void> => {
    server = new SMTPServer({
      disabledCommands: [...(tls ? [] : ['STARTTLS']), ...(account ? [] : ['AUTH'])],
      ...(tls && { key: tls.key, cert: tls.cert, secure: tls.from === 'first-byte' }),
      allowInsecureAuth: true,
      authOptional: account === undefined,
      logger: false,
      onAuth({ username, password }, _session, done) {
        signIns += 1;
        if (username === account?.user && password === account?.password) done(null, { user: username });
        else done(Object.assign(new Error('No such account'), { responseCode: 535 }));
      },
      onRcptTo({ address }, _session, done) {
        const responseCode = refused.get(address);
        if (responseCode === undefined) done();
        else done(Object.assign(new Error(`Not for <${address}>`), { responseCode }));
      },
      onData(stream, { envelope, secure }, done) {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const raw = Buffer.concat(chunks);
          void PostalMime.parse(raw).then((mail) => {
            received.push({
              ...mail,
              envelopeFrom: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
              envelopeTo: envelope.rcptTo.map(({ address }) => address),
              isEncrypted: secure,
              raw: raw.toString('utf8'),
            });
            done();
          });
        });
      },
    });
    server.on('error', () => undefined);
    server.listen(port, '127.0.0.1');
    await once(server.server, 'listening');
    ({ port } = server.server.address() as AddressInfo);
  };

  const until = <Found>(find: () => Found | undefined, what: string) =>
    eventually(`a mail ${what}`, find, {
      describe: () => received.map(({ envelopeTo, subject }) => `${envelopeTo.join()}: ${subject}`),
    });

  await listen();
  const credentials = account ? `${account.user}:${encodeURIComponent(account.password)}@` : '';
  return {
    url: `${tls?.from === 'first-byte' ? 'smtps' : 'smtp'}://${credentials}127.0.0.1:${port}`,
    received,
    get signIns() {
      return signIns;
    },
    refused,
    mailsTo: (address, count = 1) =>
      until(() => {
        const mails = received.filter(({ envelopeTo }) => envelopeTo.includes(address));
        return mails.length >= count ? mails : undefined;
      }, `to ${address}`),
    mailTo: (address, subject) =>
      until(
        () =>
          received.findLast((mail) => mail.envelopeTo.includes(address) && subject.test(mail.subject ?? '')),
        `to ${address} about ${subject}`,
      ),
    async goAway() {
      const closing = server;
      await new Promise<void>((resolve) => closing?.close(() => resolve()));
    },
    comeBack: listen,
  };
}

/** The token of the only link in a mail, which is the same in both forms. */
export function tokenIn(mail: ReceivedMail): string {
  const tokens = [mail.text, mail.html].map((part) => /#token=([\w-]+)/.exec(part ?? '')?.[1]);
  if (tokens[0] === undefined || tokens[0] !== tokens[1]) throw new Error(`No token in: ${mail.text}`);
  return tokens[0];
}
