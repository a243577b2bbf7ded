import type { MailContent } from './email-message.js';

/** What sample emails are made of. */
export interface SampleValues {
  /** Wherever users choose a text. */
  text: string;
  link: string;
  email: string;
  /** For an endpoint, or the place where a key was seen. */
  url: string;
  address: string;
  at: Date;
}

/**
 * A sample of each email of a module, exported as `samples` from its `mails/samples.ts`. Tests look at all of them: that
 * they are safe, say the same in text and HTML, and have a declaration.
 */
export type MailSamples = (values: SampleValues) => Record<string, MailContent>;
