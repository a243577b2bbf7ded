import { mails } from '../../core/resource/declared.js';
import { replaceGenerated, table } from './generated-part.js';

const SOURCE = 'the declarations of the modules';
const TABLE_HEAD = ['subject', 'recipient', 'sent when'];

/** Replaces the table of all emails in `docs/email.md`. */
export const renderEmailPage = (page: string): string =>
  replaceGenerated(page, SOURCE, [
    table([TABLE_HEAD, ...[...mails()].map(([subject, { to, when }]) => [subject, to, when])]),
  ]);
