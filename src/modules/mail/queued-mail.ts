import { z } from 'zod';
import type { KeyRing } from '../../core/secrets/key-ring.js';

export const MAIL_QUEUE = 'mail';

const queuedMail = z.object({
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  writtenAt: z.iso.datetime(),
  usefulUntil: z.iso.datetime().nullable(),
});

/** A waiting mail. It is stored sealed, because mails contain links that are as good as a password. */
export type QueuedMail = z.output<typeof queuedMail>;

/** The content of the queue's table. */
export interface SealedMail {
  id: string;
  /** When it was written, in ISO 8601, to determine how long it has been waiting. */
  writtenAt: string;
  sealed: string;
}

const contextOf = (id: string): string => `mail:${id}`;

export const sealMail = (keyRing: KeyRing, id: string, mail: QueuedMail): SealedMail => ({
  id,
  writtenAt: mail.writtenAt,
  sealed: keyRing.seal(JSON.stringify(mail), contextOf(id)),
});

/** @returns null if the master key that sealed it was retired meanwhile: the mail is lost */
export function openMail(keyRing: KeyRing, { id, sealed }: SealedMail): QueuedMail | null {
  if (!keyRing.holdsKeyOf(sealed)) return null;
  return queuedMail.parse(JSON.parse(keyRing.open(sealed, contextOf(id))));
}
