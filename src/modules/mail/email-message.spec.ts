import { describe, expect, it } from '@jest/globals';
import PostalMime from 'postal-mime';
import { createTransport } from 'nodemailer';
import { everyMail } from '../../../test/support/mails.js';
import { type MailContent, quoted } from './email-message.js';
import { toMessage } from './mail-transport.js';
import { renderEmail } from './render-email.js';

const at = new Date('2026-11-21T12:00:00Z');
const link = 'https://keys.acme.dev/page#token=t0ken';

const mails = (text: string): Record<string, MailContent> => everyMail({ text, link });

/** As it arrives. */
async function delivered(content: MailContent) {
  const composer = createTransport({ streamTransport: true, buffer: true });
  const mail = { ...content, id: 'an-id', to: 'you@example.com', date: at };
  const { message } = await composer.sendMail(toMessage(mail, { name: 'Latchkey', address: 'us@acme.dev' }));
  return PostalMime.parse(message as Buffer);
}

describe('a mail', () => {
  it.each(Object.entries(mails('Acme')))('%s says the same in text and in HTML', (_name, content) => {
    expect(content.subject).toMatch(/^[A-Z\d].{10,80}$/);
    const html = content.html
      .replace(/<(style|title)>.*?<\/\1>/gs, '')
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll('&#39;', "'")
      .replaceAll('&quot;', '"')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&');
    const wordsOf = (text: string): string[] => text.split(/[\s:]+/).filter((word) => word !== '--');
    for (const word of wordsOf(content.text)) expect(wordsOf(html)).toContain(word);
    for (const part of [content.text, content.html]) expect(part).not.toMatch(/undefined|null|NaN|\[object/);
  });

  it.each(Object.entries(mails('Acme')))('%s loads nothing and counts nobody', (_name, { html }) => {
    expect(html).not.toMatch(/<(img|script|link|iframe|object|form)\b|url\(|@import|src=/i);
    // The one link leads to our own page, unchanged.
    for (const [, href] of html.matchAll(/href="([^"]*)"/g)) expect(href).toBe(link);
  });

  it.each(Object.entries(mails('<b>"Bold" & \'brave\'</b><img src=x onerror=alert(1)>')))(
    '%s shows markup in names as plain text',
    (_name, { html, text }) => {
      expect(html).not.toMatch(/<b>|<img/);
      if (text.includes('brave')) {
        expect(text).toContain('<b>"Bold" & \'brave\'</b>');
        expect(html).toContain('&lt;b&gt;&quot;Bold&quot; &amp; &#39;brave&#39;&lt;/b&gt;');
      }
    },
  );

  it.each(Object.entries(mails('Acme\r\nBcc: everybody@acme.dev\r\n\r\nAnother body')))(
    '%s has our headers, whatever is in a name',
    async (_name, content) => {
      expect(content.subject).not.toMatch(/[\r\n]/);
      const mail = await delivered(content);
      expect(mail.bcc).toBeUndefined();
      expect(mail.to).toEqual([{ name: '', address: 'you@example.com' }]);
      expect(mail.headers.map(({ key }) => key).sort()).toEqual(
        [
          'auto-submitted',
          'content-type',
          'date',
          'from',
          'message-id',
          'mime-version',
          'subject',
          'to',
        ].concat('x-auto-response-suppress'),
      );
      expect(mail.text?.trim()).toBe(content.text.trim());
      expect(mail.html?.trim()).toBe(content.html.trim());
    },
  );

  it('has a one-line subject even if a template forgets to quote', () => {
    const { subject } = renderEmail({ subject: 'One\r\nBcc: two@acme.dev', paragraphs: [], notes: [] });
    expect(subject).toBe('One Bcc: two@acme.dev');
  });
});

describe('a name that somebody chose', () => {
  it.each([
    ['Acme', '“Acme”'],
    ['  Acme \n Keys\t', '“Acme Keys”'],
    ['a'.repeat(100), `“${'a'.repeat(60)}…”`],
    ['👩‍💻'.repeat(30), `“${'👩‍💻'.repeat(20)}…”`],
    ['\u202egnp.exe\u2066', '“\\u202egnp.\u2060exe\\u2066”'],
  ])('%j is quoted as %s', (name, expected) => {
    expect(quoted(name)).toBe(expected);
  });

  it.each(['Win at https://evil.example/x', 'www.evil.example', 'mail me@evil.example'])(
    'is not a link: %s',
    (name) => {
      expect(quoted(name)).not.toMatch(/https?:\/\/|\w\.\w|\w@\w/);
    },
  );
});
