import type { FastifyRequest } from 'fastify';
import { problem } from '../../core/errors/problem.js';
import { requirementOf } from '../../core/http/route-config.js';
import { isId } from '../../core/secrets/ids.js';

/** The workspaces named by a request: in `X-Workspace-Id`, and as `:workspaceId` in its path. */
export interface RequestedWorkspace {
  fromHeader: string | null;
  fromPath: string | null;
  /** Whether the route is open to an owner who has not signed in as the workspace requires. */
  breaksGlass?: boolean;
}

/** Nearly every request names none. */
export const NO_WORKSPACE: RequestedWorkspace = { fromHeader: null, fromPath: null };

/**
 * On every route, a path parameter called `workspaceId` is the workspace to act in, so no controller has to remember to
 * check it.
 */
export function requestedWorkspace(request: FastifyRequest): RequestedWorkspace {
  const header = request.headers['x-workspace-id'];
  const parameter = (request.params as { workspaceId?: string } | undefined)?.workspaceId;
  if (header === undefined && parameter === undefined) return NO_WORKSPACE;
  if (header !== undefined && !isId(header)) {
    throw problem('validation_failed', { errors: [{ field: 'X-Workspace-Id', message: 'must be a UUID' }] });
  }
  if (parameter !== undefined && !isId(parameter)) throw problem('not_found');
  const requirement = requirementOf(request);
  return {
    fromHeader: header?.toLowerCase() ?? null,
    fromPath: parameter?.toLowerCase() ?? null,
    breaksGlass: requirement?.access === 'authenticated' && requirement.breaksGlass === true,
  };
}
