import type { EntityManager } from 'typeorm';
import { sha256 } from '../../../core/secrets/digest.js';
import { newId } from '../../../core/secrets/ids.js';
import { randomToken } from '../../../core/secrets/random-token.js';

/** Emailed links, which prove that their recipients read mail at that address. Each works once, for a limited time. */

export type LinkPurpose = 'password_reset' | 'email_verification';

/** Identifies the kind of token, for people and for secret scanners. */
const PREFIXES: Record<LinkPurpose, string> = {
  password_reset: 'lkreset_',
  email_verification: 'lkmail_',
};

/** Nobody needs more mails of one kind in an hour; further requests are somebody else's mischief. */
const LINKS_PER_HOUR_MAX = 5;

export interface EmailLink {
  id: string;
  userId: string;
  /** The address that the link was sent to. */
  email: string;
}

/** Creates a link's token (256 random bits), of which only the digest is stored. */
export async function issueLink(
  manager: EntityManager,
  link: { userId: string; email: string; purpose: LinkPurpose; validSeconds: number },
): Promise<{ token: string; expiresAt: Date }> {
  const token = PREFIXES[link.purpose] + randomToken();
  const [row] = await manager.query<{ expiresAt: Date }[]>(
    `INSERT INTO email_links (id, user_id, purpose, email, token_digest, expires_at)
     VALUES ($1, $2, $3, $4, $5, clock_timestamp() + $6 * interval '1 second')
     RETURNING expires_at AS "expiresAt"`,
    [newId(), link.userId, link.purpose, link.email, sha256(token), link.validSeconds],
  );
  return { token, expiresAt: (row as { expiresAt: Date }).expiresAt };
}

/** Call this with the user's row locked. */
export async function mayHaveAnotherLink(
  manager: EntityManager,
  userId: string,
  purpose: LinkPurpose,
): Promise<boolean> {
  const [row] = await manager.query<{ count: number }[]>(
    `SELECT count(*)::int AS count FROM email_links
     WHERE user_id = $1 AND purpose = $2 AND created_at > clock_timestamp() - interval '1 hour'`,
    [userId, purpose],
  );
  return (row?.count ?? 0) < LINKS_PER_HOUR_MAX;
}

const OPEN = 'used_at IS NULL AND expires_at > clock_timestamp()';

/**
 * Finds a link and its user.
 *
 * @returns null for a token that is unknown, used or expired, without saying which
 */
export async function findLink(
  manager: EntityManager,
  token: string,
  purpose: LinkPurpose,
): Promise<EmailLink | null> {
  const [link] = await manager.query<EmailLink[]>(
    `SELECT id, user_id AS "userId", email FROM email_links
     WHERE token_digest = $1 AND purpose = $2 AND ${OPEN}`,
    [sha256(token), purpose],
  );
  return link ?? null;
}

/** One conditional update: of several concurrent uses of a link, only one succeeds. */
export async function useLink(manager: EntityManager, id: string): Promise<boolean> {
  const [, affected] = await manager.query<[unknown[], number]>(
    `UPDATE email_links SET used_at = clock_timestamp() WHERE id = $1 AND ${OPEN}`,
    [id],
  );
  return affected === 1;
}

/**
 * Voids all links for these purposes, except one that confirms the account's current address. Call this with the user's
 * row locked.
 */
export async function voidLinks(
  manager: EntityManager,
  userId: string,
  purposes: readonly LinkPurpose[],
): Promise<void> {
  await manager.query(
    `UPDATE email_links SET used_at = clock_timestamp()
     WHERE user_id = $1 AND purpose = ANY ($2) AND used_at IS NULL
       AND (purpose <> 'email_verification' OR email <> (SELECT email FROM users WHERE id = $1))`,
    [userId, purposes],
  );
}

/** For everyone: after a restore, the database may have missed that links were used or voided. */
export async function voidAllLinks(manager: EntityManager): Promise<void> {
  await manager.query('UPDATE email_links SET used_at = clock_timestamp() WHERE used_at IS NULL');
}
