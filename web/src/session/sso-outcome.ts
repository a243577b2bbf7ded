import type { signInChallengeOf } from '@latchkey/sdk';
import { type Message, t } from '../language/translate';

/** The outcome of a single sign-on, written by the server after the `#`. */
export interface SsoOutcome {
  /** A message for the user. */
  refusal?: string;
  /** The workspace whose identity provider another site sent the browser to. */
  workspaceId?: string;
  /** For an account with a second factor: the question, as after a password. */
  asked?: NonNullable<ReturnType<typeof signInChallengeOf>>;
}

const REFUSALS = {
  sso_not_linked:
    'This identity is not linked to an account. If you have one, sign in as before, then link it in your settings.',
  identity_in_use: 'This identity, or another one of this provider, is already linked.',
  identity_provider_unavailable: 'The identity provider does not respond. Try again, or sign in another way.',
  session_confined: 'Sign in another way first: this session can act in one workspace only.',
  account_suspended: 'Your account is suspended. Ask the operator of this server.',
  password_required:
    'Your second factors were reset. Sign in with your password and set up a second factor first.',
  member_limit: 'The workspace has no room for another member. Ask one of its owners.',
  signup_closed: 'On this server, only the operator creates accounts.',
  too_many_requests: 'Too many sign-ins or new accounts came from your network. Try again in an hour.',
} as const satisfies Record<string, Message>;

const isKnown = (code: string | null): code is keyof typeof REFUSALS =>
  code !== null && Object.hasOwn(REFUSALS, code);

const failed = () => t('The sign-in at the identity provider was not completed. Try again.');

/** Removes it from the URL and the history, because it is valid once. */
export function takeSsoOutcome(): SsoOutcome {
  const parameters = new URLSearchParams(location.hash.slice(1));
  const code = parameters.get('sso');
  const question = parameters.get('second_factor');
  const workspaceId = parameters.get('sso_start');
  if (code === null && question === null && workspaceId === null) return {};
  history.replaceState(history.state, '', location.pathname + location.search);
  if (workspaceId !== null) {
    const refusal = t(
      'Another site sent you here to sign in for a workspace. Go on below only if you meant to.',
    );
    return /^[\da-f-]{36}$/i.test(workspaceId) ? { refusal, workspaceId } : {};
  }
  if (question === null) return { refusal: isKnown(code) ? t(REFUSALS[code]) : failed() };
  const asked = questionOf(question);
  return asked ? { asked } : { refusal: failed() };
}

/** As in the response to a password. Anyone can write a URL, so anything invalid is ignored. */
function questionOf(text: string): SsoOutcome['asked'] {
  try {
    const {
      challenge,
      factors,
      expires_in: expiresInSeconds,
      passkey_options: passkeyOptions,
    } = JSON.parse(text) as {
      challenge: unknown;
      factors: unknown;
      expires_in: unknown;
      passkey_options?: Record<string, unknown>;
    };
    return typeof challenge === 'string' && Array.isArray(factors)
      ? {
          challenge,
          factors: factors.map(String),
          expiresInSeconds: Number(expiresInSeconds),
          passkeyOptions,
        }
      : undefined;
  } catch {
    return undefined;
  }
}
