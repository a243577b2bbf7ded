import type { LeasedSlices } from './lease-slices.js';
import type { ResolvedCredential } from './record.js';
import { PERIODS } from './request-limits.js';
import type { Registered, Renewed } from './session.js';

/**
 * Whether an answer is one of Latchkey. Something else may be listening at its address, and what is missing must not
 * be taken for a permission: a credential without `expires_in_ms` would never expire. Members that are not known here
 * are ignored, because servers of later versions may send more.
 */
type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isNumber: Check = (value) => typeof value === 'number';
const isErrorStatus: Check = (value) => typeof value === 'number' && value >= 400 && value <= 599;

const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

const nullable =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);

const oneOf =
  (values: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && values.includes(value);

const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const recordOf =
  (check: Check): Check =>
  (value) =>
    isObject(value) && Object.values(value).every(check);

const shape =
  (members: Record<string, Check>): Check =>
  (value) =>
    isObject(value) && Object.entries(members).every(([name, check]) => check(value[name]));

const CONFIRMED = { server: isText, applied: isText, stale: listOf(isText), lease_ms: isNumber };

export const isRegistration = shape({
  ...CONFIRMED,
  key_prefix: isText,
  accepted_patterns: optional(listOf(shape({ prefix: isText, length: isNumber }))),
}) as (answer: unknown) => answer is Registered;

export const isRenewal = shape({
  ...CONFIRMED,
  told: optional(nullable(shape({ applied: isText, stale: listOf(isText) }))),
}) as (answer: unknown) => answer is Renewed;

const isRefused = shape({
  status: isErrorStatus,
  headers: recordOf(isText),
  problem: shape({ title: isText, status: isErrorStatus, detail: isText, code: isText }),
});

const isAccepted = shape({
  kind: oneOf(['user', 'api_key']),
  user_id: nullable(isText),
  service_account_id: optional(nullable(isText)),
  api_key: nullable(shape({ id: isText, name: isText, key_prefix: isText })),
  workspace_id: nullable(isText),
  role: nullable(isText),
  scopes: listOf(isText),
  latchkey_scopes: listOf(isText),
  lacks_scope: listOf(isText),
  lacks_role: recordOf(isText),
  allowed_ips: nullable(listOf(isText)),
  expires_in_ms: nullable(isNumber),
  revoked_in_ms: nullable(isNumber),
  limits: optional(
    listOf(
      shape({
        type: isText,
        id: isText,
        limits: listOf(shape({ requests: isNumber, per: oneOf(PERIODS) })),
      }),
    ),
  ),
  depends_on: listOf(isText),
});

const isEitherOr: Check = (answer) => {
  const { accepted, refused } = answer as Record<string, unknown>;
  return refused === undefined ? isAccepted(accepted) : isRefused(refused) && accepted === undefined;
};

const hasNames = shape({ server: isText, audience: optional(isText) });

export const isResolution = ((answer) => hasNames(answer) && isEitherOr(answer)) as (
  answer: unknown,
) => answer is ResolvedCredential;

export const isSliceLease = shape({
  grants: listOf(
    shape({
      granted: isNumber,
      remaining: isNumber,
      window: isNumber,
      ms_left: isNumber,
      holders: isNumber,
    }),
  ),
}) as (answer: unknown) => answer is LeasedSlices;
