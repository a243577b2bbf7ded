import { wordsOfCode } from '../../api/describe-error';
import { type Message, t } from '../../language/translate';

/**
 * Why requests with a key were denied. For the first group, the caller is told nothing; the owner sees the reasons
 * here.
 */
const WORDS = {
  address_not_allowed: {
    title: 'Wrong address',
    hint: 'From an address outside the allowlist: a new server, or a stolen key.',
  },
  insufficient_scope: { title: 'Missing scope', hint: 'The key’s scopes do not allow the request.' },
  insufficient_role: { title: 'Insufficient role', hint: 'The owner’s role does not allow the request.' },
  expired: { title: 'Expired', hint: 'A program still uses the expired key.' },
  revoked: { title: 'Revoked', hint: 'A program still uses the revoked key.' },
  disabled: { title: 'Disabled', hint: 'A program still uses the disabled key.' },
  canary_used: { title: 'Canary', hint: 'Somebody has found the canary, which is never valid.' },
  creator_removed: { title: 'Owner left', hint: 'The key’s owner has left the workspace or was deleted.' },
  account_suspended: {
    title: 'Owner suspended',
    hint: 'The operator of the server has suspended its owner’s account.',
  },
  workspace_suspended: {
    title: 'Workspace suspended',
    hint: 'The operator of the server has suspended the workspace.',
  },
  workspace_mismatch: {
    title: 'Other workspace',
    hint: 'The request named a workspace that is not the key’s.',
  },
  rate_limited: {
    title: 'Rate limited',
    hint: 'The limit of the second, minute or hour was used up.',
  },
  quota_exceeded: { title: 'Quota used up', hint: 'The limit of the day or month was used up.' },
  user_required: {
    title: 'User session required',
    hint: 'The endpoint is for signed-in users, not for keys.',
  },
} as const satisfies Record<string, { title: Message; hint: Message }>;

const isKnown = (code: string): code is keyof typeof WORDS => Object.hasOwn(WORDS, code);

export function reasonWords(code: string): { title: string; hint: string } {
  if (!isKnown(code)) return { title: wordsOfCode(code) ?? code.replaceAll('_', ' '), hint: '' };
  const { title, hint } = WORDS[code];
  return { title: t(title), hint: t(hint) };
}
