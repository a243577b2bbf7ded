import type { LimitHolder, RequestLimit } from './request-limits.js';

/** The answer to a refused caller: problem+json (RFC 9457), with the same wording as Latchkey's own answers. */
export interface Refusal {
  ok: false;
  status: number;
  /** `WWW-Authenticate`, `Retry-After`; names in lower case. */
  headers: Readonly<Record<string, string>>;
  problem: Problem;
}

export interface Problem extends ProblemMembers {
  type: string;
}

interface ProblemMembers {
  title: string;
  status: number;
  detail: string;
  /** Stable; see "Errors" in Latchkey's documentation. */
  code: string;
  [member: string]: unknown;
}

const TYPE = '/docs/errors#';

const refusal = (problem: ProblemMembers, headers: Readonly<Record<string, string>> = {}): Refusal => ({
  ok: false,
  status: problem.status,
  headers,
  problem: { ...problem, type: `${TYPE}${problem.code}` },
});

/** RFC 6750 §3. */
const challenge = (parameters = ''): Record<string, string> => ({
  'www-authenticate': `Bearer realm="latchkey"${parameters}`,
});

export const missingCredentials = refusal(
  {
    title: 'Credential missing',
    status: 401,
    detail: 'Send an API key or an access token with this request.',
    code: 'missing_credentials',
  },
  challenge(),
);

/** One answer for unknown, revoked, expired and wrong address, which the caller must not be able to tell apart. */
export const invalidCredentials = refusal(
  {
    title: 'Credential not accepted',
    status: 401,
    detail: 'The API key or access token is not valid.',
    code: 'invalid_credentials',
  },
  challenge(', error="invalid_token"'),
);

export const multipleCredentials = refusal(
  {
    title: 'More than one credential',
    status: 400,
    detail: 'Send one credential: either X-API-Key or Authorization, once.',
    code: 'multiple_credentials',
  },
  challenge(', error="invalid_request"'),
);

export const malformedCredentials = refusal(
  {
    title: 'Malformed credential',
    status: 400,
    detail: 'Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.',
    code: 'malformed_credentials',
  },
  challenge(', error="invalid_request"'),
);

export const workspaceMismatch = refusal({
  title: 'Workspace mismatch',
  status: 400,
  detail: 'X-Workspace-Id names a different workspace from the path or the API key.',
  code: 'workspace_mismatch',
});

export const invalidWorkspace = refusal({
  title: 'Validation failed',
  status: 400,
  detail: 'Some fields are not valid; see `errors`.',
  code: 'validation_failed',
  errors: [{ field: 'X-Workspace-Id', message: 'must be a UUID' }],
});

export const noWorkspace = refusal({
  title: 'No workspace',
  status: 403,
  detail: 'You are not a member of any workspace; create one with POST /api/v1/workspaces.',
  code: 'no_workspace',
});

export const insufficientScope = (scope: string): Refusal =>
  refusal(
    {
      title: 'Insufficient scope',
      status: 403,
      detail: `The API key lacks the scope "${scope}".`,
      code: 'insufficient_scope',
      required_scope: scope,
    },
    challenge(`, error="insufficient_scope", scope="${scope}"`),
  );

export const insufficientRole = (role: string, required: string): Refusal =>
  refusal({
    title: 'Insufficient role',
    status: 403,
    detail: `This requires the role "${required}" in the workspace; yours is "${role}".`,
    code: 'insufficient_role',
    required_role: required,
    role,
  });

/** A mistake of the service rather than the caller: nobody gets through. */
export const unknownScope = (scope: string, audience: string): Refusal =>
  refusal({
    title: 'Unknown scope',
    status: 500,
    detail: `The service asks for "${scope}", which is not a scope of "${audience}".`,
    code: 'unknown_scope',
  });

/** @param holder the API key or workspace whose limit is used up */
export const limitReached = (
  code: 'rate_limited' | 'quota_exceeded',
  { requests, per }: RequestLimit,
  holder: LimitHolder,
  headers: Readonly<Record<string, string>>,
): Refusal =>
  refusal(
    {
      title: code === 'rate_limited' ? 'Rate limited' : 'Quota exceeded',
      status: 429,
      detail: `The ${holder.type === 'api_key' ? 'API key' : holder.type} may make ${requests.toLocaleString('en')} requests per ${per}, and has made them. Wait for the number of seconds in Retry-After.`,
      code,
      limit: requests,
      per,
      holder: holder.type,
    },
    headers,
  );

/** What one caller is told: the service may change it, and that must not show in what others are told. */
export const copyOf = (refusal: Refusal): Refusal => ({
  ...refusal,
  headers: { ...refusal.headers },
  problem: copyOfProblem(refusal.problem),
});

/** `structuredClone` takes ten times as long, and only few problems need it. */
const copyOfProblem = (problem: Problem): Problem =>
  Object.values(problem).some((value) => typeof value === 'object')
    ? structuredClone(problem)
    : { ...problem };

export const serviceUnavailable = (detail: string): Refusal =>
  refusal(
    { title: 'Temporarily unavailable', status: 503, detail, code: 'service_unavailable' },
    { 'retry-after': '1' },
  );
