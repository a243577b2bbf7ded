import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { MailContent } from '../../src/modules/mail/email-message.js';
import type { MailSamples, SampleValues } from '../../src/modules/mail/mail-samples.js';

const modules = resolve(import.meta.dirname, '../../src/modules');

/** The samples of each module that sends emails. */
export const mailSamples = new Map<string, MailSamples>();

const senders = readdirSync(modules).filter((name) => existsSync(join(modules, name, 'mails')));
// One by one, because Jest links modules that are imported at the same time in the wrong order.
for (const name of senders) {
  const { samples } = await import(`../../src/modules/${name}/mails/samples.js`);
  mailSamples.set(name, samples);
}

/** Every email that we send. */
export const everyMail = (
  values: Partial<SampleValues> & Pick<SampleValues, 'text' | 'link'>,
): Record<string, MailContent> =>
  Object.assign(
    {},
    ...[...mailSamples.values()].map((samples) =>
      samples({
        email: 'ada@acme.dev',
        url: 'https://acme.dev/hook?a=<b>&c="d"',
        address: '192.0.2.7',
        at: new Date('2026-11-21T12:00:00Z'),
        ...values,
      }),
    ),
  );
