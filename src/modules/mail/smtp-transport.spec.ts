import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type Certificate, makeCertificate } from '../../../test/support/certificate.js';
import { type Mailboxes, type MailboxesOptions, startMailboxes } from '../../../test/support/smtp.js';
import { SmtpTransport } from './smtp-transport.js';

/** Against a real mail server: mails and passwords must go only to the intended server. */

const HOUR_MS = 3_600_000;
const account = { user: 'latchkey', password: randomBytes(12).toString('base64url') };
const good = makeCertificate({ hosts: ['127.0.0.1'] });
const mail = { id: 'an-id', to: 'you@example.com', subject: 'A subject', text: 'text', html: 'html' };

let mailboxes: Mailboxes;
afterEach(() => mailboxes.goAway());

/** @param trusted an authority that the client trusts, besides the public ones */
async function send(
  options: MailboxesOptions,
  { trusted, query = '' }: { trusted?: Certificate; query?: string },
): Promise<void> {
  mailboxes = await startMailboxes(options);
  const authority = trusted ? `&tls.ca=${encodeURIComponent(trusted.cert)}` : '';
  const transport = new SmtpTransport(`${mailboxes.url}?${query}${authority}`, {
    name: '',
    address: 'us@acme.dev',
  });
  await transport.send({ ...mail, date: new Date() });
}

describe('a mail', () => {
  it.each<[string, MailboxesOptions, string]>([
    ['over TLS from the first byte', { account, tls: { ...good, from: 'first-byte' } }, ''],
    ['over STARTTLS, where the server offers it', { account, tls: { ...good, from: 'starttls' } }, ''],
    [
      'over STARTTLS, where it is required',
      { account, tls: { ...good, from: 'starttls' } },
      'requireTLS=true',
    ],
  ])('is sent encrypted, %s', async (_name, options, query) => {
    await send(options, { trusted: good, query });
    expect(mailboxes.received).toMatchObject([{ envelopeTo: [mail.to], isEncrypted: true }]);
  });

  it('is sent unencrypted only if the server offers nothing else and TLS is not required', async () => {
    await send({ account }, {});
    expect(mailboxes.received).toMatchObject([{ isEncrypted: false }]);
  });

  const foreign = makeCertificate({ hosts: ['mail.acme.dev'] });
  const expired = makeCertificate({ hosts: ['127.0.0.1'], notAfter: new Date(Date.now() - HOUR_MS) });
  const refusals: [string, Certificate, Certificate | undefined][] = [
    ['that nobody vouches for', good, undefined],
    ['that another vouches for', good, foreign],
    ['of another host', foreign, foreign],
    ['that has expired', expired, expired],
  ];
  it.each(
    refusals.flatMap((refusal) =>
      (['first-byte', 'starttls'] as const).map((from) => [...refusal, from] as const),
    ),
  )('does not go out to a server with a certificate %s', async (_name, certificate, trusted, from) => {
    const sending = send({ account, tls: { ...certificate, from } }, trusted ? { trusted } : {});
    // Not permanent: the mail server's operator may fix it.
    await expect(sending).rejects.toMatchObject({
      name: 'Error',
      message: expect.stringMatching(/certificate/i),
    });
    await expect(sending).rejects.not.toMatchObject({ message: expect.stringContaining(account.password) });
    expect({ mails: mailboxes.received, signIns: mailboxes.signIns }).toEqual({ mails: [], signIns: 0 });
  });

  it('is not sent if TLS is required but unavailable', async () => {
    await expect(send({ account }, { query: 'requireTLS=true' })).rejects.toMatchObject({ name: 'Error' });
    expect({ mails: mailboxes.received, signIns: mailboxes.signIns }).toEqual({ mails: [], signIns: 0 });
  });
});
