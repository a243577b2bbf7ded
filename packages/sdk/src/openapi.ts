// Generated from openapi.json by `npm run openapi`: do not edit.
export interface paths {
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the keys that sign assertions
         * @description Requires no credentials.
         */
        get: operations["getJwks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change your email address
         * @description Sends a link to the new address, which works for 24 hours, and notifies the old address. The address changes when the link is followed; until then, changing the password or requesting another address cancels the change.
         *
         *     Requires: Access token of a signed-in user. Also allowed for accounts whose email address is not confirmed. A user with a second factor must have proved within the last 10 minutes who they are: see `POST /api/v1/auth/step-up`.
         */
        put: operations["changeEmail"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/email/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send the link that confirms your email address
         * @description Does nothing if the address is already confirmed. At most five emails an hour.
         *
         *     Requires: Access token of a signed-in user. Also allowed for accounts whose email address is not confirmed.
         */
        post: operations["requestEmailVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/email/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm an email address with an emailed link
         * @description Confirms the current address of the account, or the requested new one. No session is needed: the link is the proof.
         *
         *     Requires no credentials.
         */
        post: operations["verifyEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/factors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your second factors
         * @description Requires: Access token of a signed-in user. Also allowed for accounts whose email address is not confirmed.
         */
        get: operations["listFactors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/factors/{factorId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a second factor
         * @description With the last one, the recovery codes go too.
         *
         *     Requires: Access token of a signed-in user. Also allowed for accounts whose email address is not confirmed. A user must have proved within the last 10 minutes who they are: see `POST /api/v1/auth/step-up`.
         */
        delete: operations["deleteFactor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/factors/{factorId}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm an authenticator app
         * @description From then on, signing in asks for a code of it. The first factor comes with ten recovery codes.
         *
         *     Requires: Access token of a signed-in user. Also allowed for accounts whose email address is not confirmed. A user must have proved within the last 10 minutes who they are: see `POST /api/v1/auth/step-up`.
         */
        post: operations["confirmFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/factors/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count your recovery codes
         * @description Requires: Access token of a signed-in user. Also allowed for accounts whose email address is not confirmed.
         */
        get: operations["getRecoveryCodes"];
        put?: never;
        /**
         * Create new recovery codes
         * @description The codes from before no longer work.
         *
         *     Requires: Access token of a signed-in user. Also allowed for accounts whose email address is not confirmed. A user must have proved within the last 10 minutes who they are: see `POST /api/v1/auth/step-up`.
         */
        post: operations["createRecoveryCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/factors/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set up an authenticator app
         * @description Returns the secret for the app. Nothing is asked for at sign-in until a code of the app has confirmed it; another call begins anew.
         *
         *     Requires: Access token of a signed-in user. Also allowed for accounts whose email address is not confirmed. A user must have proved within the last 10 minutes who they are: see `POST /api/v1/auth/step-up`.
         */
        post: operations["beginTotpFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in
         * @description An account with a second factor gets 401 `second_factor_required` with a `challenge` for `POST /auth/login/second-factor`.
         *
         *     Requires no credentials.
         */
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/login/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in with a second factor
         * @description Takes the challenge of the sign-in, for 5 minutes from the same address, and a code of an authenticator app or a recovery code. After a wrong code the challenge can be tried again.
         *
         *     Requires no credentials.
         */
        post: operations["loginSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign out
         * @description Ends the session of the cookie, of the access token, or of both. Repeating the request has no further effect.
         *
         *     Requires no credentials.
         */
        post: operations["logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change your password
         * @description Requires: Access token of a signed-in user. Also allowed for accounts whose email address is not confirmed. A user with a second factor must have proved within the last 10 minutes who they are: see `POST /api/v1/auth/step-up`.
         */
        put: operations["changePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/password/forgot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Request a link to reset a forgotten password
         * @description The response and its timing are the same whether or not such an account exists. The link is sent to the e-mail address and works once, for 30 minutes. An account gets at most five an hour.
         *
         *     Requires no credentials.
         */
        post: operations["requestPasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/password/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set a new password with an emailed link
         * @description Ends all sessions of the account: sign in with the new password. API keys keep working.
         *
         *     Requires no credentials.
         */
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Renew the access token
         * @description Takes the refresh token from the cookie and replaces it. For 10 seconds, the token that was replaced last can be sent again and gets the same successor; any other use of an old token ends the session. A 401 response does not remove the cookie, because another tab may have a newer one.
         *
         *     Requires no credentials.
         */
        post: operations["refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create an account
         * @description Requires no credentials.
         */
        post: operations["register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your sessions
         * @description Requires: Access token of a signed-in user. Also allowed for accounts whose email address is not confirmed.
         */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        /**
         * End all your other sessions
         * @description Requires: Access token of a signed-in user. Also allowed for accounts whose email address is not confirmed.
         */
        delete: operations["endOtherSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End one of your sessions
         * @description Requires: Access token of a signed-in user. Also allowed for accounts whose email address is not confirmed.
         */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/step-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Prove again who you are
         * @description For requests that get 403 `step_up_required`. Takes the password from an account without a second factor, and else a code of an authenticator app or a recovery code. Valid for the session, for 10 minutes.
         *
         *     Requires: Access token of a signed-in user. Also allowed for accounts whose email address is not confirmed.
         */
        post: operations["stepUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/credentials/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report keys that you found
         * @description For anyone who finds a leaked key. If the key belongs to this server, its owners are notified, and the key is revoked if that is their policy. The response is always the same, and is sent before anything is looked up.
         *
         *     Requires no credentials.
         */
        post: operations["reportCredentials"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List or search documents, newest first
         * @description Requires: API key or access token, scope `documents:read`, role `viewer` or higher.
         */
        get: operations["listDocuments"];
        put?: never;
        /**
         * Create a document
         * @description Requires: API key or access token, scope `documents:write`, role `member` or higher.
         */
        post: operations["createDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{documentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a document
         * @description Requires: API key or access token, scope `documents:read`, role `viewer` or higher.
         */
        get: operations["getDocument"];
        /**
         * Replace a document
         * @description Requires: API key or access token, scope `documents:write`, role `member` or higher.
         */
        put: operations["replaceDocument"];
        post?: never;
        /**
         * Delete a document
         * @description Requires: API key or access token, scope `documents:write`, role `member` or higher.
         */
        delete: operations["deleteDocument"];
        options?: never;
        head?: never;
        /**
         * Change some fields of a document
         * @description Requires: API key or access token, scope `documents:write`, role `member` or higher.
         */
        patch: operations["updateDocument"];
        trace?: never;
    };
    "/api/v1/introspect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Introspect a credential (RFC 7662)
         * @description Requires: secret of a resource server.
         */
        post: operations["introspect"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept an invitation
         * @description An unknown token, or an invitation for another email address, gets 404. An invitation that was used or withdrawn, has expired, or whose inviter may no longer invite, gets 409 `invitation_not_open`.
         *
         *     Requires: Access token of a signed-in user.
         */
        post: operations["acceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the principal of this request
         * @description Requires: API key or access token. Also allowed for accounts whose email address is not confirmed.
         */
        get: operations["getMe"];
        put?: never;
        post?: never;
        /**
         * Delete your account
         * @description Ends all your sessions, memberships and keys, and deletes the workspaces that only you belong to. This cannot be undone. If you are the only owner of a workspace with other members, the request gets 409.
         *
         *     Requires: Access token of a signed-in user. Also allowed for accounts whose email address is not confirmed. A user with a second factor must have proved within the last 10 minutes who they are: see `POST /api/v1/auth/step-up`.
         */
        delete: operations["deleteMe"];
        options?: never;
        head?: never;
        /**
         * Change your name
         * @description Requires: Access token of a signed-in user. Also allowed for accounts whose email address is not confirmed.
         */
        patch: operations["updateMe"];
        trace?: never;
    };
    "/api/v1/operator/audit-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the audit trail of the whole server
         * @description Every change in every workspace and outside of them, newest first.
         *
         *     Requires: operator key.
         */
        get: operations["listInstanceAuditEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/credentials/find": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Find out what a credential is
         * @description What it is, whose, and whether it works. Takes the whole credential, and compares digests; it changes nothing, also not that it was used.
         *
         *     Requires: operator key.
         */
        post: operations["findCredential"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/resource-servers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List resource servers
         * @description Requires: operator key.
         */
        get: operations["listResourceServers"];
        put?: never;
        /**
         * Register a resource server
         * @description Requires: operator key.
         */
        post: operations["createResourceServer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/resource-servers/{resourceServerId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a resource server
         * @description Requires: operator key.
         */
        get: operations["getResourceServer"];
        put?: never;
        post?: never;
        /**
         * Remove a resource server
         * @description Its scopes end for every key, and its secrets stop working.
         *
         *     Requires: operator key.
         */
        delete: operations["deleteResourceServer"];
        options?: never;
        head?: never;
        /**
         * Change the title of a resource server
         * @description Requires: operator key.
         */
        patch: operations["updateResourceServer"];
        trace?: never;
    };
    "/api/v1/operator/resource-servers/{resourceServerId}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rotate the secret of a resource server
         * @description The old secret stops at once, or after `overlap_seconds`.
         *
         *     Requires: operator key.
         */
        post: operations["rotateResourceServerSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/resource-servers/{resourceServerId}/scopes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set the scopes of a resource server
         * @description Replaces the whole list. New scopes can be granted to keys as soon as the call returns; omitted scopes end for every key.
         *
         *     Requires: operator key.
         */
        put: operations["putResourceServerScopes"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List all users
         * @description Requires: operator key.
         */
        get: operations["listAllUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/users/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read any user
         * @description Requires: operator key.
         */
        get: operations["getAnyUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/users/{userId}/end-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign a user out everywhere
         * @description They can sign in again, and their API keys stay. To stop both, suspend the user.
         *
         *     Requires: operator key.
         */
        post: operations["endUserSessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/users/{userId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore a suspended user
         * @description Requires: operator key.
         */
        post: operations["restoreUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/users/{userId}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Suspend a user
         * @description Their sessions, sign-ins and keys are refused with `account_suspended` and the reason, in every workspace. Nothing is lost: all of it works again after `restore`. Again the same for one that is suspended; another reason replaces the first.
         *
         *     Requires: operator key.
         */
        post: operations["suspendUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/workspaces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List all workspaces
         * @description Requires: operator key.
         */
        get: operations["listAllWorkspaces"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/workspaces/{workspaceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read any workspace
         * @description Requires: operator key.
         */
        get: operations["getAnyWorkspace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/workspaces/{workspaceId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore a suspended workspace
         * @description Requires: operator key.
         */
        post: operations["restoreWorkspace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/workspaces/{workspaceId}/revoke-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke every API key of a workspace
         * @description This cannot be undone. To stop them for a while, suspend the workspace.
         *
         *     Requires: operator key.
         */
        post: operations["revokeWorkspaceKeys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/workspaces/{workspaceId}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Suspend a workspace
         * @description Its keys, and what its members do in it, are refused with `workspace_suspended` and the reason. Nothing is lost: all of it works again after `restore`. Again the same for one that is suspended; another reason replaces the first.
         *
         *     Requires: operator key.
         */
        post: operations["suspendWorkspace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/resource-servers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the services that offer scopes for keys
         * @description In addition to the scopes of this API. You can grant a key the scopes that your role includes.
         *
         *     Requires: API key or access token.
         */
        get: operations["listOfferedScopes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/secret-scanning/github": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Receive reports from GitHub secret scanning
         * @description Only for GitHub's secret scanning partner program: the body must be signed with one of GitHub's keys. To report a key that you found yourself, use `POST /credentials/report`.
         *
         *     Requires no credentials.
         */
        post: operations["reportLeaksFromGithub"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/verifier-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Register a verifier
         * @description Requires: secret of a resource server.
         */
        post: operations["registerVerifier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/verifier-sessions/{verifierSessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End a verifier session
         * @description The verifier loses its lease, and revokes no longer wait for it.
         *
         *     Requires: secret of a resource server.
         */
        delete: operations["endVerifier"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/verifier-sessions/{verifierSessionId}/renew": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Renew the lease of a verifier
         * @description Waits for a change of authority, for `wait_ms` at most.
         *
         *     Requires: secret of a resource server.
         */
        post: operations["renewVerifier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/verifier-sessions/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resolve a credential
         * @description What it may do, read from the database for this request. For what a verifier has not cached.
         *
         *     Requires: secret of a resource server.
         */
        post: operations["resolveCredential"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check whether a request is allowed
         * @description For proxies (`auth_request`, `forward_auth`, ext_authz). Accepts any method and reads no body. Reads the credential and rejects a request like every other route.
         *
         *     Requires: API key or access token.
         */
        get: operations["verify"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List workspaces
         * @description All workspaces of a user, newest first. An API key (scope `workspace:read`) sees only its own.
         *
         *     Requires: API key or access token.
         */
        get: operations["listWorkspaces"];
        put?: never;
        /**
         * Create a workspace
         * @description The caller becomes its owner.
         *
         *     Requires: Access token of a signed-in user.
         */
        post: operations["createWorkspace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{workspaceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a workspace
         * @description Requires: API key or access token, scope `workspace:read`, role `viewer` or higher.
         */
        get: operations["getWorkspace"];
        put?: never;
        post?: never;
        /**
         * Delete a workspace
         * @description Deletes everything in it: members, keys, documents, webhook endpoints. This cannot be undone. The audit trail remains.
         *
         *     Requires: API key or access token, scope `workspace:write`, role `owner` or higher. A user must have proved within the last 10 minutes who they are: see `POST /api/v1/auth/step-up`.
         */
        delete: operations["deleteWorkspace"];
        options?: never;
        head?: never;
        /**
         * Change a workspace
         * @description Requires: API key or access token, scope `workspace:write`, role `admin` or higher. A user must have proved within the last 10 minutes who they are: see `POST /api/v1/auth/step-up`.
         */
        patch: operations["updateWorkspace"];
        trace?: never;
    };
    "/api/v1/workspaces/{workspaceId}/api-key-usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the usage of all API keys
         * @description Viewers and members: the keys that they created. Admins and owners: all keys of the workspace. One key in detail: `…/api-keys/{keyId}/usage`.
         *
         *     Requires: API key or access token, scope `api-keys:read`, role `viewer` or higher.
         */
        get: operations["getApiKeyUsageOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{workspaceId}/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List API keys
         * @description Viewers and members: the keys that they created. Admins and owners: all keys of the workspace. `metadata.<name>=<value>` selects the keys whose metadata has this entry, such as `?metadata.customer=acme`; several must all hold.
         *
         *     Requires: API key or access token, scope `api-keys:read`, role `viewer` or higher.
         */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * Create an API key
         * @description The key acts with your current role or, with `service_account_id`, with that of the service account, whoever created it. A key created with an API key cannot be wider than that key in scopes, addresses or lifetime.
         *
         *     Requires: API key or access token, scope `api-keys:write`, role `viewer` or higher. A user must have proved within the last 10 minutes who they are: see `POST /api/v1/auth/step-up`.
         */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{workspaceId}/api-keys/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an API key
         * @description Viewers and members: the keys that they created. Admins and owners: all keys of the workspace.
         *
         *     Requires: API key or access token, scope `api-keys:read`, role `viewer` or higher.
         */
        get: operations["getApiKey"];
        put?: never;
        post?: never;
        /**
         * Revoke an API key
         * @description This cannot be undone. A key that is already revoked gets the same response. With `descendants=true`, keys created with this key are revoked too.
         *
         *     Requires: API key or access token, scope `api-keys:write`, role `viewer` or higher.
         */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        /**
         * Change an API key
         * @description Only active and disabled keys can be changed. `disabled` stops a key on every instance, or lets it work again. An API key can only change keys that are not wider than itself, and cannot make them wider than itself.
         *
         *     Requires: API key or access token, scope `api-keys:write`, role `viewer` or higher. A user must have proved within the last 10 minutes who they are: see `POST /api/v1/auth/step-up`.
         */
        patch: operations["updateApiKey"];
        trace?: never;
    };
    "/api/v1/workspaces/{workspaceId}/api-keys/{keyId}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rotate an API key
         * @description Creates a new key with the same name, scopes, addresses, expiry and creator. A key can be rotated once; the old key stops at once, or after `overlap_seconds`. If the creator has a higher role than you, you become the creator of the new key.
         *
         *     Requires: API key or access token, scope `api-keys:write`, role `viewer` or higher. A user must have proved within the last 10 minutes who they are: see `POST /api/v1/auth/step-up`.
         */
        post: operations["rotateApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{workspaceId}/api-keys/{keyId}/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the usage of an API key
         * @description Counts by hour or day, the last use, and whether a rotated key is still in use.
         *
         *     Requires: API key or access token, scope `api-keys:read`, role `viewer` or higher.
         */
        get: operations["getApiKeyUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{workspaceId}/api-keys/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import API keys by their digests
         * @description Keys that were made elsewhere go on working unchanged, with your role. All of them or, where the answer is an error, none. A digest that the server knows is reported and stays as it is, so a request can be repeated. Keys of another form than those of this server are accepted if they match `API_KEY_ACCEPTED_PATTERNS`. Publishes no webhook events.
         *
         *     Requires: API key or access token, scope `api-keys:write`, role `admin` or higher. A user must have proved within the last 10 minutes who they are: see `POST /api/v1/auth/step-up`.
         */
        post: operations["importApiKeys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{workspaceId}/api-keys/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke many API keys
         * @description Select the keys by exactly one of `ids`, `created_by`, `service_account_id` and `all`. All of them are revoked in one change or, on an error, none. This cannot be undone. Viewers and members: the keys that they created. Admins and owners: all keys of the workspace. The key that makes the request is not exempt.
         *
         *     Requires: API key or access token, scope `api-keys:write`, role `viewer` or higher.
         */
        post: operations["revokeApiKeys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{workspaceId}/audit-chain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export the audit trail for verification
         * @description Every event of the workspace with its position in the hash chain, oldest first. An event gets its position within about a second of its commit.
         *
         *     Requires: API key or access token, scope `audit:read`, role `admin` or higher.
         */
        get: operations["listAuditLinks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{workspaceId}/audit-checkpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sign the state of the audit trail
         * @description A signed statement of the current end of the workspace's chain. With a stored statement you can check later whether anything before it was changed or removed, including at the end.
         *
         *     Requires: API key or access token, scope `audit:read`, role `admin` or higher.
         */
        get: operations["getAuditCheckpoint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{workspaceId}/audit-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the audit trail
         * @description Every change in the workspace, newest first. Events cannot be changed or removed.
         *
         *     Requires: API key or access token, scope `audit:read`, role `admin` or higher.
         */
        get: operations["listAuditEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{workspaceId}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List invitations
         * @description Requires: API key or access token, scope `members:write`, role `admin` or higher.
         */
        get: operations["listInvitations"];
        put?: never;
        /**
         * Invite a person
         * @description The invitation is emailed to `email`, if given, and replaces an open invitation to that address. It works once, and only while the inviter may still invite to that role. Only owners can invite owners.
         *
         *     Requires: Access token of a signed-in user, scope `members:write`, role `admin` or higher. A user must have proved within the last 10 minutes who they are: see `POST /api/v1/auth/step-up`.
         */
        post: operations["createInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{workspaceId}/invitations/{invitationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Withdraw an invitation
         * @description Repeating the request has no further effect. An accepted invitation cannot be withdrawn: remove the member instead.
         *
         *     Requires: API key or access token, scope `members:write`, role `admin` or higher.
         */
        delete: operations["revokeInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{workspaceId}/key-policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the policy for API keys
         * @description Requires: API key or access token, scope `api-keys:read`, role `viewer` or higher.
         */
        get: operations["getKeyPolicy"];
        /**
         * Set the policy for API keys
         * @description New keys that break the policy are refused. Existing keys that break it get an earlier expiry: the end of the grace, or by `max_lifetime_days` the end of their lifetime if that is later. A later, more lenient policy does not give keys their former expiry back; `PATCH` the keys for that. With `dry_run=true` nothing changes, and the answer names the keys concerned.
         *
         *     Requires: API key or access token, scope `api-keys:write`, role `admin` or higher. A user must have proved within the last 10 minutes who they are: see `POST /api/v1/auth/step-up`.
         */
        put: operations["setKeyPolicy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{workspaceId}/key-review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Review API keys
         * @description Keys that nobody uses, that never expire, or that may do more than they did in the last 90 days, with the `PATCH` that would narrow them. Viewers and members: the keys that they created. Admins and owners: all keys of the workspace.
         *
         *     Requires: API key or access token, scope `api-keys:read`, role `viewer` or higher.
         */
        get: operations["getKeyReview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{workspaceId}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List members
         * @description The most recent members come first.
         *
         *     Requires: API key or access token, scope `members:read`, role `viewer` or higher.
         */
        get: operations["listMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{workspaceId}/members/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a member, or leave
         * @description Signed-in users may leave, whatever their role. Otherwise this requires the scope `members:write` (role `admin`; to remove an owner, `owner`). The keys that acted for the member end for good, webhook endpoints that the member created stop, and open invitations from the member or to their address are withdrawn. A new membership does not restore any of these.
         *
         *     Requires: API key or access token.
         */
        delete: operations["removeMember"];
        options?: never;
        head?: never;
        /**
         * Change a member's role
         * @description Takes effect by the time the call returns, also for the API keys that the member created. Admins can neither change owners nor make anyone an owner.
         *
         *     Requires: Access token of a signed-in user, scope `members:write`, role `admin` or higher. A user must have proved within the last 10 minutes who they are: see `POST /api/v1/auth/step-up`.
         */
        patch: operations["updateMember"];
        trace?: never;
    };
    "/api/v1/workspaces/{workspaceId}/members/{userId}/impact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See what ends when a member leaves
         * @description Signed-in users may leave, whatever their role. Otherwise this requires the scope `members:write` (role `admin`; to remove an owner, `owner`). At most 100 of each kind are listed, the most recently used first.
         *
         *     Requires: API key or access token.
         */
        get: operations["getMemberImpact"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{workspaceId}/members/{userId}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Sign a member out everywhere
         * @description Ends every session of this user, in all workspaces; they can sign in again. Their API keys keep working: `POST …/api-keys/revoke` with `created_by` revokes them. Requires the role `admin`; for an owner, `owner`.
         *
         *     Requires: API key or access token, scope `members:write`, role `admin` or higher.
         */
        delete: operations["endMemberSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{workspaceId}/service-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List service accounts, newest first
         * @description Requires: API key or access token, scope `members:read`, role `viewer` or higher.
         */
        get: operations["listServiceAccounts"];
        put?: never;
        /**
         * Create a service account
         * @description Its keys act with its role, narrowed by their scopes, and keep working when the people who created them leave. Create them with `service_account_id`.
         *
         *     Requires: Access token of a signed-in user, scope `members:write`, role `admin` or higher. A user must have proved within the last 10 minutes who they are: see `POST /api/v1/auth/step-up`.
         */
        post: operations["createServiceAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{workspaceId}/service-accounts/{serviceAccountId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a service account
         * @description Requires: API key or access token, scope `members:read`, role `viewer` or higher.
         */
        get: operations["getServiceAccount"];
        put?: never;
        post?: never;
        /**
         * Delete a service account
         * @description Its keys end for good, and the webhook endpoints that they created stop, by the time the call returns. This cannot be undone.
         *
         *     Requires: Access token of a signed-in user, scope `members:write`, role `admin` or higher.
         */
        delete: operations["deleteServiceAccount"];
        options?: never;
        head?: never;
        /**
         * Change a service account
         * @description A new role applies to all its keys, on every instance, by the time the call returns.
         *
         *     Requires: Access token of a signed-in user, scope `members:write`, role `admin` or higher. A user must have proved within the last 10 minutes who they are: see `POST /api/v1/auth/step-up`.
         */
        patch: operations["updateServiceAccount"];
        trace?: never;
    };
    "/api/v1/workspaces/{workspaceId}/webhook-endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List webhook endpoints
         * @description Requires: API key or access token, scope `webhooks:read`, role `admin` or higher.
         */
        get: operations["listWebhookEndpoints"];
        put?: never;
        /**
         * Create a webhook endpoint
         * @description At most 100 in a workspace. The credential needs the scopes to read what the events contain: `documents:read`, `api-keys:read`, `members:read`.
         *
         *     Requires: API key or access token, scope `webhooks:write`, role `admin` or higher.
         */
        post: operations["createWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{workspaceId}/webhook-endpoints/{endpointId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a webhook endpoint
         * @description Requires: API key or access token, scope `webhooks:read`, role `admin` or higher.
         */
        get: operations["getWebhookEndpoint"];
        put?: never;
        post?: never;
        /**
         * Delete a webhook endpoint, with its deliveries
         * @description Requires: API key or access token, scope `webhooks:write`, role `admin` or higher.
         */
        delete: operations["deleteWebhookEndpoint"];
        options?: never;
        head?: never;
        /**
         * Change, disable or enable a webhook endpoint
         * @description Disabling discards pending deliveries. The credential needs the scopes to read what the events contain: `documents:read`, `api-keys:read`, `members:read`.
         *
         *     Requires: API key or access token, scope `webhooks:write`, role `admin` or higher.
         */
        patch: operations["updateWebhookEndpoint"];
        trace?: never;
    };
    "/api/v1/workspaces/{workspaceId}/webhook-endpoints/{endpointId}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List deliveries of an endpoint
         * @description Only deliveries of events that your credential may read.
         *
         *     Requires: API key or access token, scope `webhooks:read`, role `admin` or higher.
         */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{workspaceId}/webhook-endpoints/{endpointId}/deliveries/{deliveryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a delivery, with the request and every attempt
         * @description Also requires the scope of the event, such as `documents:read`.
         *
         *     Requires: API key or access token, scope `webhooks:read`, role `admin` or higher.
         */
        get: operations["getWebhookDelivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{workspaceId}/webhook-endpoints/{endpointId}/deliveries/{deliveryId}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Deliver an event again
         * @description Works for deliveries in any state. The `webhook-id` stays the same, and the full number of attempts is available again. Also requires the scope of the event.
         *
         *     Requires: API key or access token, scope `webhooks:write`, role `admin` or higher.
         */
        post: operations["redeliverWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{workspaceId}/webhook-endpoints/{endpointId}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test event
         * @description Requires: API key or access token, scope `webhooks:write`, role `admin` or higher.
         */
        post: operations["testWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check whether the process is alive
         * @description Requires no credentials.
         */
        get: operations["getLiveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check whether the server can serve requests
         * @description Requires no credentials.
         */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    "api_key.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An API key was created */
        post: operations["onApiKeyCreated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "api_key.disabled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An API key was disabled */
        post: operations["onApiKeyDisabled"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "api_key.enabled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A disabled API key was enabled again */
        post: operations["onApiKeyEnabled"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "api_key.expiring": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An API key expires soon */
        post: operations["onApiKeyExpiring"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "api_key.leaked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An API key was reported as leaked */
        post: operations["onApiKeyLeaked"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "api_key.revoked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An API key was revoked */
        post: operations["onApiKeyRevoked"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "api_key.rotated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An API key was replaced by a new one */
        post: operations["onApiKeyRotated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "document.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A document was created */
        post: operations["onDocumentCreated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "document.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A document was deleted */
        post: operations["onDocumentDeleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "document.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A document was changed */
        post: operations["onDocumentUpdated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "member.added": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A member joined the workspace */
        post: operations["onMemberAdded"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "member.removed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A member left the workspace */
        post: operations["onMemberRemoved"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "member.role_changed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The role of a member changed */
        post: operations["onMemberRoleChanged"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    ping: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A test */
        post: operations["onPing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "service_account.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A service account was created */
        post: operations["onServiceAccountCreated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "service_account.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A service account was deleted, and its keys ended */
        post: operations["onServiceAccountDeleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "service_account.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A service account was renamed, described or given another role */
        post: operations["onServiceAccountUpdated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        /** @description The refresh token is in an httpOnly cookie, never in a body. */
        AccessToken: {
            /**
             * @description A JWT for `Authorization: Bearer`. Keep it in memory only.
             * @example eyJ…
             */
            access_token: string;
            /**
             * @description The lifetime in seconds.
             * @example 900
             */
            expires_in: number;
            /** @enum {string} */
            token_type: "bearer";
        };
        AccountDeletionBody: {
            /** @example correct horse battery */
            current_password: string;
        };
        /** @description A key, without its secret. */
        ApiKey: {
            /** @description CIDR blocks that the key may be used from; null: anywhere. */
            allowed_ips: string[] | null;
            /** Format: date-time */
            created_at: string;
            /**
             * Format: uuid
             * @description The user who created the key; for a key that a key of a service account created, the service account.
             */
            created_by: string;
            /** @description The API key that created this one; null: a signed-in user did. */
            created_by_key: string | null;
            /** @example Runs on the build server. */
            description: string | null;
            /** @description Whether a user has disabled the key. */
            disabled: boolean;
            expires_at: string | null;
            /** Format: uuid */
            id: string;
            /**
             * @description The part of the key that may be shown.
             * @example lk_3f9a
             */
            key_prefix: string;
            /** @description The last request that the key authenticated, whether or not it had the scope for it. */
            last_used_at: string | null;
            /** @description When the key was first reported as leaked. Rotate it if it is active. */
            leaked_at: string | null;
            /**
             * @description Strings by name, for your own programs.
             * @example {
             *       "customer": "acme"
             *     }
             */
            metadata: {
                [key: string]: string;
            };
            /** @example Production backend */
            name: string;
            /** @description The key acts with its owner's current role, narrowed by its scopes. */
            owner: {
                /** Format: uuid */
                id: string;
                /** @example Nightly export */
                name: string | null;
                /** @enum {string} */
                type: "user" | "service_account";
            };
            /** @description The key that replaced this one in a rotation. */
            replaced_by: string | null;
            /** @description When the key stopped working or, if in the future, when it will stop after the overlap of a rotation. */
            revoked_at: string | null;
            /**
             * @description Scopes of this API and of resource servers. null: everything that the owner's role allows.
             * @example [
             *       "documents:read",
             *       "invoices:read"
             *     ]
             */
            scopes: string[] | null;
            /**
             * @description A rotated key stays `active` until its overlap ends. `disabled`: a user has disabled it; it works again once it is enabled. `suspended`: an operator has suspended its owner or the workspace; the key works again once they are restored. `ended`: its owner has left the workspace or was deleted.
             * @enum {string}
             */
            status: "active" | "disabled" | "suspended" | "revoked" | "expired" | "ended";
            /** @description Why the key is `disabled`, `suspended`, `revoked` or `ended`; null otherwise. */
            status_reason: ("revoked_by_user" | "revoked_by_operator" | "rotated" | "leaked" | "ancestor_revoked" | "creator_left" | "account_deleted" | "account_claimed" | "service_account_deleted" | "disabled_by_user" | "account_suspended" | "workspace_suspended") | null;
            /** Format: date-time */
            updated_at: string;
            /** Format: uuid */
            workspace_id: string;
        };
        /** @description Omitted fields do not change. */
        ApiKeyChange: {
            /** @description null: anywhere. */
            allowed_ips?: string[] | null;
            /** @description Notes for people; null: none. */
            description?: string | null;
            /** @description true: every instance rejects the key until it is enabled again. false: the key works again, with the limits that it has. */
            disabled?: boolean;
            /** @description null: never. The current time makes the key expire at once. */
            expires_at?: string | null;
            /** @description Strings by name: at most 50, and 4096 bytes as JSON. Replaced as a whole; null: none. */
            metadata?: {
                [key: string]: string;
            } | null;
            /** @example Production backend */
            name?: string;
            /** @description null: everything that the owner's role allows. */
            scopes?: string[] | null;
        };
        /** @description The public data of a key. */
        ApiKeyEventData: {
            /** Format: uuid */
            created_by: string;
            expires_at: string | null;
            /** Format: uuid */
            id: string;
            /** @example lk_3f9a */
            key_prefix: string;
            /** @example Production backend */
            name: string;
            scopes: string[] | null;
            /** Format: uuid */
            workspace_id: string;
        };
        ApiKeyImport: {
            keys: components["schemas"]["ImportedApiKey"][];
        };
        /** @default {} */
        ApiKeyRotation: {
            /**
             * @description How long the old key keeps working. 0: it stops at once.
             * @default 0
             */
            overlap_seconds?: number;
        };
        ApiKeySelection: {
            /**
             * @description Every key that you may manage.
             * @enum {boolean}
             */
            all?: true;
            /**
             * Format: uuid
             * @description Every key that acts for this user in the workspace.
             */
            created_by?: string;
            /** @description The keys to revoke. If one of them does not exist, none is revoked. */
            ids?: string[];
            /**
             * Format: uuid
             * @description Every key that acts for this service account.
             */
            service_account_id?: string;
        };
        /** @description The usage of a key. */
        ApiKeyUsage: {
            /** @description The addresses that requests with the key came from in the last 90 days, regardless of `from` and `to`: at most 50, the most recent first. */
            addresses: {
                /** @example 192.0.2.7 */
                address: string;
                allowed: number;
                denied: number;
                /** Format: date-time */
                last_seen_at: string;
            }[];
            /** Format: uuid */
            api_key_id: string;
            buckets: {
                /** @description Requests that were allowed. */
                allowed: number;
                denied: number;
                /**
                 * @description Only for the owner: `revoked`, `disabled`, `expired`, `address_not_allowed`, `creator_removed`, `insufficient_scope`, `insufficient_role` and so on.
                 * @example {
                 *       "address_not_allowed": 2
                 *     }
                 */
                denied_by_reason: {
                    [key: string]: number;
                };
                /** Format: date-time */
                start: string;
            }[];
            /** Format: date-time */
            from: string;
            /** @enum {string} */
            interval: "hour" | "day";
            /**
             * @description The address of the last use.
             * @example 192.0.2.7
             */
            last_address: string | null;
            last_used_at: string | null;
            replaced_by: string | null;
            /**
             * @description null: the key was not rotated. true: its successor is in use, and this key was last used before that and not within the last 15 minutes; or it has already stopped. A client that runs once a day is idle for longer: look at the buckets too.
             * @example true
             */
            safe_to_revoke: boolean | null;
            /**
             * Format: date-time
             * @description The end of the period, not included.
             */
            to: string;
            totals: {
                /** @description Requests that were allowed. */
                allowed: number;
                denied: number;
                /**
                 * @description Only for the owner: `revoked`, `disabled`, `expired`, `address_not_allowed`, `creator_removed`, `insufficient_scope`, `insufficient_role` and so on.
                 * @example {
                 *       "address_not_allowed": 2
                 *     }
                 */
                denied_by_reason: {
                    [key: string]: number;
                };
            };
        };
        /** @description Requests per day for the keys that were used: at most 1,000 keys, those with the most requests first. */
        ApiKeyUsageOverview: {
            api_keys: {
                /**
                 * @description The requests of each day, oldest first.
                 * @example [
                 *       0,
                 *       12,
                 *       7
                 *     ]
                 */
                allowed: number[];
                /** Format: uuid */
                api_key_id: string;
                /**
                 * @description The requests of each day, oldest first.
                 * @example [
                 *       0,
                 *       12,
                 *       7
                 *     ]
                 */
                denied: number[];
            }[];
            /** Format: date-time */
            from: string;
            /**
             * Format: date-time
             * @description The end of the period, not included.
             */
            to: string;
        };
        /** @description A policy, and the keys that it ends earlier. */
        AppliedKeyPolicy: {
            dry_run: boolean;
            /** @description These keys, newest first: at most 1,000 of them. */
            keys: {
                broken_rules: ("max_lifetime_days" | "require_expiry" | "require_allowlist" | "require_scopes" | "owners" | "revoke_unused_after_days")[];
                /** Format: uuid */
                created_by: string;
                /**
                 * Format: date-time
                 * @description When the key expires by this policy.
                 */
                ends_at: string;
                /** Format: uuid */
                id: string;
                /** @example lk_3f9a */
                key_prefix: string;
                /** @example Production backend */
                name: string;
            }[];
            /** @description How many keys end earlier by this policy. */
            keys_reached: number;
            max_lifetime_days: number | null;
            /** @enum {string} */
            owners: "any" | "service_accounts";
            require_allowlist: boolean;
            require_expiry: boolean;
            require_scopes: boolean;
            revoke_unused_after_days: number | null;
        };
        /** @description A signed statement about the trail. Keep it where the server cannot reach it. */
        AuditCheckpoint: {
            /**
             * Format: uuid
             * @description The workspace.
             */
            chain: string;
            /** @description Events before this position were removed after their retention period. */
            events_from: number;
            /** @example 5f2a0c7e91d40c7e91d40c7e91d40c7e91d40c7e91d40c7e91d40c7e91d40c7e */
            hash: string;
            /**
             * @description The first 16 digits of the SHA-256 of `public_key`.
             * @example 9b74c9897bac770f
             */
            key_id: string;
            /** @description The position of the last event in the chain so far; 0 if there is none. */
            position: number;
            /**
             * @description Ed25519, 32 bytes, base64url.
             * @example 11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo
             */
            public_key: string;
            /**
             * @description Ed25519, 64 bytes, base64url.
             * @example hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg
             */
            signature: string;
            /** Format: date-time */
            signed_at: string;
        };
        /** @description One immutable event of the audit trail. */
        AuditEvent: {
            /** @enum {string} */
            action: "account.created" | "account.deleted" | "account.email_change_requested" | "account.email_changed" | "account.email_verification_requested" | "account.email_verified" | "account.factor_abandoned" | "account.factor_added" | "account.factor_begun" | "account.factor_removed" | "account.factors_reset" | "account.password_changed" | "account.password_reset" | "account.password_reset_requested" | "account.recovery_code_used" | "account.recovery_codes_created" | "account.restored" | "account.second_factor_failed" | "account.second_factor_requested" | "account.suspended" | "account.updated" | "api_key.created" | "api_key.disabled" | "api_key.enabled" | "api_key.imported" | "api_key.leaked" | "api_key.revoked" | "api_key.rotated" | "api_key.updated" | "audit.pruned" | "document.created" | "document.deleted" | "document.updated" | "instance.restored" | "invitation.accepted" | "invitation.created" | "invitation.revoked" | "member.added" | "member.removed" | "member.role_changed" | "member.sessions_ended" | "operator_key.created" | "operator_key.revoked" | "resource_server.created" | "resource_server.deleted" | "resource_server.scopes_changed" | "resource_server.secret_rotated" | "resource_server.updated" | "service_account.created" | "service_account.deleted" | "service_account.updated" | "session.ended" | "session.pruned" | "session.reuse_detected" | "session.started" | "session.stepped_up" | "webhook_delivery.redelivered" | "webhook_endpoint.created" | "webhook_endpoint.deleted" | "webhook_endpoint.disabled" | "webhook_endpoint.purged" | "webhook_endpoint.tested" | "webhook_endpoint.updated" | "workspace.api_keys_revoked" | "workspace.created" | "workspace.deleted" | "workspace.key_policy_changed" | "workspace.purged" | "workspace.restored" | "workspace.suspended" | "workspace.updated";
            /** @description Who made the change. */
            actor: {
                api_key_id: string | null;
                /** @enum {string} */
                kind: "user" | "api_key" | "operator" | "anonymous" | "system";
                /** @description The API key's owner if that is a service account. */
                service_account_id: string | null;
                /** @description The user, or the API key's owner if that is a user. */
                user_id: string | null;
            };
            /**
             * @description The IP address that the request came from.
             * @example 192.0.2.7
             */
            address: string | null;
            /** @description The details of the change, for people to read. */
            details: {
                [key: string]: unknown;
            };
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            occurred_at: string;
            /** @example 0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e */
            request_id: string | null;
            /** @description What was changed. */
            target: {
                id: string | null;
                type: string;
            };
        };
        /** @description The position of an event in the workspace's chain. */
        AuditLink: {
            /**
             * @description SHA-256 of the event's text.
             * @example 5f2a0c7e91d40c7e91d40c7e91d40c7e91d40c7e91d40c7e91d40c7e91d40c7e
             */
            digest: string;
            /**
             * @description The event as text, exactly as it was hashed. null: removed after its retention period.
             * @example {"id": "0197f0a2-0000-7000-8000-000000000000", "action": "api_key.revoked", …}
             */
            event: string | null;
            /** Format: uuid */
            event_id: string;
            /**
             * @description Computed from the previous hash, the position and the digest.
             * @example 5f2a0c7e91d40c7e91d40c7e91d40c7e91d40c7e91d40c7e91d40c7e91d40c7e
             */
            hash: string;
            /**
             * @description Starts at 1, without gaps.
             * @example 1
             */
            position: number;
        };
        ChangedMemberEventData: {
            /** @enum {string} */
            previous_role: "viewer" | "member" | "admin" | "owner";
            /**
             * @description The current role; for a removed member, the last role.
             * @enum {string}
             */
            role: "viewer" | "member" | "admin" | "owner";
            /** Format: uuid */
            user_id: string;
            /** Format: uuid */
            workspace_id: string;
        };
        CredentialReport: {
            /**
             * @description The credentials that were found. Anything that is not a key of this server is ignored.
             * @example [
             *       "lk_…"
             *     ]
             */
            credentials: string[];
            /**
             * Format: uri
             * @description Where they were found. The owners of the keys can see this.
             */
            url?: string;
        };
        CredentialToResolve: {
            /** @description Where the request came from. */
            address?: string | null;
            /**
             * @description An API key or an access token.
             * @example lk_…
             */
            credential: string;
            /** @description `X-Workspace-Id` of the request. */
            workspace_id?: string | null;
        };
        /** @description A text document in a workspace. */
        Document: {
            /** @example We met on Monday. */
            body: string;
            /** Format: date-time */
            created_at: string;
            /**
             * Format: uuid
             * @description The user, or the API key's creator.
             */
            created_by: string;
            /** Format: uuid */
            id: string;
            /** @example Minutes of the meeting */
            title: string;
            /** Format: date-time */
            updated_at: string;
            /**
             * @description Starts at 1; every update adds one. The `ETag` is derived from it.
             * @example 1
             */
            version: number;
            /** Format: uuid */
            workspace_id: string;
        };
        DocumentContent: {
            /** @example We met on Monday. */
            body: string;
            /** @example Minutes of the meeting */
            title: string;
        };
        /** @description Without the body, which you can read with the API. */
        DocumentEventData: {
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            created_by: string;
            /** Format: uuid */
            id: string;
            /** @example Minutes of the meeting */
            title: string;
            /** Format: date-time */
            updated_at: string;
            /**
             * @description The version that the event reports.
             * @example 1
             */
            version: number;
            /** Format: uuid */
            workspace_id: string;
        };
        DocumentPatch: {
            /** @example We met on Monday. */
            body?: string;
            /** @example Minutes of the meeting */
            title?: string;
        };
        EmailChange: {
            /** @example correct horse battery */
            current_password: string;
            /**
             * Format: email
             * @example you@example.com
             */
            email: string;
        };
        EmailVerification: {
            /**
             * @description The part of the link after `#token=`.
             * @example lkmail_…
             */
            token: string;
        };
        EndedSessions: {
            ended: number;
        };
        /** @description A second factor of your account. */
        Factor: {
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            id: string;
            /** @description When a code of it was last accepted. */
            last_used_at: string | null;
            /** @example Authenticator app */
            name: string;
            /**
             * @description An authenticator app.
             * @enum {string}
             */
            type: "totp";
        };
        FactorConfirmation: {
            /**
             * @description The 6 digits that the authenticator app shows.
             * @example 123456
             */
            code: string;
        };
        FindCredentialBody: {
            /**
             * @description The whole of it; a prefix or a name finds nothing.
             * @example lk_…
             */
            credential: string;
        };
        /** @description What a credential is, whose, and whether it works. */
        FoundCredential: {
            /** Format: date-time */
            created_at: string;
            /** @description When it stops, or stopped. */
            ends_at: string | null;
            /**
             * Format: uuid
             * @description Of the key, of the session that the access token belongs to, or of the resource server.
             */
            id: string;
            /** @enum {string} */
            kind: "api_key" | "access_token" | "operator_key" | "resource_server_secret";
            last_used_at: string | null;
            /** @example Production backend */
            name: string | null;
            /** @enum {string} */
            state: "active" | "disabled" | "suspended" | "revoked" | "expired" | "ended";
            /** @example leaked */
            state_reason: string | null;
            /** @description Whom it acts for. */
            user: {
                /** @example you@example.com */
                email: string;
                /** Format: uuid */
                id: string;
            } | null;
            workspace: {
                /** Format: uuid */
                id: string;
                /** @example Acme */
                name: string;
            } | null;
        };
        GithubMatch: {
            /**
             * @description The kind of content it was found in; case does not matter.
             * @example commit
             */
            source?: string;
            /**
             * @description The credential that was found.
             * @example lk_…
             */
            token: string;
            /**
             * @description The kind of token, as agreed with GitHub.
             * @example latchkey_api_key
             */
            type?: string;
            /**
             * @description Where the credential was found; may be empty.
             * @example https://github.com/acme/app/blob/main/.env
             */
            url?: string;
        };
        GithubMatchLabel: {
            /**
             * @description `true_positive`: a key of this server, whether or not it still works.
             * @enum {string}
             */
            label: "true_positive" | "false_positive";
            /** @example lk_… */
            token_raw: string;
            /** @example latchkey_api_key */
            token_type: string;
        };
        Health: {
            /** @enum {string} */
            status: "ok";
        };
        ImportedApiKey: {
            /** @description IPv4 and IPv6 addresses and CIDR blocks that the key may be used from. null or omitted: anywhere. */
            allowed_ips?: string[] | null;
            /** @description Notes for people; null: none. */
            description?: string | null;
            /** @description A time in the future, within ten years. null or omitted: never. */
            expires_at?: string | null;
            /**
             * @description How the key begins: what lists show of it.
             * @example sk_live_3f9a
             */
            key_prefix: string;
            /** @description Strings by name: at most 50, and 4096 bytes as JSON. Replaced as a whole; null: none. */
            metadata?: {
                [key: string]: string;
            } | null;
            /** @example Production backend */
            name: string;
            /** @description null or omitted: everything that your role allows. An API key that creates keys cannot give more than it has; what is left out, they inherit. */
            scopes?: string[] | null;
            /**
             * Format: uuid
             * @description The service account that the key acts for. Only signed-in users with the role `admin` can name one. Omitted: the key acts for you; a key created with a key of a service account acts for that service account.
             */
            service_account_id?: string;
            /**
             * @description Of the whole key, as it is sent. The key itself must not be sent.
             * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
             */
            sha256: string;
        };
        ImportedApiKeys: {
            /** @description How many keys this added. */
            imported: number;
            /**
             * @description Indexes of keys that the server had before; those stay as they are.
             * @example []
             */
            known: number[];
        };
        /** @description One immutable event of the audit trail of the whole server. */
        InstanceAuditEvent: {
            /** @enum {string} */
            action: "account.created" | "account.deleted" | "account.email_change_requested" | "account.email_changed" | "account.email_verification_requested" | "account.email_verified" | "account.factor_abandoned" | "account.factor_added" | "account.factor_begun" | "account.factor_removed" | "account.factors_reset" | "account.password_changed" | "account.password_reset" | "account.password_reset_requested" | "account.recovery_code_used" | "account.recovery_codes_created" | "account.restored" | "account.second_factor_failed" | "account.second_factor_requested" | "account.suspended" | "account.updated" | "api_key.created" | "api_key.disabled" | "api_key.enabled" | "api_key.imported" | "api_key.leaked" | "api_key.revoked" | "api_key.rotated" | "api_key.updated" | "audit.pruned" | "document.created" | "document.deleted" | "document.updated" | "instance.restored" | "invitation.accepted" | "invitation.created" | "invitation.revoked" | "member.added" | "member.removed" | "member.role_changed" | "member.sessions_ended" | "operator_key.created" | "operator_key.revoked" | "resource_server.created" | "resource_server.deleted" | "resource_server.scopes_changed" | "resource_server.secret_rotated" | "resource_server.updated" | "service_account.created" | "service_account.deleted" | "service_account.updated" | "session.ended" | "session.pruned" | "session.reuse_detected" | "session.started" | "session.stepped_up" | "webhook_delivery.redelivered" | "webhook_endpoint.created" | "webhook_endpoint.deleted" | "webhook_endpoint.disabled" | "webhook_endpoint.purged" | "webhook_endpoint.tested" | "webhook_endpoint.updated" | "workspace.api_keys_revoked" | "workspace.created" | "workspace.deleted" | "workspace.key_policy_changed" | "workspace.purged" | "workspace.restored" | "workspace.suspended" | "workspace.updated";
            /** @description Who made the change. */
            actor: {
                api_key_id: string | null;
                /** @enum {string} */
                kind: "user" | "api_key" | "operator" | "anonymous" | "system";
                /** @description The API key's owner if that is a service account. */
                service_account_id: string | null;
                /** @description The user, or the API key's owner if that is a user. */
                user_id: string | null;
            };
            /**
             * @description The IP address that the request came from.
             * @example 192.0.2.7
             */
            address: string | null;
            /** @description The details of the change, for people to read. */
            details: {
                [key: string]: unknown;
            };
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            occurred_at: string;
            /** @example 0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e */
            request_id: string | null;
            /** @description What was changed. */
            target: {
                id: string | null;
                type: string;
            };
            /** @description null: the event belongs to no workspace. */
            workspace_id: string | null;
        };
        /** @description RFC 7662. For an invalid credential, just `{"active": false}`. */
        Introspection: {
            active: boolean;
            /**
             * @description Your name.
             * @example billing
             */
            aud?: string;
            /**
             * Format: uuid
             * @description The API key.
             */
            client_id?: string;
            exp?: number;
            iat?: number;
            /** @enum {string} */
            kind?: "user" | "api_key";
            /**
             * @description The API key's name.
             * @example Production backend
             */
            name?: string;
            /** @enum {string} */
            role?: "viewer" | "member" | "admin" | "owner";
            /**
             * @description The scopes of your service that the credential has, separated by spaces.
             * @example invoices:read
             */
            scope?: string;
            /**
             * Format: uuid
             * @description The same as `sub`, where that is a service account.
             */
            service_account_id?: string;
            /**
             * Format: uuid
             * @description The user, or the API key's owner: a user or a service account.
             */
            sub?: string;
            /** @enum {string} */
            token_type?: "api_key" | "access_token";
            /** Format: uuid */
            workspace_id?: string;
        };
        IntrospectionRequest: {
            /**
             * @description The address that the request came from. Without it, a key with an allowlist is not active.
             * @example 192.0.2.7
             */
            address?: string;
            /**
             * @description Required scopes, separated by spaces.
             * @example invoices:read
             */
            scope?: string;
            /**
             * @description An API key or an access token.
             * @example lk_…
             */
            token: string;
            /**
             * @description Ignored: the server recognises a credential by its format.
             * @example access_token
             */
            token_type_hint?: string;
        };
        /** @description An invitation, without its token. */
        Invitation: {
            accepted_at: string | null;
            accepted_by: string | null;
            /** Format: date-time */
            created_at: string;
            /**
             * @description The only address that may accept; null: anyone who has the token.
             * @example ada@example.com
             */
            email: string | null;
            /** Format: date-time */
            expires_at: string;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            invited_by: string;
            revoked_at: string | null;
            /** @enum {string} */
            role: "viewer" | "member" | "admin" | "owner";
            /** @enum {string} */
            status: "open" | "accepted" | "revoked" | "expired";
            /** Format: uuid */
            workspace_id: string;
        };
        /** @description The workspace that the caller now belongs to. */
        InvitationAcceptance: {
            /** @enum {string} */
            role: "viewer" | "member" | "admin" | "owner";
            workspace: components["schemas"]["Workspace"];
        };
        InvitationAcceptanceBody: {
            /** @example lkinv_… */
            token: string;
        };
        InvitationBody: {
            /**
             * Format: email
             * @description Only the account with this email address may accept. If omitted, anyone who has the token may.
             * @example you@example.com
             */
            email?: string;
            /** @default 7 */
            expires_in_days?: number;
            /** @enum {string} */
            role: "viewer" | "member" | "admin" | "owner";
        };
        /** @description A new key with its secrets, which cannot be read again. */
        IssuedApiKey: {
            /** @description CIDR blocks that the key may be used from; null: anywhere. */
            allowed_ips: string[] | null;
            /** Format: date-time */
            created_at: string;
            /**
             * Format: uuid
             * @description The user who created the key; for a key that a key of a service account created, the service account.
             */
            created_by: string;
            /** @description The API key that created this one; null: a signed-in user did. */
            created_by_key: string | null;
            /** @example Runs on the build server. */
            description: string | null;
            /** @description Whether a user has disabled the key. */
            disabled: boolean;
            expires_at: string | null;
            /** Format: uuid */
            id: string;
            /**
             * @description The key itself. Shown only once.
             * @example lk_…
             */
            key: string;
            /**
             * @description The part of the key that may be shown.
             * @example lk_3f9a
             */
            key_prefix: string;
            /** @description The last request that the key authenticated, whether or not it had the scope for it. */
            last_used_at: string | null;
            /** @description When the key was first reported as leaked. Rotate it if it is active. */
            leaked_at: string | null;
            /**
             * @description Strings by name, for your own programs.
             * @example {
             *       "customer": "acme"
             *     }
             */
            metadata: {
                [key: string]: string;
            };
            /** @example Production backend */
            name: string;
            /** @description The key acts with its owner's current role, narrowed by its scopes. */
            owner: {
                /** Format: uuid */
                id: string;
                /** @example Nightly export */
                name: string | null;
                /** @enum {string} */
                type: "user" | "service_account";
            };
            /** @description The key that replaced this one in a rotation. */
            replaced_by: string | null;
            /** @description When the key stopped working or, if in the future, when it will stop after the overlap of a rotation. */
            revoked_at: string | null;
            /**
             * @description Scopes of this API and of resource servers. null: everything that the owner's role allows.
             * @example [
             *       "documents:read",
             *       "invoices:read"
             *     ]
             */
            scopes: string[] | null;
            /**
             * @description A rotated key stays `active` until its overlap ends. `disabled`: a user has disabled it; it works again once it is enabled. `suspended`: an operator has suspended its owner or the workspace; the key works again once they are restored. `ended`: its owner has left the workspace or was deleted.
             * @enum {string}
             */
            status: "active" | "disabled" | "suspended" | "revoked" | "expired" | "ended";
            /** @description Why the key is `disabled`, `suspended`, `revoked` or `ended`; null otherwise. */
            status_reason: ("revoked_by_user" | "revoked_by_operator" | "rotated" | "leaked" | "ancestor_revoked" | "creator_left" | "account_deleted" | "account_claimed" | "service_account_deleted" | "disabled_by_user" | "account_suspended" | "workspace_suspended") | null;
            /** Format: date-time */
            updated_at: string;
            /**
             * @description Verifies webhook deliveries. Shown only once.
             * @example whsec_…
             */
            webhook_signing_secret: string;
            /** Format: uuid */
            workspace_id: string;
        };
        /** @description A new invitation with its token, which cannot be read again. */
        IssuedInvitation: {
            accepted_at: string | null;
            accepted_by: string | null;
            /** Format: date-time */
            created_at: string;
            /**
             * @description The only address that may accept; null: anyone who has the token.
             * @example ada@example.com
             */
            email: string | null;
            /** Format: date-time */
            expires_at: string;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            invited_by: string;
            revoked_at: string | null;
            /** @enum {string} */
            role: "viewer" | "member" | "admin" | "owner";
            /** @enum {string} */
            status: "open" | "accepted" | "revoked" | "expired";
            /**
             * @description For POST /api/v1/invitations/accept. Shown only once: pass it on to the person you invite.
             * @example lkinv_…
             */
            token: string;
            /** Format: uuid */
            workspace_id: string;
        };
        /** @description A service with its secret, which cannot be read again. */
        IssuedResourceServer: {
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            id: string;
            /** @example billing */
            name: string;
            scopes: components["schemas"]["ResourceServerScope"][];
            /**
             * @description Shown only once.
             * @example lkrs_…
             */
            secret: string;
            /** @example Billing */
            title: string;
            /** Format: date-time */
            updated_at: string;
        };
        /** @description Public keys (RFC 7517); the first is the current one. */
        Jwks: {
            keys: {
                /** @enum {string} */
                alg: "ES256";
                crv: string;
                kid: string;
                kty: string;
                /** @enum {string} */
                use: "sig";
                x: string;
                y: string;
            }[];
        };
        /** @description What a workspace asks of its keys. */
        KeyPolicy: {
            max_lifetime_days: number | null;
            /** @enum {string} */
            owners: "any" | "service_accounts";
            require_allowlist: boolean;
            require_expiry: boolean;
            require_scopes: boolean;
            revoke_unused_after_days: number | null;
        };
        /** @description Replaces the whole policy: omitted rules do not apply. */
        KeyPolicyChange: {
            /**
             * @description How long existing keys that break the policy go on working: at most 90 days. 0: they end at once.
             * @default 0
             */
            grace_days?: number;
            /**
             * @description A key expires so many days after it was created, or earlier. null: no maximum.
             * @default null
             */
            max_lifetime_days?: number | null;
            /**
             * @description service_accounts: keys must belong to a service account, not to a person.
             * @default any
             * @enum {string}
             */
            owners?: "any" | "service_accounts";
            /**
             * @description Keys must name the addresses that they may be used from.
             * @default false
             */
            require_allowlist?: boolean;
            /**
             * @description Keys must have an expiry.
             * @default false
             */
            require_expiry?: boolean;
            /**
             * @description Keys must name their scopes.
             * @default false
             */
            require_scopes?: boolean;
            /**
             * @description A key that nobody has used for so many days ends within the hour, also later. null: unused keys stay.
             * @default null
             */
            revoke_unused_after_days?: number | null;
        };
        /** @description Keys that could go, or be narrower. */
        KeyReview: {
            /** @description Newest first: at most 1,000. */
            keys: {
                /** Format: date-time */
                created_at: string;
                /** @description unused: for 90 days. wider_than_used: it has scopes that it has not needed for 90 days. no_allowlist: it came from at most two addresses in that time. The last two only where every request of this time is accounted for. */
                findings: ("never_used" | "unused" | "never_expires" | "wider_than_used" | "no_allowlist")[];
                /** Format: uuid */
                id: string;
                /** @example lk_3f9a */
                key_prefix: string;
                last_used_at: string | null;
                /** @example Production backend */
                name: string;
                owner: {
                    /** Format: uuid */
                    id: string;
                    name: string | null;
                    /** @enum {string} */
                    type: "user" | "service_account";
                };
                /** @description The body of the `PATCH` that would narrow the key; null: none. */
                proposal: {
                    allowed_ips?: string[];
                    scopes?: string[];
                } | null;
            }[];
            /** @description How many keys have a finding. */
            keys_found: number;
        };
        LeakedApiKeyEventData: {
            /** Format: uuid */
            created_by: string;
            expires_at: string | null;
            /** Format: uuid */
            id: string;
            /** @example lk_3f9a */
            key_prefix: string;
            /**
             * Format: date-time
             * @description When the leak was reported.
             */
            leaked_at: string;
            /** @example Production backend */
            name: string;
            /** @description Whether it was revoked at once. */
            revoked: boolean;
            scopes: string[] | null;
            /**
             * @description Who reported it: `github` or `finder`.
             * @example github
             */
            source: string;
            /**
             * @description Where the key was found.
             * @example https://github.com/acme/app
             */
            url: string | null;
            /** Format: uuid */
            workspace_id: string;
        };
        Login: {
            /**
             * Format: email
             * @example you@example.com
             */
            email: string;
            /** @example correct horse battery */
            password: string;
        };
        /** @description A user's membership of a workspace. */
        Member: {
            /**
             * Format: date-time
             * @description When the user became a member.
             */
            created_at: string;
            /** @enum {string} */
            role: "viewer" | "member" | "admin" | "owner";
            /** Format: date-time */
            updated_at: string;
            user: {
                /** Format: email */
                email: string;
                /** Format: uuid */
                id: string;
                /** @example Ada */
                name: string | null;
                /** @description When the operator of the server suspended the account, with everything that acts for it. */
                suspended_at: string | null;
            };
        };
        MemberBody: {
            /** @enum {string} */
            role: "viewer" | "member" | "admin" | "owner";
        };
        MemberEventData: {
            /**
             * @description The current role; for a removed member, the last role.
             * @enum {string}
             */
            role: "viewer" | "member" | "admin" | "owner";
            /** Format: uuid */
            user_id: string;
            /** Format: uuid */
            workspace_id: string;
        };
        /** @description What depends on a member, and ends with the membership. */
        MemberImpact: {
            /** @description Keys that act for the member. */
            api_keys: {
                items: {
                    /** Format: uuid */
                    id: string;
                    /**
                     * @description A name, a URL or an email address.
                     * @example Production backend
                     */
                    label: string;
                    last_used_at: string | null;
                }[];
                /** @example 1 */
                total: number;
            };
            /** @description Open invitations from the member, or to their address. */
            invitations: {
                items: {
                    /** Format: uuid */
                    id: string;
                    /**
                     * @description A name, a URL or an email address.
                     * @example Production backend
                     */
                    label: string;
                    last_used_at: string | null;
                }[];
                /** @example 1 */
                total: number;
            };
            /** @description Endpoints that the member created, or that are signed with one of these keys. */
            webhook_endpoints: {
                items: {
                    /** Format: uuid */
                    id: string;
                    /**
                     * @description A name, a URL or an email address.
                     * @example Production backend
                     */
                    label: string;
                    last_used_at: string | null;
                }[];
                /** @example 1 */
                total: number;
            };
        };
        NewApiKey: {
            /** @description IPv4 and IPv6 addresses and CIDR blocks that the key may be used from. null or omitted: anywhere. */
            allowed_ips?: string[] | null;
            /** @description Notes for people; null: none. */
            description?: string | null;
            /** @description A time in the future, within ten years. null or omitted: never. */
            expires_at?: string | null;
            /** @description Strings by name: at most 50, and 4096 bytes as JSON. Replaced as a whole; null: none. */
            metadata?: {
                [key: string]: string;
            } | null;
            /** @example Production backend */
            name: string;
            /** @description null or omitted: everything that your role allows. An API key that creates keys cannot give more than it has; what is left out, they inherit. */
            scopes?: string[] | null;
            /**
             * Format: uuid
             * @description The service account that the key acts for. Only signed-in users with the role `admin` can name one. Omitted: the key acts for you; a key created with a key of a service account acts for that service account.
             */
            service_account_id?: string;
        };
        NewResourceServer: {
            /**
             * @description The audience of the service.
             * @example billing
             */
            name: string;
            /**
             * @description A label for people.
             * @example Billing
             */
            title: string;
        };
        NewServiceAccount: {
            /** @example Exports the documents every night. Ask the platform team. */
            description?: string | null;
            /** @example Nightly export */
            name: string;
            /**
             * @description What its keys may do at most. A service account is never an owner.
             * @enum {string}
             */
            role: "viewer" | "member" | "admin";
        };
        NewTotpFactor: {
            /**
             * @description To tell it from others.
             * @example Phone
             */
            name?: string;
        };
        /** @description An authenticator app that is being set up. Its secret is shown only once. */
        NewTotpFactorSecret: {
            /** Format: uuid */
            id: string;
            /**
             * @description For a QR code.
             * @example otpauth://totp/…
             */
            otpauth_uri: string;
            /**
             * @description For typing into the app, in Base32.
             * @example JBSW…
             */
            secret: string;
        };
        NewWebhookEndpoint: {
            /**
             * Format: uuid
             * @description A key of the workspace. Its signing secret signs the deliveries.
             */
            api_key_id: string;
            /**
             * @description A label for people.
             * @example Search index
             */
            description?: string | null;
            events: ("api_key.created" | "api_key.disabled" | "api_key.enabled" | "api_key.expiring" | "api_key.leaked" | "api_key.revoked" | "api_key.rotated" | "document.created" | "document.deleted" | "document.updated" | "member.added" | "member.removed" | "member.role_changed" | "ping" | "service_account.created" | "service_account.deleted" | "service_account.updated")[];
            /**
             * Format: uri
             * @description The public http(s) URL that events are sent to by POST.
             * @example https://example.com/webhooks
             */
            url: string;
        };
        NewWorkspace: {
            /** @example Acme */
            name: string;
        };
        /** @description A service other than this server that has scopes for keys. */
        OfferedScopes: {
            /** @example billing */
            name: string;
            scopes: components["schemas"]["ResourceServerScope"][];
            /** @example Billing */
            title: string;
        };
        OperatorRevokedKeys: {
            revoked: number;
        };
        /** @description An account as the operator of the server sees it. */
        OperatorUser: {
            /** Format: date-time */
            created_at: string;
            /** @example you@example.com */
            email: string;
            email_verified: boolean;
            /** Format: uuid */
            id: string;
            /** @example Ada */
            name: string | null;
            /** @description null: it is not suspended. */
            suspended_at: string | null;
            /** @example The invoice of March is open. */
            suspended_reason: string | null;
        };
        /** @description A workspace as the operator of the server sees it. */
        OperatorWorkspace: {
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            id: string;
            /** @example Acme */
            name: string;
            /** @description At most ten, in the order of joining. */
            owners: {
                /** @example you@example.com */
                email: string;
                /** Format: uuid */
                id: string;
            }[];
            /** @description null: it is not suspended. */
            suspended_at: string | null;
            /** @example The invoice of March is open. */
            suspended_reason: string | null;
        };
        PasswordChange: {
            /** @example correct horse battery */
            current_password: string;
            /**
             * @description At least 8 characters of any kind; not a common password, and not your email address.
             * @example correct horse battery
             */
            new_password: string;
        };
        PasswordForgotten: {
            /**
             * Format: email
             * @example you@example.com
             */
            email: string;
        };
        PasswordReset: {
            /**
             * @description At least 8 characters of any kind; not a common password, and not your email address.
             * @example correct horse battery
             */
            new_password: string;
            /**
             * @description The part of the link after `#token=`.
             * @example lkreset_…
             */
            token: string;
        };
        /** @description Sent on request, to test whether deliveries arrive. */
        PingEventData: {
            /** Format: uuid */
            endpoint_id: string;
        };
        /** @description Who a request acts as. */
        Principal: {
            /** @description The API key; null for a user. */
            key: {
                /** Format: uuid */
                id: string;
                /** @example lk_3f9a */
                key_prefix: string;
                /** @example Production backend */
                name: string;
            } | null;
            /** @enum {string} */
            kind: "user" | "api_key";
            role: ("viewer" | "member" | "admin" | "owner") | null;
            /** @description What the credential may do now. */
            scopes: ("api-keys:read" | "api-keys:write" | "audit:read" | "documents:read" | "documents:write" | "members:read" | "members:write" | "webhooks:read" | "webhooks:write" | "workspace:read" | "workspace:write")[];
            /** @description The service account that owns the API key; null otherwise. */
            service_account: {
                /** Format: uuid */
                id: string;
                /** @example Nightly export */
                name: string;
            } | null;
            /** @description The signed-in user, or the API key's owner. null for a key of a service account. */
            user: {
                /** Format: email */
                email: string;
                /** @description Whether the address was confirmed by following an emailed link. */
                email_verified: boolean;
                /** Format: uuid */
                id: string;
                /** @example Ada */
                name: string | null;
            } | null;
            /** @description The workspace that the request acts in. */
            workspace: {
                /** Format: uuid */
                id: string;
                /** @example My workspace */
                name: string;
            } | null;
        };
        /** @description An error (RFC 9457). `code` is stable; see docs/errors.md. */
        Problem: {
            /** @example validation_failed */
            code: string;
            /** @example Some fields are not valid; see `errors`. */
            detail: string;
            errors?: {
                field: string;
                message: string;
            }[];
            /** @example /api/v1/documents */
            instance: string;
            /** @example 0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e */
            request_id: string;
            status: number;
            /** @example Validation failed */
            title: string;
            /** @example /docs/errors#validation_failed */
            type: string;
        };
        ProfileBody: {
            /**
             * @description The name that other members of your workspaces see; null: they see only the address.
             * @example Ada
             */
            name: string | null;
        };
        /** @description Recovery codes are shown only once. */
        RecoveryCodes: {
            /**
             * @description Ten codes, or none if the account has some already.
             * @example [
             *       "abcd-efgh-ijkl-mnop"
             *     ]
             */
            recovery_codes: string[];
        };
        RecoveryCodesLeft: {
            /**
             * @description How many are not used yet.
             * @example 10
             */
            remaining: number;
        };
        /** @description The same for keys and anything else. */
        ReportAccepted: {
            /** @enum {string} */
            status: "accepted";
        };
        /** @description Either `accepted` or `refused`. */
        ResolvedCredential: {
            accepted?: {
                allowed_ips: string[] | null;
                api_key: {
                    /** Format: uuid */
                    id: string;
                    key_prefix: string;
                    name: string;
                } | null;
                /** @description Names as in `stale` of a renewal. */
                depends_on: string[];
                /** @description Counted from when the request was sent. */
                expires_in_ms: number | null;
                /** @enum {string} */
                kind: "user" | "api_key";
                /** @description Not in the role: each with the lowest role that holds it. */
                lacks_role: {
                    [key: string]: "viewer" | "member" | "admin" | "owner";
                };
                /** @description Not in the key. */
                lacks_scope: string[];
                /** @description Held, of the API itself. */
                latchkey_scopes: string[];
                revoked_in_ms: number | null;
                role: ("viewer" | "member" | "admin" | "owner") | null;
                /** @description Held, of this audience. */
                scopes: string[];
                service_account_id: string | null;
                /** @description null for a key of a service account. */
                user_id: string | null;
                workspace_id: string | null;
            };
            /** @description The answer for the caller, whatever the request asks for. */
            refused?: {
                headers: {
                    [key: string]: string;
                };
                problem: {
                    [key: string]: unknown;
                };
                status: number;
            };
            /**
             * @description The database that was read.
             * @example w3FQ0bQ2rV0mJrT6ZkX1aA
             */
            server: string;
        };
        /** @description A service other than this server. */
        ResourceServer: {
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            id: string;
            /** @example billing */
            name: string;
            scopes: components["schemas"]["ResourceServerScope"][];
            /** @example Billing */
            title: string;
            /** Format: date-time */
            updated_at: string;
        };
        ResourceServerChange: {
            /**
             * @description A label for people.
             * @example Billing
             */
            title: string;
        };
        ResourceServerScope: {
            /**
             * @default
             * @example See invoices and their state.
             */
            description: string;
            /**
             * @description The lowest role that includes the scope.
             * @enum {string}
             */
            role: "viewer" | "member" | "admin" | "owner";
            /** @example invoices:read */
            scope: string;
            /** @example Read invoices */
            title: string;
        };
        /** @default {} */
        ResourceServerSecretRotation: {
            /**
             * @description How long the old secret keeps working. 0: it stops at once.
             * @default 0
             */
            overlap_seconds?: number;
        };
        RevokedApiKey: {
            /** @description With `descendants=true`: how many other keys this request revoked. */
            descendants_revoked?: number;
            /** @enum {string} */
            status: "revoked";
        };
        RevokedApiKeys: {
            /** @description How many keys this request revoked; others were already revoked. */
            revoked: number;
        };
        /** @description The key that was replaced. */
        RotatedApiKeyEventData: {
            /** Format: uuid */
            created_by: string;
            expires_at: string | null;
            /** Format: uuid */
            id: string;
            /** @example lk_3f9a */
            key_prefix: string;
            /** @example Production backend */
            name: string;
            /**
             * Format: uuid
             * @description The new key.
             */
            replaced_by: string;
            scopes: string[] | null;
            /**
             * Format: date-time
             * @description When the old key stops, after the overlap.
             */
            stops_at: string;
            /** Format: uuid */
            workspace_id: string;
        };
        SecondFactor: {
            /**
             * @description From the response to `POST /auth/login`.
             * @example v1.…
             */
            challenge: string;
            /**
             * @description The 6 digits that the authenticator app shows.
             * @example 123456
             */
            code?: string;
            /**
             * @description One of the recovery codes. Each works once.
             * @example abcd-efgh-ijkl-mnop
             */
            recovery_code?: string;
        };
        /** @description Owns API keys that outlive the people who created them. */
        ServiceAccount: {
            /** @description How many of its keys work now. */
            api_keys: number;
            /** Format: date-time */
            created_at: string;
            /**
             * Format: uuid
             * @description The user who created it. It does not depend on them.
             */
            created_by: string;
            /** @example Exports the documents every night. Ask the platform team. */
            description: string | null;
            /** Format: uuid */
            id: string;
            /** @example Nightly export */
            name: string;
            /**
             * @description What its keys may do at most. A service account is never an owner.
             * @enum {string}
             */
            role: "viewer" | "member" | "admin";
            /** Format: date-time */
            updated_at: string;
            /** Format: uuid */
            workspace_id: string;
        };
        /** @description Omitted fields do not change. */
        ServiceAccountChange: {
            /** @example Exports the documents every night. Ask the platform team. */
            description?: string | null;
            /** @example Nightly export */
            name?: string;
            /**
             * @description What its keys may do at most. A service account is never an owner.
             * @enum {string}
             */
            role?: "viewer" | "member" | "admin";
        };
        ServiceAccountEventData: {
            /** Format: uuid */
            id: string;
            /** @example Nightly export */
            name: string;
            /** @enum {string} */
            role: "viewer" | "member" | "admin" | "owner";
            /** Format: uuid */
            workspace_id: string;
        };
        /** @description A sign-in on one device. */
        Session: {
            /**
             * @description The address that it was last used from.
             * @example 192.0.2.7
             */
            address: string | null;
            /**
             * @description How you proved who you are: `pwd` (password), `otp` (authenticator app), `recovery` (recovery code), and `mfa` with a second factor.
             * @example [
             *       "pwd",
             *       "otp",
             *       "mfa"
             *     ]
             */
            amr: string[];
            /**
             * Format: date-time
             * @description When you last proved it: at sign-in, or when you were asked again.
             */
            auth_time: string;
            /** Format: date-time */
            created_at: string;
            /** @description Whether this request belongs to the session. */
            current: boolean;
            /**
             * Format: date-time
             * @description When the session ends at the latest.
             */
            expires_at: string;
            /** Format: uuid */
            id: string;
            /**
             * Format: date-time
             * @description When its access token was last renewed.
             */
            last_used_at: string;
            /**
             * @description The user agent that the browser sent at sign-in.
             * @example Mozilla/5.0 (X11; Linux x86_64)
             */
            user_agent: string | null;
        };
        /** @description The account, its workspace, and its first key, whose secrets are shown only once. */
        SignedUp: {
            /**
             * @description A JWT for `Authorization: Bearer`. Keep it in memory only.
             * @example eyJ…
             */
            access_token: string;
            api_key: components["schemas"]["IssuedApiKey"];
            /**
             * @description The lifetime in seconds.
             * @example 900
             */
            expires_in: number;
            /** @enum {string} */
            token_type: "bearer";
            user: components["schemas"]["User"];
            workspace: components["schemas"]["Workspace"];
        };
        SignUp: {
            /**
             * Format: email
             * @example you@example.com
             */
            email: string;
            /** @example Ada */
            name?: string;
            /**
             * @description At least 8 characters of any kind; not a common password, and not your email address.
             * @example correct horse battery
             */
            password: string;
        };
        StepUp: {
            /**
             * @description The 6 digits that the authenticator app shows.
             * @example 123456
             */
            code?: string;
            /**
             * @description Of an account without a second factor.
             * @example correct horse battery
             */
            password?: string;
            /**
             * @description One of the recovery codes. Each works once.
             * @example abcd-efgh-ijkl-mnop
             */
            recovery_code?: string;
        };
        SuspensionBody: {
            /**
             * @description Shown to those whom it concerns, in every refusal.
             * @example The invoice of March is open.
             */
            reason: string;
        };
        User: {
            /** Format: date-time */
            created_at: string;
            /** Format: email */
            email: string;
            /** @description Whether the address was confirmed by following an emailed link. */
            email_verified: boolean;
            /** Format: uuid */
            id: string;
            /** @example Ada */
            name: string | null;
        };
        VerifierLease: {
            /**
             * @description Number of a change, as text.
             * @example 1042
             */
            applied: string;
            /**
             * @description Counted from when the request was sent.
             * @example 3000
             */
            lease_ms: number;
            /**
             * @description The database that confirmed it.
             * @example w3FQ0bQ2rV0mJrT6ZkX1aA
             */
            server: string;
            /**
             * @description What must be forgotten; `*`: everything.
             * @example [
             *       "2jmj7l5rSw0yVb_vlWAYkK"
             *     ]
             */
            stale: string[];
        };
        VerifierRegistration: {
            /** @example billing */
            audience: string;
            /**
             * Format: uuid
             * @description Random, and of this verifier alone.
             */
            id: string;
            /** @description The attempt that was confirmed last, and those since then whose answers were lost. */
            known: number[];
            /** @description A number of its own for each attempt, which grows in random steps. */
            renewal: number;
        };
        VerifierRenewal: {
            /**
             * @description Number of a change, as text.
             * @example 1042
             */
            applied: string;
            /** @description The attempt that was confirmed last, and those since then whose answers were lost. */
            known: number[];
            /** @description A number of its own for each attempt, which grows in random steps. */
            renewal: number;
            /**
             * @description From the last answer.
             * @example w3FQ0bQ2rV0mJrT6ZkX1aA
             */
            server: string;
            /** @description Requests that the verifier has decided since its last renewal. */
            usage?: {
                address: string | null;
                /** Format: uuid */
                api_key_id: string;
                /** @enum {string} */
                outcome: "allowed" | "insufficient_scope" | "insufficient_role" | "workspace_mismatch" | "revoked" | "expired" | "address_not_allowed";
                requests: number;
            }[];
            /**
             * @description How long to wait for a change. Only with nothing to acknowledge.
             * @default 0
             */
            wait_ms?: number;
        };
        VerifierSession: {
            /**
             * @description Number of a change, as text.
             * @example 1042
             */
            applied: string;
            /**
             * @description What API keys begin with.
             * @example lk
             */
            key_prefix: string;
            /**
             * @description Counted from when the request was sent.
             * @example 3000
             */
            lease_ms: number;
            /**
             * @description The database that confirmed it.
             * @example w3FQ0bQ2rV0mJrT6ZkX1aA
             */
            server: string;
            /**
             * @description What must be forgotten; `*`: everything.
             * @example [
             *       "2jmj7l5rSw0yVb_vlWAYkK"
             *     ]
             */
            stale: string[];
        };
        WebhookAttempt: {
            /** Format: date-time */
            attempted_at: string;
            duration_ms: number;
            /**
             * @description null for success. `status`, `redirect`, `timeout`, `connection_failed`, `tls_failed`, `host_unknown`, `address_refused`, `incomplete_response`, `invalid_response` or `secret_unreadable`.
             * @example timeout
             */
            error: string | null;
            /**
             * @description Starts at 1.
             * @example 1
             */
            number: number;
            request_headers: {
                [key: string]: string;
            };
            /**
             * @description The first 4 kB of the response.
             * @example ok
             */
            response_body: string | null;
            /** @description null: there was no response. */
            response_status: number | null;
            /** @example https://example.com/webhooks */
            url: string;
        };
        /** @description The delivery of one event to one endpoint. Kept for 30 days. */
        WebhookDelivery: {
            /** @description The number of attempts so far. */
            attempts: number;
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            endpoint_id: string;
            /**
             * Format: uuid
             * @description The `webhook-id` of every attempt.
             */
            event_id: string;
            /** @enum {string} */
            event_type: "api_key.created" | "api_key.disabled" | "api_key.enabled" | "api_key.expiring" | "api_key.leaked" | "api_key.revoked" | "api_key.rotated" | "document.created" | "document.deleted" | "document.updated" | "member.added" | "member.removed" | "member.role_changed" | "ping" | "service_account.created" | "service_account.deleted" | "service_account.updated";
            finished_at: string | null;
            /** Format: uuid */
            id: string;
            /** @description null: no further attempt is planned. */
            next_attempt_at: string | null;
            /**
             * @description `pending`: there is an attempt to come. `failed`: the last one failed. `discarded`: the endpoint was disabled first.
             * @enum {string}
             */
            status: "pending" | "succeeded" | "failed" | "discarded";
        };
        WebhookDeliveryDetails: {
            /** @description Oldest first. */
            attempt_history: components["schemas"]["WebhookAttempt"][];
            /** @description The number of attempts so far. */
            attempts: number;
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            endpoint_id: string;
            /**
             * Format: uuid
             * @description The `webhook-id` of every attempt.
             */
            event_id: string;
            /** @enum {string} */
            event_type: "api_key.created" | "api_key.disabled" | "api_key.enabled" | "api_key.expiring" | "api_key.leaked" | "api_key.revoked" | "api_key.rotated" | "document.created" | "document.deleted" | "document.updated" | "member.added" | "member.removed" | "member.role_changed" | "ping" | "service_account.created" | "service_account.deleted" | "service_account.updated";
            finished_at: string | null;
            /** Format: uuid */
            id: string;
            /** @description null: no further attempt is planned. */
            next_attempt_at: string | null;
            /**
             * @description Exactly the bytes that are sent and signed.
             * @example {"type":"ping","timestamp":"…","data":{}}
             */
            request_body: string;
            /**
             * @description `pending`: there is an attempt to come. `failed`: the last one failed. `discarded`: the endpoint was disabled first.
             * @enum {string}
             */
            status: "pending" | "succeeded" | "failed" | "discarded";
        };
        /** @description A URL that events are delivered to. */
        WebhookEndpoint: {
            /**
             * Format: uuid
             * @description The key whose signing secret signs the deliveries. When that key is rotated, this becomes the new key.
             */
            api_key_id: string;
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            created_by: string;
            /** @example Search index */
            description: string | null;
            events: ("api_key.created" | "api_key.disabled" | "api_key.enabled" | "api_key.expiring" | "api_key.leaked" | "api_key.revoked" | "api_key.rotated" | "document.created" | "document.deleted" | "document.updated" | "member.added" | "member.removed" | "member.role_changed" | "ping" | "service_account.created" | "service_account.deleted" | "service_account.updated")[];
            /** @description The time since which every attempt has failed; null if the endpoint works. */
            failing_since: string | null;
            /** Format: uuid */
            id: string;
            last_success_at: string | null;
            /** @enum {string} */
            status: "active" | "disabled";
            /** @description Why it is disabled: by a user, because the receiver returned 410, because it only failed for five days, because its signing key is revoked, or expired or has lost its creator, or because the creator of the endpoint has left, now has a lower role, or was an API key that has ended. null for an active endpoint. */
            status_reason: ("disabled_by_user" | "gone" | "failing" | "key_revoked" | "key_expired" | "key_disabled" | "key_creator_left" | "creator_left" | "creator_demoted" | "creator_key_ended" | "suspended") | null;
            /** Format: date-time */
            updated_at: string;
            /** @example https://example.com/webhooks */
            url: string;
            /** Format: uuid */
            workspace_id: string;
        };
        /** @description Omitted fields do not change. */
        WebhookEndpointChange: {
            /** Format: uuid */
            api_key_id?: string;
            /**
             * @description A label for people.
             * @example Search index
             */
            description?: string | null;
            /** @description false: nothing is delivered until this is true again. */
            enabled?: boolean;
            events?: ("api_key.created" | "api_key.disabled" | "api_key.enabled" | "api_key.expiring" | "api_key.leaked" | "api_key.revoked" | "api_key.rotated" | "document.created" | "document.deleted" | "document.updated" | "member.added" | "member.removed" | "member.role_changed" | "ping" | "service_account.created" | "service_account.deleted" | "service_account.updated")[];
            /**
             * Format: uri
             * @description The public http(s) URL that events are sent to by POST.
             * @example https://example.com/webhooks
             */
            url?: string;
        };
        Workspace: {
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            created_by: string;
            /** Format: uuid */
            id: string;
            /** @description What happens to a key that is reported as leaked. `notify`: its owners are notified. `revoke`: it is also revoked at once. null: the server's default. */
            leak_policy: ("notify" | "revoke") | null;
            /** @example Acme */
            name: string;
            /** @description When the operator of the server suspended it. Until it is restored, nothing can be done in it. */
            suspended_at: string | null;
            /**
             * @description Why, in the operator's words.
             * @example The invoice of March is open.
             */
            suspended_reason: string | null;
            /** Format: date-time */
            updated_at: string;
        };
        /** @description Omitted fields do not change. */
        WorkspaceChange: {
            /** @description `notify` or `revoke`; null: the server's default. */
            leak_policy?: ("notify" | "revoke") | null;
            /** @example Acme */
            name?: string;
        };
        WorkspaceWithRole: {
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            created_by: string;
            /** Format: uuid */
            id: string;
            /** @description What happens to a key that is reported as leaked. `notify`: its owners are notified. `revoke`: it is also revoked at once. null: the server's default. */
            leak_policy: ("notify" | "revoke") | null;
            /** @example Acme */
            name: string;
            /**
             * @description The caller's role in the workspace; for an API key, its creator's role.
             * @enum {string}
             */
            role: "viewer" | "member" | "admin" | "owner";
            /** @description When the operator of the server suspended it. Until it is restored, nothing can be done in it. */
            suspended_at: string | null;
            /**
             * @description Why, in the operator's words.
             * @example The invoice of March is open.
             */
            suspended_reason: string | null;
            /** Format: date-time */
            updated_at: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getJwks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The public keys, for any JWT library. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Jwks"];
                };
            };
            /** @description `invalid_request`: The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_request",
                     *       "title": "Invalid request",
                     *       "status": 400,
                     *       "detail": "The request is malformed.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_request",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmailChange"];
            };
        };
        responses: {
            /** @description An email will be sent to the new address. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `current_password_wrong`: The current password is wrong.
             *
             *     `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `malformed_json`: The body is not valid JSON.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#current_password_wrong",
                     *       "title": "Wrong password",
                     *       "status": 400,
                     *       "detail": "The current password is wrong.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "current_password_wrong",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `step_up_required`: Prove again who you are with POST /api/v1/auth/step-up, then repeat the request.
             *
             *     `user_required`: Use the access token of a signed-in user, not an API key.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `conflict`: Another request changed this at the same time. Try again.
             *
             *     `email_taken`: An account with this email already exists.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#conflict",
                     *       "title": "Conflict",
                     *       "status": 409,
                     *       "detail": "Another request changed this at the same time. Try again.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "conflict",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the number of seconds in Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#too_many_requests",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Wait for the number of seconds in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "too_many_requests",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `mail_not_configured`: This requires email, but no mail server is configured. */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#mail_not_configured",
                     *       "title": "Email not configured",
                     *       "status": 501,
                     *       "detail": "This requires email, but no mail server is configured.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "mail_not_configured",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    requestEmailVerification: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An email will be sent, unless the address is already confirmed. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `user_required`: Use the access token of a signed-in user, not an API key.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the number of seconds in Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#too_many_requests",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Wait for the number of seconds in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "too_many_requests",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `mail_not_configured`: This requires email, but no mail server is configured. */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#mail_not_configured",
                     *       "title": "Email not configured",
                     *       "status": 501,
                     *       "detail": "This requires email, but no mail server is configured.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "mail_not_configured",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verifyEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmailVerification"];
            };
        };
        responses: {
            /** @description The address is confirmed and is now the account's address. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `link_not_valid`: The link is unknown, already used, or expired. Request a new one.
             *
             *     `malformed_json`: The body is not valid JSON.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#link_not_valid",
                     *       "title": "Link is not valid",
                     *       "status": 400,
                     *       "detail": "The link is unknown, already used, or expired. Request a new one.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "link_not_valid",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_suspended`: The operator of this server has suspended the account that the credential acts for. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `email_taken`: An account with this email already exists. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#email_taken",
                     *       "title": "Email already registered",
                     *       "status": 409,
                     *       "detail": "An account with this email already exists.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "email_taken",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFactors: {
        parameters: {
            query?: {
                /** @description The position to continue from: copy it unchanged from the `next` link of the previous page. */
                cursor?: string;
                /** @description The maximum number of items. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The confirmed factors, newest first. */
            200: {
                headers: {
                    /** @description RFC 8288: `<…>; rel="next"` if there are more items. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Factor"][];
                };
            };
            /**
             * @description `invalid_cursor`: Use the cursor from a `Link` header unchanged.
             *
             *     `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_cursor",
                     *       "title": "Invalid cursor",
                     *       "status": 400,
                     *       "detail": "Use the cursor from a `Link` header unchanged.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_cursor",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `user_required`: Use the access token of a signed-in user, not an API key.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteFactor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                factorId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its codes are no longer accepted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `step_up_required`: Prove again who you are with POST /api/v1/auth/step-up, then repeat the request.
             *
             *     `user_required`: Use the access token of a signed-in user, not an API key.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmFactor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                factorId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FactorConfirmation"];
            };
        };
        responses: {
            /** @description The recovery codes, shown once; none if you have some already. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /**
             * @description `code_not_accepted`: The code is wrong, or was used before.
             *
             *     `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `malformed_json`: The body is not valid JSON.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#code_not_accepted",
                     *       "title": "Code not accepted",
                     *       "status": 400,
                     *       "detail": "The code is wrong, or was used before.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "code_not_accepted",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `step_up_required`: Prove again who you are with POST /api/v1/auth/step-up, then repeat the request.
             *
             *     `user_required`: Use the access token of a signed-in user, not an API key.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: Another request changed this at the same time. Try again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#conflict",
                     *       "title": "Conflict",
                     *       "status": 409,
                     *       "detail": "Another request changed this at the same time. Try again.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "conflict",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#unsupported_media_type",
                     *       "title": "Unsupported media type",
                     *       "status": 415,
                     *       "detail": "Send the body as application/json.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the number of seconds in Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#too_many_requests",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Wait for the number of seconds in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "too_many_requests",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRecoveryCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many are left. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodesLeft"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `user_required`: Use the access token of a signed-in user, not an API key.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createRecoveryCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ten codes, shown once. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `step_up_required`: Prove again who you are with POST /api/v1/auth/step-up, then repeat the request.
             *
             *     `user_required`: Use the access token of a signed-in user, not an API key.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no_second_factor`: Recovery codes stand in for a second factor, and the account has none. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#no_second_factor",
                     *       "title": "No second factor",
                     *       "status": 409,
                     *       "detail": "Recovery codes stand in for a second factor, and the account has none.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "no_second_factor",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    beginTotpFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTotpFactor"];
            };
        };
        responses: {
            /** @description The secret, shown once. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewTotpFactorSecret"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `malformed_json`: The body is not valid JSON.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `step_up_required`: Prove again who you are with POST /api/v1/auth/step-up, then repeat the request.
             *
             *     `user_required`: Use the access token of a signed-in user, not an API key.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `factor_limit`: The account has as many second factors as it may have. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#factor_limit",
                     *       "title": "Too many factors",
                     *       "status": 409,
                     *       "detail": "The account has as many second factors as it may have.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "factor_limit",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#unsupported_media_type",
                     *       "title": "Unsupported media type",
                     *       "status": 415,
                     *       "detail": "Send the body as application/json.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Login"];
            };
        };
        responses: {
            /** @description A new session. */
            200: {
                headers: {
                    /** @description `__Host-refresh_token=<refresh token>; Max-Age=<seconds>; Path=/; HttpOnly; Secure; SameSite=Strict` */
                    "Set-Cookie"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessToken"];
                };
            };
            /**
             * @description `malformed_json`: The body is not valid JSON.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_json",
                     *       "title": "Malformed JSON",
                     *       "status": 400,
                     *       "detail": "The body is not valid JSON.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_json",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `second_factor_required`: The password is right. Send a code to POST /api/v1/auth/login/second-factor.
             *
             *     `sign_in_failed`: The email or password is wrong.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#second_factor_required",
                     *       "title": "Second factor required",
                     *       "status": 401,
                     *       "detail": "The password is right. Send a code to POST /api/v1/auth/login/second-factor.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "second_factor_required",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `cross_site_request`: This endpoint reads a cookie and answers only to its own site.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the number of seconds in Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#too_many_requests",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Wait for the number of seconds in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "too_many_requests",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    loginSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondFactor"];
            };
        };
        responses: {
            /** @description A new session. */
            200: {
                headers: {
                    /** @description `__Host-refresh_token=<refresh token>; Max-Age=<seconds>; Path=/; HttpOnly; Secure; SameSite=Strict` */
                    "Set-Cookie"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessToken"];
                };
            };
            /**
             * @description `malformed_json`: The body is not valid JSON.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_json",
                     *       "title": "Malformed JSON",
                     *       "status": 400,
                     *       "detail": "The body is not valid JSON.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_json",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `challenge_not_valid`: The sign-in took too long, or was completed already. Start again with the password.
             *
             *     `second_factor_failed`: The code is wrong, or was used before.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#challenge_not_valid",
                     *       "title": "Challenge not valid",
                     *       "status": 401,
                     *       "detail": "The sign-in took too long, or was completed already. Start again with the password.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "challenge_not_valid",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `cross_site_request`: This endpoint reads a cookie and answers only to its own site.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the number of seconds in Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#too_many_requests",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Wait for the number of seconds in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "too_many_requests",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session has ended. */
            204: {
                headers: {
                    /** @description Removes `__Host-refresh_token`. */
                    "Set-Cookie"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `cross_site_request`: This endpoint reads a cookie and answers only to its own site.
             *
             *     `user_required`: Use the access token of a signed-in user, not an API key.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#cross_site_request",
                     *       "title": "Cross-site request",
                     *       "status": 403,
                     *       "detail": "This endpoint reads a cookie and answers only to its own site.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "cross_site_request",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description The password is changed, and your other sessions have ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `current_password_wrong`: The current password is wrong.
             *
             *     `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `malformed_json`: The body is not valid JSON.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#current_password_wrong",
                     *       "title": "Wrong password",
                     *       "status": 400,
                     *       "detail": "The current password is wrong.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "current_password_wrong",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `step_up_required`: Prove again who you are with POST /api/v1/auth/step-up, then repeat the request.
             *
             *     `user_required`: Use the access token of a signed-in user, not an API key.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: Another request changed this at the same time. Try again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#conflict",
                     *       "title": "Conflict",
                     *       "status": 409,
                     *       "detail": "Another request changed this at the same time. Try again.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "conflict",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the number of seconds in Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#too_many_requests",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Wait for the number of seconds in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "too_many_requests",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    requestPasswordReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordForgotten"];
            };
        };
        responses: {
            /** @description If an account with this address exists, an email will be sent. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `malformed_json`: The body is not valid JSON.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_json",
                     *       "title": "Malformed JSON",
                     *       "status": 400,
                     *       "detail": "The body is not valid JSON.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_json",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the number of seconds in Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#too_many_requests",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Wait for the number of seconds in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "too_many_requests",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `mail_not_configured`: This requires email, but no mail server is configured. */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#mail_not_configured",
                     *       "title": "Email not configured",
                     *       "status": 501,
                     *       "detail": "This requires email, but no mail server is configured.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "mail_not_configured",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordReset"];
            };
        };
        responses: {
            /** @description The password is changed, and all sessions have ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `link_not_valid`: The link is unknown, already used, or expired. Request a new one.
             *
             *     `malformed_json`: The body is not valid JSON.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#link_not_valid",
                     *       "title": "Link is not valid",
                     *       "status": 400,
                     *       "detail": "The link is unknown, already used, or expired. Request a new one.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "link_not_valid",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_suspended`: The operator of this server has suspended the account that the credential acts for. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A new access token. */
            200: {
                headers: {
                    /** @description `__Host-refresh_token=<refresh token>; Max-Age=<seconds>; Path=/; HttpOnly; Secure; SameSite=Strict` */
                    "Set-Cookie"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessToken"];
                };
            };
            /** @description `invalid_refresh_token`: The session has ended or does not exist; sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_refresh_token",
                     *       "title": "Session ended",
                     *       "status": 401,
                     *       "detail": "The session has ended or does not exist; sign in again.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_refresh_token",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `cross_site_request`: This endpoint reads a cookie and answers only to its own site.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignUp"];
            };
        };
        responses: {
            /** @description The account, its workspace, its first key (shown once) and a session. */
            201: {
                headers: {
                    /** @description `__Host-refresh_token=<refresh token>; Max-Age=<seconds>; Path=/; HttpOnly; Secure; SameSite=Strict` */
                    "Set-Cookie"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedUp"];
                };
            };
            /**
             * @description `malformed_json`: The body is not valid JSON.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_json",
                     *       "title": "Malformed JSON",
                     *       "status": 400,
                     *       "detail": "The body is not valid JSON.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_json",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `cross_site_request`: This endpoint reads a cookie and answers only to its own site.
             *
             *     `signup_closed`: On this server, only the operator creates accounts.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#cross_site_request",
                     *       "title": "Cross-site request",
                     *       "status": 403,
                     *       "detail": "This endpoint reads a cookie and answers only to its own site.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "cross_site_request",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `email_taken`: An account with this email already exists. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#email_taken",
                     *       "title": "Email already registered",
                     *       "status": 409,
                     *       "detail": "An account with this email already exists.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "email_taken",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the number of seconds in Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#too_many_requests",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Wait for the number of seconds in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "too_many_requests",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSessions: {
        parameters: {
            query?: {
                /** @description The position to continue from: copy it unchanged from the `next` link of the previous page. */
                cursor?: string;
                /** @description The maximum number of items. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The active sessions, newest first. */
            200: {
                headers: {
                    /** @description RFC 8288: `<…>; rel="next"` if there are more items. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"][];
                };
            };
            /**
             * @description `invalid_cursor`: Use the cursor from a `Link` header unchanged.
             *
             *     `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_cursor",
                     *       "title": "Invalid cursor",
                     *       "status": 400,
                     *       "detail": "Use the cursor from a `Link` header unchanged.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_cursor",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `user_required`: Use the access token of a signed-in user, not an API key.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endOtherSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All other sessions have ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `user_required`: Use the access token of a signed-in user, not an API key.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session has ended. If it was the current one, its cookie is removed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `user_required`: Use the access token of a signed-in user, not an API key.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stepUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StepUp"];
            };
        };
        responses: {
            /** @description The session may do for 10 minutes what asks for proof. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `code_not_accepted`: The code is wrong, or was used before.
             *
             *     `current_password_wrong`: The current password is wrong.
             *
             *     `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `malformed_json`: The body is not valid JSON.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#code_not_accepted",
                     *       "title": "Code not accepted",
                     *       "status": 400,
                     *       "detail": "The code is wrong, or was used before.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "code_not_accepted",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `step_up_required`: Prove again who you are with POST /api/v1/auth/step-up, then repeat the request.
             *
             *     `user_required`: Use the access token of a signed-in user, not an API key.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: Another request changed this at the same time. Try again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#conflict",
                     *       "title": "Conflict",
                     *       "status": 409,
                     *       "detail": "Another request changed this at the same time. Try again.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "conflict",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the number of seconds in Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#too_many_requests",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Wait for the number of seconds in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "too_many_requests",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportCredentials: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CredentialReport"];
            };
        };
        responses: {
            /** @description The report will be processed. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportAccepted"];
                };
            };
            /**
             * @description `credential_in_url`: URLs end up in logs, so nothing is read from the query string. Send credentials in the body.
             *
             *     `malformed_json`: The body is not valid JSON.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#credential_in_url",
                     *       "title": "Credential in the URL",
                     *       "status": 400,
                     *       "detail": "URLs end up in logs, so nothing is read from the query string. Send credentials in the body.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "credential_in_url",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The body exceeds the limit of this endpoint. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#payload_too_large",
                     *       "title": "Body too large",
                     *       "status": 413,
                     *       "detail": "The body exceeds the limit of this endpoint.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "payload_too_large",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#unsupported_media_type",
                     *       "title": "Unsupported media type",
                     *       "status": 415,
                     *       "detail": "Send the body as application/json.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the number of seconds in Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#too_many_requests",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Wait for the number of seconds in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "too_many_requests",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDocuments: {
        parameters: {
            query?: {
                /** @description The position to continue from: copy it unchanged from the `next` link of the previous page. */
                cursor?: string;
                /** @description The maximum number of items. */
                limit?: number;
                /** @description Only documents that contain these words in the title or the first 100,000 characters of the body; case does not matter. `"…"` for a phrase, `or` between alternatives, `-` before a word to exclude. */
                q?: string;
            };
            header?: {
                /** @description The workspace to act in. Default: the user's own. With an API key, it must be the key's workspace. */
                "X-Workspace-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of documents. */
            200: {
                headers: {
                    /** @description RFC 8288: `<…>; rel="next"` if there are more items. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"][];
                };
            };
            /**
             * @description `invalid_cursor`: Use the cursor from a `Link` header unchanged.
             *
             *     `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             *
             *     `workspace_mismatch`: X-Workspace-Id names a different workspace from the path or the API key.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_cursor",
                     *       "title": "Invalid cursor",
                     *       "status": 400,
                     *       "detail": "Use the cursor from a `Link` header unchanged.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_cursor",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `email_not_verified`: Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.
             *
             *     `insufficient_role`: Your role in the workspace does not allow this.
             *
             *     `insufficient_scope`: The credential lacks a scope.
             *
             *     `no_workspace`: You are not a member of any workspace; create one with POST /api/v1/workspaces.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createDocument: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any value of your choice. For 24 hours, a repeated request with the same value gets the first result. */
                "Idempotency-Key"?: string;
                /** @description The workspace to act in. Default: the user's own. With an API key, it must be the key's workspace. */
                "X-Workspace-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DocumentContent"];
            };
        };
        responses: {
            /** @description The new document. */
            201: {
                headers: {
                    /** @description The version of the resource, for `If-Match` and `If-None-Match`. */
                    ETag?: string;
                    /** @description The path of the new resource. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `malformed_json`: The body is not valid JSON.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             *
             *     `workspace_mismatch`: X-Workspace-Id names a different workspace from the path or the API key.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `email_not_verified`: Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.
             *
             *     `insufficient_role`: Your role in the workspace does not allow this.
             *
             *     `insufficient_scope`: The credential lacks a scope.
             *
             *     `no_workspace`: You are not a member of any workspace; create one with POST /api/v1/workspaces.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `document_bytes_limit`: The documents of the workspace would exceed their maximum total size (`limit`, in bytes); delete some first.
             *
             *     `document_limit`: The workspace has the maximum number of documents (`limit`); delete one first.
             *
             *     `idempotency_result_not_stored`: A request with this Idempotency-Key already succeeded, and its response showed the secret.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#document_bytes_limit",
                     *       "title": "Documents are too large",
                     *       "status": 409,
                     *       "detail": "The documents of the workspace would exceed their maximum total size (`limit`, in bytes); delete some first.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "document_bytes_limit",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The body exceeds the limit of this endpoint. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#payload_too_large",
                     *       "title": "Body too large",
                     *       "status": 413,
                     *       "detail": "The body exceeds the limit of this endpoint.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "payload_too_large",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#unsupported_media_type",
                     *       "title": "Unsupported media type",
                     *       "status": 415,
                     *       "detail": "Send the body as application/json.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Use a new Idempotency-Key for each different request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#idempotency_key_reused",
                     *       "title": "Idempotency-Key already used",
                     *       "status": 422,
                     *       "detail": "Use a new Idempotency-Key for each different request.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "idempotency_key_reused",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDocument: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the version that you have. If it is still current, the response is 304 without a body. */
                "If-None-Match"?: string;
                /** @description The workspace to act in. Default: the user's own. With an API key, it must be the key's workspace. */
                "X-Workspace-Id"?: string;
            };
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document. */
            200: {
                headers: {
                    /** @description The version of the resource, for `If-Match` and `If-None-Match`. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /** @description The version that you have is the current one. */
            304: {
                headers: {
                    /** @description The version of the resource, for `If-Match` and `If-None-Match`. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             *
             *     `workspace_mismatch`: X-Workspace-Id names a different workspace from the path or the API key.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `email_not_verified`: Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.
             *
             *     `insufficient_role`: Your role in the workspace does not allow this.
             *
             *     `insufficient_scope`: The credential lacks a scope.
             *
             *     `no_workspace`: You are not a member of any workspace; create one with POST /api/v1/workspaces.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replaceDocument: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the version to change. If there is a newer version, nothing is changed. If omitted, the current version is changed. */
                "If-Match"?: string;
                /** @description The workspace to act in. Default: the user's own. With an API key, it must be the key's workspace. */
                "X-Workspace-Id"?: string;
            };
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DocumentContent"];
            };
        };
        responses: {
            /** @description The new version of the document. */
            200: {
                headers: {
                    /** @description The version of the resource, for `If-Match` and `If-None-Match`. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `malformed_json`: The body is not valid JSON.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             *
             *     `workspace_mismatch`: X-Workspace-Id names a different workspace from the path or the API key.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `email_not_verified`: Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.
             *
             *     `insufficient_role`: Your role in the workspace does not allow this.
             *
             *     `insufficient_scope`: The credential lacks a scope.
             *
             *     `no_workspace`: You are not a member of any workspace; create one with POST /api/v1/workspaces.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `document_bytes_limit`: The documents of the workspace would exceed their maximum total size (`limit`, in bytes); delete some first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#document_bytes_limit",
                     *       "title": "Documents are too large",
                     *       "status": 409,
                     *       "detail": "The documents of the workspace would exceed their maximum total size (`limit`, in bytes); delete some first.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "document_bytes_limit",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_failed`: The resource no longer has the version in If-Match; read it again. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#precondition_failed",
                     *       "title": "Precondition failed",
                     *       "status": 412,
                     *       "detail": "The resource no longer has the version in If-Match; read it again.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "precondition_failed",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The body exceeds the limit of this endpoint. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#payload_too_large",
                     *       "title": "Body too large",
                     *       "status": 413,
                     *       "detail": "The body exceeds the limit of this endpoint.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "payload_too_large",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#unsupported_media_type",
                     *       "title": "Unsupported media type",
                     *       "status": 415,
                     *       "detail": "Send the body as application/json.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteDocument: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the version to change. If there is a newer version, nothing is changed. If omitted, the current version is changed. */
                "If-Match"?: string;
                /** @description The workspace to act in. Default: the user's own. With an API key, it must be the key's workspace. */
                "X-Workspace-Id"?: string;
            };
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document is deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             *
             *     `workspace_mismatch`: X-Workspace-Id names a different workspace from the path or the API key.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `email_not_verified`: Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.
             *
             *     `insufficient_role`: Your role in the workspace does not allow this.
             *
             *     `insufficient_scope`: The credential lacks a scope.
             *
             *     `no_workspace`: You are not a member of any workspace; create one with POST /api/v1/workspaces.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_failed`: The resource no longer has the version in If-Match; read it again. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#precondition_failed",
                     *       "title": "Precondition failed",
                     *       "status": 412,
                     *       "detail": "The resource no longer has the version in If-Match; read it again.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "precondition_failed",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateDocument: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the version to change. If there is a newer version, nothing is changed. If omitted, the current version is changed. */
                "If-Match"?: string;
                /** @description The workspace to act in. Default: the user's own. With an API key, it must be the key's workspace. */
                "X-Workspace-Id"?: string;
            };
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DocumentPatch"];
            };
        };
        responses: {
            /** @description The new version of the document. */
            200: {
                headers: {
                    /** @description The version of the resource, for `If-Match` and `If-None-Match`. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `malformed_json`: The body is not valid JSON.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             *
             *     `workspace_mismatch`: X-Workspace-Id names a different workspace from the path or the API key.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `email_not_verified`: Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.
             *
             *     `insufficient_role`: Your role in the workspace does not allow this.
             *
             *     `insufficient_scope`: The credential lacks a scope.
             *
             *     `no_workspace`: You are not a member of any workspace; create one with POST /api/v1/workspaces.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `document_bytes_limit`: The documents of the workspace would exceed their maximum total size (`limit`, in bytes); delete some first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#document_bytes_limit",
                     *       "title": "Documents are too large",
                     *       "status": 409,
                     *       "detail": "The documents of the workspace would exceed their maximum total size (`limit`, in bytes); delete some first.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "document_bytes_limit",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_failed`: The resource no longer has the version in If-Match; read it again. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#precondition_failed",
                     *       "title": "Precondition failed",
                     *       "status": 412,
                     *       "detail": "The resource no longer has the version in If-Match; read it again.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "precondition_failed",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The body exceeds the limit of this endpoint. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#payload_too_large",
                     *       "title": "Body too large",
                     *       "status": 413,
                     *       "detail": "The body exceeds the limit of this endpoint.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "payload_too_large",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#unsupported_media_type",
                     *       "title": "Unsupported media type",
                     *       "status": 415,
                     *       "detail": "Send the body as application/json.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    introspect: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["IntrospectionRequest"];
            };
        };
        responses: {
            /** @description The current state of the credential. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Introspection"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The body exceeds the limit of this endpoint. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#payload_too_large",
                     *       "title": "Body too large",
                     *       "status": 413,
                     *       "detail": "The body exceeds the limit of this endpoint.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "payload_too_large",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#unsupported_media_type",
                     *       "title": "Unsupported media type",
                     *       "status": 415,
                     *       "detail": "Send the body as application/json.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acceptInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationAcceptanceBody"];
            };
        };
        responses: {
            /** @description The caller is now a member. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationAcceptance"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `malformed_json`: The body is not valid JSON.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `email_not_verified`: Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.
             *
             *     `user_required`: Use the access token of a signed-in user, not an API key.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `already_member`: The user is already a member of the workspace.
             *
             *     `invitation_not_open`: The invitation was accepted, withdrawn or replaced, or has expired.
             *
             *     `member_limit`: The workspace has the maximum number of members (`limit`); remove one first.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#already_member",
                     *       "title": "Already a member",
                     *       "status": 409,
                     *       "detail": "The user is already a member of the workspace.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "already_member",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#unsupported_media_type",
                     *       "title": "Unsupported media type",
                     *       "status": 415,
                     *       "detail": "Send the body as application/json.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The principal that the request acts as. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Principal"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountDeletionBody"];
            };
        };
        responses: {
            /** @description The account is deleted. */
            204: {
                headers: {
                    /** @description Removes `__Host-refresh_token`. */
                    "Set-Cookie"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `current_password_wrong`: The current password is wrong.
             *
             *     `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `malformed_json`: The body is not valid JSON.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#current_password_wrong",
                     *       "title": "Wrong password",
                     *       "status": 400,
                     *       "detail": "The current password is wrong.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "current_password_wrong",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `step_up_required`: Prove again who you are with POST /api/v1/auth/step-up, then repeat the request.
             *
             *     `user_required`: Use the access token of a signed-in user, not an API key.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `last_owner`: A workspace must keep at least one owner. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#last_owner",
                     *       "title": "Last owner",
                     *       "status": 409,
                     *       "detail": "A workspace must keep at least one owner.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "last_owner",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#unsupported_media_type",
                     *       "title": "Unsupported media type",
                     *       "status": 415,
                     *       "detail": "Send the body as application/json.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the number of seconds in Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#too_many_requests",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Wait for the number of seconds in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "too_many_requests",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProfileBody"];
            };
        };
        responses: {
            /** @description The account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `malformed_json`: The body is not valid JSON.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `user_required`: Use the access token of a signed-in user, not an API key.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#unsupported_media_type",
                     *       "title": "Unsupported media type",
                     *       "status": 415,
                     *       "detail": "Send the body as application/json.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listInstanceAuditEvents: {
        parameters: {
            query?: {
                action?: "account.created" | "account.deleted" | "account.email_change_requested" | "account.email_changed" | "account.email_verification_requested" | "account.email_verified" | "account.factor_abandoned" | "account.factor_added" | "account.factor_begun" | "account.factor_removed" | "account.factors_reset" | "account.password_changed" | "account.password_reset" | "account.password_reset_requested" | "account.recovery_code_used" | "account.recovery_codes_created" | "account.restored" | "account.second_factor_failed" | "account.second_factor_requested" | "account.suspended" | "account.updated" | "api_key.created" | "api_key.disabled" | "api_key.enabled" | "api_key.imported" | "api_key.leaked" | "api_key.revoked" | "api_key.rotated" | "api_key.updated" | "audit.pruned" | "document.created" | "document.deleted" | "document.updated" | "instance.restored" | "invitation.accepted" | "invitation.created" | "invitation.revoked" | "member.added" | "member.removed" | "member.role_changed" | "member.sessions_ended" | "operator_key.created" | "operator_key.revoked" | "resource_server.created" | "resource_server.deleted" | "resource_server.scopes_changed" | "resource_server.secret_rotated" | "resource_server.updated" | "service_account.created" | "service_account.deleted" | "service_account.updated" | "session.ended" | "session.pruned" | "session.reuse_detected" | "session.started" | "session.stepped_up" | "webhook_delivery.redelivered" | "webhook_endpoint.created" | "webhook_endpoint.deleted" | "webhook_endpoint.disabled" | "webhook_endpoint.purged" | "webhook_endpoint.tested" | "webhook_endpoint.updated" | "workspace.api_keys_revoked" | "workspace.created" | "workspace.deleted" | "workspace.key_policy_changed" | "workspace.purged" | "workspace.restored" | "workspace.suspended" | "workspace.updated";
                actor_api_key_id?: string;
                actor_user_id?: string;
                /** @description The position to continue from: copy it unchanged from the `next` link of the previous page. */
                cursor?: string;
                /** @description Only events at or after this time. */
                from?: string;
                /** @description The maximum number of items. */
                limit?: number;
                target_id?: string;
                /** @description Only events before this time. */
                to?: string;
                /** @description Only events of this workspace. */
                workspace_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of events. */
            200: {
                headers: {
                    /** @description RFC 8288: `<…>; rel="next"` if there are more items. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstanceAuditEvent"][];
                };
            };
            /**
             * @description `invalid_cursor`: Use the cursor from a `Link` header unchanged.
             *
             *     `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_cursor",
                     *       "title": "Invalid cursor",
                     *       "status": 400,
                     *       "detail": "Use the cursor from a `Link` header unchanged.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_cursor",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operator_required`: Only the operator of this server can do this. Send an operator key. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#operator_required",
                     *       "title": "Operator key required",
                     *       "status": 403,
                     *       "detail": "Only the operator of this server can do this. Send an operator key.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "operator_required",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    findCredential: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FindCredentialBody"];
            };
        };
        responses: {
            /** @description What it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundCredential"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `malformed_json`: The body is not valid JSON.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operator_required`: Only the operator of this server can do this. Send an operator key. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#operator_required",
                     *       "title": "Operator key required",
                     *       "status": 403,
                     *       "detail": "Only the operator of this server can do this. Send an operator key.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "operator_required",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listResourceServers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All resource servers, by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResourceServer"][];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operator_required`: Only the operator of this server can do this. Send an operator key. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#operator_required",
                     *       "title": "Operator key required",
                     *       "status": 403,
                     *       "detail": "Only the operator of this server can do this. Send an operator key.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "operator_required",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createResourceServer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewResourceServer"];
            };
        };
        responses: {
            /** @description The service with its secret, which is shown only once. */
            201: {
                headers: {
                    /** @description The path of the new resource. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedResourceServer"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `malformed_json`: The body is not valid JSON.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operator_required`: Only the operator of this server can do this. Send an operator key. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#operator_required",
                     *       "title": "Operator key required",
                     *       "status": 403,
                     *       "detail": "Only the operator of this server can do this. Send an operator key.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "operator_required",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: Another request changed this at the same time. Try again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#conflict",
                     *       "title": "Conflict",
                     *       "status": 409,
                     *       "detail": "Another request changed this at the same time. Try again.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "conflict",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getResourceServer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                resourceServerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The service, without its secret. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResourceServer"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operator_required`: Only the operator of this server can do this. Send an operator key. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#operator_required",
                     *       "title": "Operator key required",
                     *       "status": 403,
                     *       "detail": "Only the operator of this server can do this. Send an operator key.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "operator_required",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteResourceServer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                resourceServerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every instance now rejects its secrets and ignores its scopes. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operator_required`: Only the operator of this server can do this. Send an operator key. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#operator_required",
                     *       "title": "Operator key required",
                     *       "status": 403,
                     *       "detail": "Only the operator of this server can do this. Send an operator key.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "operator_required",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateResourceServer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                resourceServerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResourceServerChange"];
            };
        };
        responses: {
            /** @description The changed service. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResourceServer"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `malformed_json`: The body is not valid JSON.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operator_required`: Only the operator of this server can do this. Send an operator key. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#operator_required",
                     *       "title": "Operator key required",
                     *       "status": 403,
                     *       "detail": "Only the operator of this server can do this. Send an operator key.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "operator_required",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotateResourceServerSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                resourceServerId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ResourceServerSecretRotation"];
            };
        };
        responses: {
            /** @description The service with its new secret, which is shown only once. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedResourceServer"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `malformed_json`: The body is not valid JSON.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operator_required`: Only the operator of this server can do this. Send an operator key. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#operator_required",
                     *       "title": "Operator key required",
                     *       "status": 403,
                     *       "detail": "Only the operator of this server can do this. Send an operator key.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "operator_required",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putResourceServerScopes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                resourceServerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResourceServerScope"][];
            };
        };
        responses: {
            /** @description The service with its scopes, which every instance now accepts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResourceServer"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `malformed_json`: The body is not valid JSON.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operator_required`: Only the operator of this server can do this. Send an operator key. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#operator_required",
                     *       "title": "Operator key required",
                     *       "status": 403,
                     *       "detail": "Only the operator of this server can do this. Send an operator key.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "operator_required",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: Another request changed this at the same time. Try again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#conflict",
                     *       "title": "Conflict",
                     *       "status": 409,
                     *       "detail": "Another request changed this at the same time. Try again.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "conflict",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAllUsers: {
        parameters: {
            query?: {
                /** @description The position to continue from: copy it unchanged from the `next` link of the previous page. */
                cursor?: string;
                /** @description The maximum number of items. */
                limit?: number;
                /** @description Part of the e-mail address or of the name, in any case; or the id. */
                q?: string;
                status?: "active" | "suspended";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of users, newest first. */
            200: {
                headers: {
                    /** @description RFC 8288: `<…>; rel="next"` if there are more items. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorUser"][];
                };
            };
            /**
             * @description `invalid_cursor`: Use the cursor from a `Link` header unchanged.
             *
             *     `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_cursor",
                     *       "title": "Invalid cursor",
                     *       "status": 400,
                     *       "detail": "Use the cursor from a `Link` header unchanged.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_cursor",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operator_required`: Only the operator of this server can do this. Send an operator key. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#operator_required",
                     *       "title": "Operator key required",
                     *       "status": 403,
                     *       "detail": "Only the operator of this server can do this. Send an operator key.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "operator_required",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAnyUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorUser"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operator_required`: Only the operator of this server can do this. Send an operator key. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#operator_required",
                     *       "title": "Operator key required",
                     *       "status": 403,
                     *       "detail": "Only the operator of this server can do this. Send an operator key.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "operator_required",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endUserSessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No instance serves a request with any of the sessions any more. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EndedSessions"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operator_required`: Only the operator of this server can do this. Send an operator key. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#operator_required",
                     *       "title": "Operator key required",
                     *       "status": 403,
                     *       "detail": "Only the operator of this server can do this. Send an operator key.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "operator_required",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restoreUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Their sessions and keys can go on, on every instance. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorUser"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operator_required`: Only the operator of this server can do this. Send an operator key. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#operator_required",
                     *       "title": "Operator key required",
                     *       "status": 403,
                     *       "detail": "Only the operator of this server can do this. Send an operator key.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "operator_required",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    suspendUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SuspensionBody"];
            };
        };
        responses: {
            /** @description No instance serves a request in their name any more. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorUser"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `malformed_json`: The body is not valid JSON.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operator_required`: Only the operator of this server can do this. Send an operator key. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#operator_required",
                     *       "title": "Operator key required",
                     *       "status": 403,
                     *       "detail": "Only the operator of this server can do this. Send an operator key.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "operator_required",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAllWorkspaces: {
        parameters: {
            query?: {
                /** @description The position to continue from: copy it unchanged from the `next` link of the previous page. */
                cursor?: string;
                /** @description The maximum number of items. */
                limit?: number;
                /** @description Part of the name, in any case; or the id. */
                q?: string;
                status?: "active" | "suspended";
                /** @description Only those that this user is a member of. */
                user_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of workspaces, newest first. */
            200: {
                headers: {
                    /** @description RFC 8288: `<…>; rel="next"` if there are more items. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorWorkspace"][];
                };
            };
            /**
             * @description `invalid_cursor`: Use the cursor from a `Link` header unchanged.
             *
             *     `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_cursor",
                     *       "title": "Invalid cursor",
                     *       "status": 400,
                     *       "detail": "Use the cursor from a `Link` header unchanged.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_cursor",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operator_required`: Only the operator of this server can do this. Send an operator key. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#operator_required",
                     *       "title": "Operator key required",
                     *       "status": 403,
                     *       "detail": "Only the operator of this server can do this. Send an operator key.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "operator_required",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAnyWorkspace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The workspace. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorWorkspace"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operator_required`: Only the operator of this server can do this. Send an operator key. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#operator_required",
                     *       "title": "Operator key required",
                     *       "status": 403,
                     *       "detail": "Only the operator of this server can do this. Send an operator key.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "operator_required",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restoreWorkspace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its keys and members can go on, on every instance. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorWorkspace"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operator_required`: Only the operator of this server can do this. Send an operator key. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#operator_required",
                     *       "title": "Operator key required",
                     *       "status": 403,
                     *       "detail": "Only the operator of this server can do this. Send an operator key.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "operator_required",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeWorkspaceKeys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No instance accepts any of them any more. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorRevokedKeys"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operator_required`: Only the operator of this server can do this. Send an operator key. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#operator_required",
                     *       "title": "Operator key required",
                     *       "status": 403,
                     *       "detail": "Only the operator of this server can do this. Send an operator key.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "operator_required",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    suspendWorkspace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SuspensionBody"];
            };
        };
        responses: {
            /** @description No instance serves a request in its name any more. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorWorkspace"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `malformed_json`: The body is not valid JSON.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operator_required`: Only the operator of this server can do this. Send an operator key. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#operator_required",
                     *       "title": "Operator key required",
                     *       "status": 403,
                     *       "detail": "Only the operator of this server can do this. Send an operator key.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "operator_required",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOfferedScopes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Services by name, each with its scopes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferedScopes"][];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `email_not_verified`: Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportLeaksFromGithub: {
        parameters: {
            query?: never;
            header: {
                "Github-Public-Key-Identifier": string;
                "Github-Public-Key-Signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": (components["schemas"]["GithubMatch"] | null)[];
            };
        };
        responses: {
            /** @description Which of the tokens are keys of this server. Their owners will be notified; if the policy is to revoke, every instance now rejects them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GithubMatchLabel"][];
                };
            };
            /**
             * @description `malformed_json`: The body is not valid JSON.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_json",
                     *       "title": "Malformed JSON",
                     *       "status": 400,
                     *       "detail": "The body is not valid JSON.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_json",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_signature`: The signature is missing, or does not match the body and the key that it names. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_signature",
                     *       "title": "Signature not accepted",
                     *       "status": 403,
                     *       "detail": "The signature is missing, or does not match the body and the key that it names.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_signature",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The body exceeds the limit of this endpoint. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#payload_too_large",
                     *       "title": "Body too large",
                     *       "status": 413,
                     *       "detail": "The body exceeds the limit of this endpoint.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "payload_too_large",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#unsupported_media_type",
                     *       "title": "Unsupported media type",
                     *       "status": 415,
                     *       "detail": "Send the body as application/json.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After.
             *
             *     `signature_keys_unavailable`: The public keys that verify the signature are unavailable. Nothing was processed; try again later.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    registerVerifier: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerifierRegistration"];
            };
        };
        responses: {
            /** @description Its first lease. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerifierSession"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `malformed_json`: The body is not valid JSON.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `verifier_session_conflict`: Another process has registered or renewed this verifier session. Register under a new id.
             *
             *     `verifier_session_limit`: The resource server has the maximum number of verifier sessions (`limit`); close one first.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#verifier_session_conflict",
                     *       "title": "Session of another verifier",
                     *       "status": 409,
                     *       "detail": "Another process has registered or renewed this verifier session. Register under a new id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "verifier_session_conflict",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endVerifier: {
        parameters: {
            query: {
                /** @description The attempt that was confirmed last, and those since then whose answers were lost. */
                known: number[];
            };
            header?: never;
            path: {
                verifierSessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It has ended, or was not there. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renewVerifier: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                verifierSessionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerifierRenewal"];
            };
        };
        responses: {
            /** @description The lease, and what has become stale. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerifierLease"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `malformed_json`: The body is not valid JSON.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `verifier_session_conflict`: Another process has registered or renewed this verifier session. Register under a new id. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#verifier_session_conflict",
                     *       "title": "Session of another verifier",
                     *       "status": 409,
                     *       "detail": "Another process has registered or renewed this verifier session. Register under a new id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "verifier_session_conflict",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `verifier_session_ended`: The verifier session no longer exists. Empty the cache and register again. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#verifier_session_ended",
                     *       "title": "Verifier session ended",
                     *       "status": 410,
                     *       "detail": "The verifier session no longer exists. Empty the cache and register again.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "verifier_session_ended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resolveCredential: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CredentialToResolve"];
            };
        };
        responses: {
            /** @description All that a verifier needs to decide about it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResolvedCredential"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `malformed_json`: The body is not valid JSON.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verify: {
        parameters: {
            query?: {
                /** @description The name of the resource server that asks. */
                audience?: string;
                /** @description May be repeated: every scope is required. */
                scope?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request is allowed; the headers say who the caller is. */
            204: {
                headers: {
                    /** @description Empty for a user. */
                    "X-Latchkey-Api-Key-Id"?: string;
                    /** @description With `audience`: all of the above as a JWT that is valid for 60 seconds; see `/.well-known/jwks.json`. */
                    "X-Latchkey-Assertion"?: string;
                    /** @description `user` or `api_key`. */
                    "X-Latchkey-Kind"?: string;
                    /** @description The role in that workspace. */
                    "X-Latchkey-Role"?: string;
                    /** @description The scopes for the `audience`, or without one, for this API. Separated by spaces. */
                    "X-Latchkey-Scopes"?: string;
                    /** @description The service account that owns the API key. Empty otherwise. */
                    "X-Latchkey-Service-Account-Id"?: string;
                    /** @description The user, or the API key's owner. Empty for a key of a service account. */
                    "X-Latchkey-User-Id"?: string;
                    /** @description Empty for a user without one. */
                    "X-Latchkey-Workspace-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             *
             *     `workspace_mismatch`: X-Workspace-Id names a different workspace from the path or the API key.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `email_not_verified`: Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.
             *
             *     `insufficient_role`: Your role in the workspace does not allow this.
             *
             *     `insufficient_scope`: The credential lacks a scope.
             *
             *     `no_workspace`: You are not a member of any workspace; create one with POST /api/v1/workspaces.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWorkspaces: {
        parameters: {
            query?: {
                /** @description The position to continue from: copy it unchanged from the `next` link of the previous page. */
                cursor?: string;
                /** @description The maximum number of items. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of workspaces. */
            200: {
                headers: {
                    /** @description RFC 8288: `<…>; rel="next"` if there are more items. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceWithRole"][];
                };
            };
            /**
             * @description `invalid_cursor`: Use the cursor from a `Link` header unchanged.
             *
             *     `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_cursor",
                     *       "title": "Invalid cursor",
                     *       "status": 400,
                     *       "detail": "Use the cursor from a `Link` header unchanged.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_cursor",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `email_not_verified`: Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.
             *
             *     `insufficient_scope`: The credential lacks a scope.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createWorkspace: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any value of your choice. For 24 hours, a repeated request with the same value gets the first result. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWorkspace"];
            };
        };
        responses: {
            /** @description The new workspace. */
            201: {
                headers: {
                    /** @description The path of the new resource. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceWithRole"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `malformed_json`: The body is not valid JSON.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `email_not_verified`: Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.
             *
             *     `user_required`: Use the access token of a signed-in user, not an API key.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_result_not_stored`: A request with this Idempotency-Key already succeeded, and its response showed the secret.
             *
             *     `workspace_limit`: You own the maximum number of workspaces (`limit`); delete one first.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#idempotency_result_not_stored",
                     *       "title": "Already created",
                     *       "status": 409,
                     *       "detail": "A request with this Idempotency-Key already succeeded, and its response showed the secret.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "idempotency_result_not_stored",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#unsupported_media_type",
                     *       "title": "Unsupported media type",
                     *       "status": 415,
                     *       "detail": "Send the body as application/json.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Use a new Idempotency-Key for each different request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#idempotency_key_reused",
                     *       "title": "Idempotency-Key already used",
                     *       "status": 422,
                     *       "detail": "Use a new Idempotency-Key for each different request.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "idempotency_key_reused",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWorkspace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The workspace. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceWithRole"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `workspace_mismatch`: X-Workspace-Id names a different workspace from the path or the API key.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `email_not_verified`: Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.
             *
             *     `insufficient_role`: Your role in the workspace does not allow this.
             *
             *     `insufficient_scope`: The credential lacks a scope.
             *
             *     `no_workspace`: You are not a member of any workspace; create one with POST /api/v1/workspaces.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteWorkspace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The workspace is deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `workspace_mismatch`: X-Workspace-Id names a different workspace from the path or the API key.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `email_not_verified`: Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.
             *
             *     `insufficient_role`: Your role in the workspace does not allow this.
             *
             *     `insufficient_scope`: The credential lacks a scope.
             *
             *     `no_workspace`: You are not a member of any workspace; create one with POST /api/v1/workspaces.
             *
             *     `step_up_required`: Prove again who you are with POST /api/v1/auth/step-up, then repeat the request.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateWorkspace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkspaceChange"];
            };
        };
        responses: {
            /** @description The workspace. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceWithRole"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `malformed_json`: The body is not valid JSON.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             *
             *     `workspace_mismatch`: X-Workspace-Id names a different workspace from the path or the API key.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `email_not_verified`: Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.
             *
             *     `insufficient_role`: Your role in the workspace does not allow this.
             *
             *     `insufficient_scope`: The credential lacks a scope.
             *
             *     `no_workspace`: You are not a member of any workspace; create one with POST /api/v1/workspaces.
             *
             *     `step_up_required`: Prove again who you are with POST /api/v1/auth/step-up, then repeat the request.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#unsupported_media_type",
                     *       "title": "Unsupported media type",
                     *       "status": 415,
                     *       "detail": "Send the body as application/json.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiKeyUsageOverview: {
        parameters: {
            query?: {
                /** @description The number of UTC days, including today. */
                days?: number;
            };
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The counts of each key that was used. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyUsageOverview"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             *
             *     `workspace_mismatch`: X-Workspace-Id names a different workspace from the path or the API key.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `email_not_verified`: Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.
             *
             *     `insufficient_role`: Your role in the workspace does not allow this.
             *
             *     `insufficient_scope`: The credential lacks a scope.
             *
             *     `no_workspace`: You are not a member of any workspace; create one with POST /api/v1/workspaces.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listApiKeys: {
        parameters: {
            query?: {
                /** @description The position to continue from: copy it unchanged from the `next` link of the previous page. */
                cursor?: string;
                /** @description The maximum number of items. */
                limit?: number;
                /** @description Part of the name; case does not matter. */
                q?: string;
                status?: "active" | "disabled" | "suspended" | "revoked" | "expired" | "ended";
            };
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The keys, newest first, without their secrets. */
            200: {
                headers: {
                    /** @description RFC 8288: `<…>; rel="next"` if there are more items. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"][];
                };
            };
            /**
             * @description `invalid_cursor`: Use the cursor from a `Link` header unchanged.
             *
             *     `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             *
             *     `workspace_mismatch`: X-Workspace-Id names a different workspace from the path or the API key.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_cursor",
                     *       "title": "Invalid cursor",
                     *       "status": 400,
                     *       "detail": "Use the cursor from a `Link` header unchanged.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_cursor",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `email_not_verified`: Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.
             *
             *     `insufficient_role`: Your role in the workspace does not allow this.
             *
             *     `insufficient_scope`: The credential lacks a scope.
             *
             *     `no_workspace`: You are not a member of any workspace; create one with POST /api/v1/workspaces.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any value of your choice. For 24 hours, a repeated request with the same value gets the first result. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewApiKey"];
            };
        };
        responses: {
            /** @description The key with its secrets, which are shown only once. */
            201: {
                headers: {
                    /** @description The path of the new key. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedApiKey"];
                };
            };
            /**
             * @description `breaks_key_policy`: The workspace has a policy for API keys, which this key would break.
             *
             *     `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `malformed_json`: The body is not valid JSON.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             *
             *     `workspace_mismatch`: X-Workspace-Id names a different workspace from the path or the API key.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#breaks_key_policy",
                     *       "title": "Breaks the policy for API keys",
                     *       "status": 400,
                     *       "detail": "The workspace has a policy for API keys, which this key would break.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "breaks_key_policy",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `api_key_replaced`: A key that has been rotated can no longer manage keys. Use the key that replaced it.
             *
             *     `email_not_verified`: Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.
             *
             *     `insufficient_role`: Your role in the workspace does not allow this.
             *
             *     `insufficient_scope`: The credential lacks a scope.
             *
             *     `no_workspace`: You are not a member of any workspace; create one with POST /api/v1/workspaces.
             *
             *     `step_up_required`: Prove again who you are with POST /api/v1/auth/step-up, then repeat the request.
             *
             *     `user_required`: Use the access token of a signed-in user, not an API key.
             *
             *     `wider_than_credential`: An API key cannot create, change or rotate keys that allow more than itself.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `api_key_limit`: The workspace has the maximum number of active API keys (`limit`); revoke one first.
             *
             *     `idempotency_result_not_stored`: A request with this Idempotency-Key already succeeded, and its response showed the secret.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#api_key_limit",
                     *       "title": "Too many API keys",
                     *       "status": 409,
                     *       "detail": "The workspace has the maximum number of active API keys (`limit`); revoke one first.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "api_key_limit",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Use a new Idempotency-Key for each different request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#idempotency_key_reused",
                     *       "title": "Idempotency-Key already used",
                     *       "status": 422,
                     *       "detail": "Use a new Idempotency-Key for each different request.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "idempotency_key_reused",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                keyId: string;
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key, without its secrets. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `workspace_mismatch`: X-Workspace-Id names a different workspace from the path or the API key.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `email_not_verified`: Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.
             *
             *     `insufficient_role`: Your role in the workspace does not allow this.
             *
             *     `insufficient_scope`: The credential lacks a scope.
             *
             *     `no_workspace`: You are not a member of any workspace; create one with POST /api/v1/workspaces.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeApiKey: {
        parameters: {
            query?: {
                /** @description Also revoke every key that was created with this one, directly or through other keys. */
                descendants?: "true" | "false";
            };
            header?: never;
            path: {
                keyId: string;
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No instance serves a request with the key any more. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevokedApiKey"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             *
             *     `workspace_mismatch`: X-Workspace-Id names a different workspace from the path or the API key.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `api_key_replaced`: A key that has been rotated can no longer manage keys. Use the key that replaced it.
             *
             *     `email_not_verified`: Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.
             *
             *     `insufficient_role`: Your role in the workspace does not allow this.
             *
             *     `insufficient_scope`: The credential lacks a scope.
             *
             *     `no_workspace`: You are not a member of any workspace; create one with POST /api/v1/workspaces.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                keyId: string;
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApiKeyChange"];
            };
        };
        responses: {
            /** @description The changed key. Every instance now enforces the new limits. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            /**
             * @description `breaks_key_policy`: The workspace has a policy for API keys, which this key would break.
             *
             *     `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `malformed_json`: The body is not valid JSON.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             *
             *     `workspace_mismatch`: X-Workspace-Id names a different workspace from the path or the API key.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#breaks_key_policy",
                     *       "title": "Breaks the policy for API keys",
                     *       "status": 400,
                     *       "detail": "The workspace has a policy for API keys, which this key would break.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "breaks_key_policy",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `api_key_replaced`: A key that has been rotated can no longer manage keys. Use the key that replaced it.
             *
             *     `email_not_verified`: Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.
             *
             *     `insufficient_role`: Your role in the workspace does not allow this.
             *
             *     `insufficient_scope`: The credential lacks a scope.
             *
             *     `no_workspace`: You are not a member of any workspace; create one with POST /api/v1/workspaces.
             *
             *     `step_up_required`: Prove again who you are with POST /api/v1/auth/step-up, then repeat the request.
             *
             *     `wider_than_credential`: An API key cannot create, change or rotate keys that allow more than itself.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `api_key_not_active`: The key is revoked, expired or replaced; create a new one. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#api_key_not_active",
                     *       "title": "API key is not active",
                     *       "status": 409,
                     *       "detail": "The key is revoked, expired or replaced; create a new one.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "api_key_not_active",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotateApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any value of your choice. For 24 hours, a repeated request with the same value gets the first result. */
                "Idempotency-Key"?: string;
            };
            path: {
                keyId: string;
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ApiKeyRotation"];
            };
        };
        responses: {
            /** @description The new key with its secrets, which are shown only once. */
            201: {
                headers: {
                    /** @description The path of the new key. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedApiKey"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `malformed_json`: The body is not valid JSON.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             *
             *     `workspace_mismatch`: X-Workspace-Id names a different workspace from the path or the API key.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `api_key_replaced`: A key that has been rotated can no longer manage keys. Use the key that replaced it.
             *
             *     `email_not_verified`: Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.
             *
             *     `insufficient_role`: Your role in the workspace does not allow this.
             *
             *     `insufficient_scope`: The credential lacks a scope.
             *
             *     `no_workspace`: You are not a member of any workspace; create one with POST /api/v1/workspaces.
             *
             *     `step_up_required`: Prove again who you are with POST /api/v1/auth/step-up, then repeat the request.
             *
             *     `wider_than_credential`: An API key cannot create, change or rotate keys that allow more than itself.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `api_key_not_active`: The key is revoked, expired or replaced; create a new one.
             *
             *     `idempotency_result_not_stored`: A request with this Idempotency-Key already succeeded, and its response showed the secret.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#api_key_not_active",
                     *       "title": "API key is not active",
                     *       "status": 409,
                     *       "detail": "The key is revoked, expired or replaced; create a new one.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "api_key_not_active",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Use a new Idempotency-Key for each different request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#idempotency_key_reused",
                     *       "title": "Idempotency-Key already used",
                     *       "status": 422,
                     *       "detail": "Use a new Idempotency-Key for each different request.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "idempotency_key_reused",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiKeyUsage: {
        parameters: {
            query?: {
                /** @description Rounded down to the interval. Default: seven days before `to`. */
                from?: string;
                /** @description Days are UTC days. At most 31 days by hour, 400 by day. */
                interval?: "hour" | "day";
                /** @description Rounded up to the interval. Default: now. */
                to?: string;
            };
            header?: never;
            path: {
                keyId: string;
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The counts, with a bucket for each interval. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyUsage"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             *
             *     `workspace_mismatch`: X-Workspace-Id names a different workspace from the path or the API key.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `email_not_verified`: Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.
             *
             *     `insufficient_role`: Your role in the workspace does not allow this.
             *
             *     `insufficient_scope`: The credential lacks a scope.
             *
             *     `no_workspace`: You are not a member of any workspace; create one with POST /api/v1/workspaces.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importApiKeys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApiKeyImport"];
            };
        };
        responses: {
            /** @description The keys work, on every instance. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportedApiKeys"];
                };
            };
            /**
             * @description `breaks_key_policy`: The workspace has a policy for API keys, which this key would break.
             *
             *     `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `malformed_json`: The body is not valid JSON.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             *
             *     `workspace_mismatch`: X-Workspace-Id names a different workspace from the path or the API key.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#breaks_key_policy",
                     *       "title": "Breaks the policy for API keys",
                     *       "status": 400,
                     *       "detail": "The workspace has a policy for API keys, which this key would break.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "breaks_key_policy",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `api_key_replaced`: A key that has been rotated can no longer manage keys. Use the key that replaced it.
             *
             *     `email_not_verified`: Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.
             *
             *     `insufficient_role`: Your role in the workspace does not allow this.
             *
             *     `insufficient_scope`: The credential lacks a scope.
             *
             *     `no_workspace`: You are not a member of any workspace; create one with POST /api/v1/workspaces.
             *
             *     `step_up_required`: Prove again who you are with POST /api/v1/auth/step-up, then repeat the request.
             *
             *     `wider_than_credential`: An API key cannot create, change or rotate keys that allow more than itself.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `api_key_limit`: The workspace has the maximum number of active API keys (`limit`); revoke one first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#api_key_limit",
                     *       "title": "Too many API keys",
                     *       "status": 409,
                     *       "detail": "The workspace has the maximum number of active API keys (`limit`); revoke one first.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "api_key_limit",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#unsupported_media_type",
                     *       "title": "Unsupported media type",
                     *       "status": 415,
                     *       "detail": "Send the body as application/json.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeApiKeys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApiKeySelection"];
            };
        };
        responses: {
            /** @description Every instance now rejects all of the keys. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevokedApiKeys"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `malformed_json`: The body is not valid JSON.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             *
             *     `workspace_mismatch`: X-Workspace-Id names a different workspace from the path or the API key.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `api_key_replaced`: A key that has been rotated can no longer manage keys. Use the key that replaced it.
             *
             *     `email_not_verified`: Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.
             *
             *     `insufficient_role`: Your role in the workspace does not allow this.
             *
             *     `insufficient_scope`: The credential lacks a scope.
             *
             *     `no_workspace`: You are not a member of any workspace; create one with POST /api/v1/workspaces.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#unsupported_media_type",
                     *       "title": "Unsupported media type",
                     *       "status": 415,
                     *       "detail": "Send the body as application/json.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAuditLinks: {
        parameters: {
            query?: {
                /** @description The position to continue from: copy it unchanged from the `next` link of the previous page. */
                cursor?: string;
                /** @description The maximum number of items. */
                limit?: number;
            };
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of links. */
            200: {
                headers: {
                    /** @description RFC 8288: `<…>; rel="next"` if there are more items. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditLink"][];
                };
            };
            /**
             * @description `invalid_cursor`: Use the cursor from a `Link` header unchanged.
             *
             *     `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             *
             *     `workspace_mismatch`: X-Workspace-Id names a different workspace from the path or the API key.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_cursor",
                     *       "title": "Invalid cursor",
                     *       "status": 400,
                     *       "detail": "Use the cursor from a `Link` header unchanged.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_cursor",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `email_not_verified`: Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.
             *
             *     `insufficient_role`: Your role in the workspace does not allow this.
             *
             *     `insufficient_scope`: The credential lacks a scope.
             *
             *     `no_workspace`: You are not a member of any workspace; create one with POST /api/v1/workspaces.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAuditCheckpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The checkpoint. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditCheckpoint"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `workspace_mismatch`: X-Workspace-Id names a different workspace from the path or the API key.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `email_not_verified`: Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.
             *
             *     `insufficient_role`: Your role in the workspace does not allow this.
             *
             *     `insufficient_scope`: The credential lacks a scope.
             *
             *     `no_workspace`: You are not a member of any workspace; create one with POST /api/v1/workspaces.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAuditEvents: {
        parameters: {
            query?: {
                action?: "account.created" | "account.deleted" | "account.email_change_requested" | "account.email_changed" | "account.email_verification_requested" | "account.email_verified" | "account.factor_abandoned" | "account.factor_added" | "account.factor_begun" | "account.factor_removed" | "account.factors_reset" | "account.password_changed" | "account.password_reset" | "account.password_reset_requested" | "account.recovery_code_used" | "account.recovery_codes_created" | "account.restored" | "account.second_factor_failed" | "account.second_factor_requested" | "account.suspended" | "account.updated" | "api_key.created" | "api_key.disabled" | "api_key.enabled" | "api_key.imported" | "api_key.leaked" | "api_key.revoked" | "api_key.rotated" | "api_key.updated" | "audit.pruned" | "document.created" | "document.deleted" | "document.updated" | "instance.restored" | "invitation.accepted" | "invitation.created" | "invitation.revoked" | "member.added" | "member.removed" | "member.role_changed" | "member.sessions_ended" | "operator_key.created" | "operator_key.revoked" | "resource_server.created" | "resource_server.deleted" | "resource_server.scopes_changed" | "resource_server.secret_rotated" | "resource_server.updated" | "service_account.created" | "service_account.deleted" | "service_account.updated" | "session.ended" | "session.pruned" | "session.reuse_detected" | "session.started" | "session.stepped_up" | "webhook_delivery.redelivered" | "webhook_endpoint.created" | "webhook_endpoint.deleted" | "webhook_endpoint.disabled" | "webhook_endpoint.purged" | "webhook_endpoint.tested" | "webhook_endpoint.updated" | "workspace.api_keys_revoked" | "workspace.created" | "workspace.deleted" | "workspace.key_policy_changed" | "workspace.purged" | "workspace.restored" | "workspace.suspended" | "workspace.updated";
                actor_api_key_id?: string;
                actor_user_id?: string;
                /** @description The position to continue from: copy it unchanged from the `next` link of the previous page. */
                cursor?: string;
                /** @description Only events at or after this time. */
                from?: string;
                /** @description The maximum number of items. */
                limit?: number;
                target_id?: string;
                /** @description Only events before this time. */
                to?: string;
            };
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of events. */
            200: {
                headers: {
                    /** @description RFC 8288: `<…>; rel="next"` if there are more items. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditEvent"][];
                };
            };
            /**
             * @description `invalid_cursor`: Use the cursor from a `Link` header unchanged.
             *
             *     `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             *
             *     `workspace_mismatch`: X-Workspace-Id names a different workspace from the path or the API key.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_cursor",
                     *       "title": "Invalid cursor",
                     *       "status": 400,
                     *       "detail": "Use the cursor from a `Link` header unchanged.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_cursor",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `email_not_verified`: Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.
             *
             *     `insufficient_role`: Your role in the workspace does not allow this.
             *
             *     `insufficient_scope`: The credential lacks a scope.
             *
             *     `no_workspace`: You are not a member of any workspace; create one with POST /api/v1/workspaces.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listInvitations: {
        parameters: {
            query?: {
                /** @description The position to continue from: copy it unchanged from the `next` link of the previous page. */
                cursor?: string;
                /** @description The maximum number of items. */
                limit?: number;
                status?: "open" | "accepted" | "revoked" | "expired";
            };
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of invitations, newest first. */
            200: {
                headers: {
                    /** @description RFC 8288: `<…>; rel="next"` if there are more items. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"][];
                };
            };
            /**
             * @description `invalid_cursor`: Use the cursor from a `Link` header unchanged.
             *
             *     `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             *
             *     `workspace_mismatch`: X-Workspace-Id names a different workspace from the path or the API key.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_cursor",
                     *       "title": "Invalid cursor",
                     *       "status": 400,
                     *       "detail": "Use the cursor from a `Link` header unchanged.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_cursor",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `email_not_verified`: Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.
             *
             *     `insufficient_role`: Your role in the workspace does not allow this.
             *
             *     `insufficient_scope`: The credential lacks a scope.
             *
             *     `no_workspace`: You are not a member of any workspace; create one with POST /api/v1/workspaces.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createInvitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any value of your choice. For 24 hours, a repeated request with the same value gets the first result. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationBody"];
            };
        };
        responses: {
            /** @description The invitation, with its token (shown once). */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedInvitation"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `malformed_json`: The body is not valid JSON.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             *
             *     `workspace_mismatch`: X-Workspace-Id names a different workspace from the path or the API key.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `email_not_verified`: Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.
             *
             *     `insufficient_role`: Your role in the workspace does not allow this.
             *
             *     `insufficient_scope`: The credential lacks a scope.
             *
             *     `no_workspace`: You are not a member of any workspace; create one with POST /api/v1/workspaces.
             *
             *     `step_up_required`: Prove again who you are with POST /api/v1/auth/step-up, then repeat the request.
             *
             *     `user_required`: Use the access token of a signed-in user, not an API key.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `already_member`: The user is already a member of the workspace.
             *
             *     `idempotency_result_not_stored`: A request with this Idempotency-Key already succeeded, and its response showed the secret.
             *
             *     `invitation_limit`: The workspace has the maximum number of open invitations (`limit`); withdraw one first.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#already_member",
                     *       "title": "Already a member",
                     *       "status": 409,
                     *       "detail": "The user is already a member of the workspace.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "already_member",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#unsupported_media_type",
                     *       "title": "Unsupported media type",
                     *       "status": 415,
                     *       "detail": "Send the body as application/json.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Use a new Idempotency-Key for each different request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#idempotency_key_reused",
                     *       "title": "Idempotency-Key already used",
                     *       "status": 422,
                     *       "detail": "Use a new Idempotency-Key for each different request.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "idempotency_key_reused",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the number of seconds in Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#too_many_requests",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Wait for the number of seconds in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "too_many_requests",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                invitationId: string;
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The invitation can no longer be accepted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `workspace_mismatch`: X-Workspace-Id names a different workspace from the path or the API key.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `email_not_verified`: Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.
             *
             *     `insufficient_role`: Your role in the workspace does not allow this.
             *
             *     `insufficient_scope`: The credential lacks a scope.
             *
             *     `no_workspace`: You are not a member of any workspace; create one with POST /api/v1/workspaces.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invitation_not_open`: The invitation was accepted, withdrawn or replaced, or has expired. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invitation_not_open",
                     *       "title": "Invitation is not open",
                     *       "status": 409,
                     *       "detail": "The invitation was accepted, withdrawn or replaced, or has expired.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invitation_not_open",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getKeyPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The policy. Without one, no rule applies. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyPolicy"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `workspace_mismatch`: X-Workspace-Id names a different workspace from the path or the API key.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `email_not_verified`: Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.
             *
             *     `insufficient_role`: Your role in the workspace does not allow this.
             *
             *     `insufficient_scope`: The credential lacks a scope.
             *
             *     `no_workspace`: You are not a member of any workspace; create one with POST /api/v1/workspaces.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setKeyPolicy: {
        parameters: {
            query?: {
                /** @description true: changes nothing, and answers what would happen. */
                dry_run?: "true" | "false";
            };
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyPolicyChange"];
            };
        };
        responses: {
            /** @description The policy, and the keys that end earlier by it, on every instance. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppliedKeyPolicy"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `malformed_json`: The body is not valid JSON.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             *
             *     `workspace_mismatch`: X-Workspace-Id names a different workspace from the path or the API key.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `api_key_replaced`: A key that has been rotated can no longer manage keys. Use the key that replaced it.
             *
             *     `email_not_verified`: Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.
             *
             *     `insufficient_role`: Your role in the workspace does not allow this.
             *
             *     `insufficient_scope`: The credential lacks a scope.
             *
             *     `no_workspace`: You are not a member of any workspace; create one with POST /api/v1/workspaces.
             *
             *     `step_up_required`: Prove again who you are with POST /api/v1/auth/step-up, then repeat the request.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#unsupported_media_type",
                     *       "title": "Unsupported media type",
                     *       "status": 415,
                     *       "detail": "Send the body as application/json.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getKeyReview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The keys with findings. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyReview"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `workspace_mismatch`: X-Workspace-Id names a different workspace from the path or the API key.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `email_not_verified`: Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.
             *
             *     `insufficient_role`: Your role in the workspace does not allow this.
             *
             *     `insufficient_scope`: The credential lacks a scope.
             *
             *     `no_workspace`: You are not a member of any workspace; create one with POST /api/v1/workspaces.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMembers: {
        parameters: {
            query?: {
                /** @description The position to continue from: copy it unchanged from the `next` link of the previous page. */
                cursor?: string;
                /** @description The maximum number of items. */
                limit?: number;
            };
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of members. */
            200: {
                headers: {
                    /** @description RFC 8288: `<…>; rel="next"` if there are more items. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"][];
                };
            };
            /**
             * @description `invalid_cursor`: Use the cursor from a `Link` header unchanged.
             *
             *     `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             *
             *     `workspace_mismatch`: X-Workspace-Id names a different workspace from the path or the API key.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_cursor",
                     *       "title": "Invalid cursor",
                     *       "status": 400,
                     *       "detail": "Use the cursor from a `Link` header unchanged.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_cursor",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `email_not_verified`: Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.
             *
             *     `insufficient_role`: Your role in the workspace does not allow this.
             *
             *     `insufficient_scope`: The credential lacks a scope.
             *
             *     `no_workspace`: You are not a member of any workspace; create one with POST /api/v1/workspaces.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The membership has ended, and everything listed here with it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberImpact"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `workspace_mismatch`: X-Workspace-Id names a different workspace from the path or the API key.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `email_not_verified`: Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.
             *
             *     `insufficient_role`: Your role in the workspace does not allow this.
             *
             *     `insufficient_scope`: The credential lacks a scope.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `last_owner`: A workspace must keep at least one owner. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#last_owner",
                     *       "title": "Last owner",
                     *       "status": 409,
                     *       "detail": "A workspace must keep at least one owner.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "last_owner",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberBody"];
            };
        };
        responses: {
            /** @description The member. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `malformed_json`: The body is not valid JSON.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             *
             *     `workspace_mismatch`: X-Workspace-Id names a different workspace from the path or the API key.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `email_not_verified`: Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.
             *
             *     `insufficient_role`: Your role in the workspace does not allow this.
             *
             *     `insufficient_scope`: The credential lacks a scope.
             *
             *     `no_workspace`: You are not a member of any workspace; create one with POST /api/v1/workspaces.
             *
             *     `step_up_required`: Prove again who you are with POST /api/v1/auth/step-up, then repeat the request.
             *
             *     `user_required`: Use the access token of a signed-in user, not an API key.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `last_owner`: A workspace must keep at least one owner. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#last_owner",
                     *       "title": "Last owner",
                     *       "status": 409,
                     *       "detail": "A workspace must keep at least one owner.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "last_owner",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#unsupported_media_type",
                     *       "title": "Unsupported media type",
                     *       "status": 415,
                     *       "detail": "Send the body as application/json.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMemberImpact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What currently depends on this member. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberImpact"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `workspace_mismatch`: X-Workspace-Id names a different workspace from the path or the API key.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `email_not_verified`: Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.
             *
             *     `insufficient_role`: Your role in the workspace does not allow this.
             *
             *     `insufficient_scope`: The credential lacks a scope.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endMemberSessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every instance now rejects all of the sessions. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `workspace_mismatch`: X-Workspace-Id names a different workspace from the path or the API key.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `email_not_verified`: Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.
             *
             *     `insufficient_role`: Your role in the workspace does not allow this.
             *
             *     `insufficient_scope`: The credential lacks a scope.
             *
             *     `no_workspace`: You are not a member of any workspace; create one with POST /api/v1/workspaces.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listServiceAccounts: {
        parameters: {
            query?: {
                /** @description The position to continue from: copy it unchanged from the `next` link of the previous page. */
                cursor?: string;
                /** @description The maximum number of items. */
                limit?: number;
            };
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of service accounts. */
            200: {
                headers: {
                    /** @description RFC 8288: `<…>; rel="next"` if there are more items. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceAccount"][];
                };
            };
            /**
             * @description `invalid_cursor`: Use the cursor from a `Link` header unchanged.
             *
             *     `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             *
             *     `workspace_mismatch`: X-Workspace-Id names a different workspace from the path or the API key.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_cursor",
                     *       "title": "Invalid cursor",
                     *       "status": 400,
                     *       "detail": "Use the cursor from a `Link` header unchanged.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_cursor",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `email_not_verified`: Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.
             *
             *     `insufficient_role`: Your role in the workspace does not allow this.
             *
             *     `insufficient_scope`: The credential lacks a scope.
             *
             *     `no_workspace`: You are not a member of any workspace; create one with POST /api/v1/workspaces.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createServiceAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any value of your choice. For 24 hours, a repeated request with the same value gets the first result. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewServiceAccount"];
            };
        };
        responses: {
            /** @description The new service account. */
            201: {
                headers: {
                    /** @description The path of the new resource. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceAccount"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `malformed_json`: The body is not valid JSON.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             *
             *     `workspace_mismatch`: X-Workspace-Id names a different workspace from the path or the API key.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `email_not_verified`: Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.
             *
             *     `insufficient_role`: Your role in the workspace does not allow this.
             *
             *     `insufficient_scope`: The credential lacks a scope.
             *
             *     `no_workspace`: You are not a member of any workspace; create one with POST /api/v1/workspaces.
             *
             *     `step_up_required`: Prove again who you are with POST /api/v1/auth/step-up, then repeat the request.
             *
             *     `user_required`: Use the access token of a signed-in user, not an API key.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_result_not_stored`: A request with this Idempotency-Key already succeeded, and its response showed the secret.
             *
             *     `service_account_limit`: The workspace has the maximum number of service accounts (`limit`); delete one first.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#idempotency_result_not_stored",
                     *       "title": "Already created",
                     *       "status": 409,
                     *       "detail": "A request with this Idempotency-Key already succeeded, and its response showed the secret.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "idempotency_result_not_stored",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#unsupported_media_type",
                     *       "title": "Unsupported media type",
                     *       "status": 415,
                     *       "detail": "Send the body as application/json.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Use a new Idempotency-Key for each different request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#idempotency_key_reused",
                     *       "title": "Idempotency-Key already used",
                     *       "status": 422,
                     *       "detail": "Use a new Idempotency-Key for each different request.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "idempotency_key_reused",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getServiceAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceAccountId: string;
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The service account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceAccount"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `workspace_mismatch`: X-Workspace-Id names a different workspace from the path or the API key.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `email_not_verified`: Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.
             *
             *     `insufficient_role`: Your role in the workspace does not allow this.
             *
             *     `insufficient_scope`: The credential lacks a scope.
             *
             *     `no_workspace`: You are not a member of any workspace; create one with POST /api/v1/workspaces.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteServiceAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceAccountId: string;
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The service account and its keys have ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `workspace_mismatch`: X-Workspace-Id names a different workspace from the path or the API key.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `email_not_verified`: Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.
             *
             *     `insufficient_role`: Your role in the workspace does not allow this.
             *
             *     `insufficient_scope`: The credential lacks a scope.
             *
             *     `no_workspace`: You are not a member of any workspace; create one with POST /api/v1/workspaces.
             *
             *     `user_required`: Use the access token of a signed-in user, not an API key.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateServiceAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceAccountId: string;
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServiceAccountChange"];
            };
        };
        responses: {
            /** @description The service account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceAccount"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `malformed_json`: The body is not valid JSON.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             *
             *     `workspace_mismatch`: X-Workspace-Id names a different workspace from the path or the API key.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `email_not_verified`: Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.
             *
             *     `insufficient_role`: Your role in the workspace does not allow this.
             *
             *     `insufficient_scope`: The credential lacks a scope.
             *
             *     `no_workspace`: You are not a member of any workspace; create one with POST /api/v1/workspaces.
             *
             *     `step_up_required`: Prove again who you are with POST /api/v1/auth/step-up, then repeat the request.
             *
             *     `user_required`: Use the access token of a signed-in user, not an API key.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#unsupported_media_type",
                     *       "title": "Unsupported media type",
                     *       "status": 415,
                     *       "detail": "Send the body as application/json.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWebhookEndpoints: {
        parameters: {
            query?: {
                /** @description The position to continue from: copy it unchanged from the `next` link of the previous page. */
                cursor?: string;
                /** @description The maximum number of items. */
                limit?: number;
            };
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of endpoints, newest first. */
            200: {
                headers: {
                    /** @description RFC 8288: `<…>; rel="next"` if there are more items. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"][];
                };
            };
            /**
             * @description `invalid_cursor`: Use the cursor from a `Link` header unchanged.
             *
             *     `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             *
             *     `workspace_mismatch`: X-Workspace-Id names a different workspace from the path or the API key.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_cursor",
                     *       "title": "Invalid cursor",
                     *       "status": 400,
                     *       "detail": "Use the cursor from a `Link` header unchanged.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_cursor",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `email_not_verified`: Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.
             *
             *     `insufficient_role`: Your role in the workspace does not allow this.
             *
             *     `insufficient_scope`: The credential lacks a scope.
             *
             *     `no_workspace`: You are not a member of any workspace; create one with POST /api/v1/workspaces.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any value of your choice. For 24 hours, a repeated request with the same value gets the first result. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWebhookEndpoint"];
            };
        };
        responses: {
            /** @description The new endpoint. */
            201: {
                headers: {
                    /** @description The path of the new resource. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `malformed_json`: The body is not valid JSON.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             *
             *     `workspace_mismatch`: X-Workspace-Id names a different workspace from the path or the API key.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `email_not_verified`: Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.
             *
             *     `insufficient_role`: Your role in the workspace does not allow this.
             *
             *     `insufficient_scope`: The credential lacks a scope.
             *
             *     `no_workspace`: You are not a member of any workspace; create one with POST /api/v1/workspaces.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_result_not_stored`: A request with this Idempotency-Key already succeeded, and its response showed the secret.
             *
             *     `webhook_endpoint_limit`: The workspace has the maximum number of webhook endpoints (`limit`); delete one first.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#idempotency_result_not_stored",
                     *       "title": "Already created",
                     *       "status": 409,
                     *       "detail": "A request with this Idempotency-Key already succeeded, and its response showed the secret.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "idempotency_result_not_stored",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#unsupported_media_type",
                     *       "title": "Unsupported media type",
                     *       "status": 415,
                     *       "detail": "Send the body as application/json.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Use a new Idempotency-Key for each different request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#idempotency_key_reused",
                     *       "title": "Idempotency-Key already used",
                     *       "status": 422,
                     *       "detail": "Use a new Idempotency-Key for each different request.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "idempotency_key_reused",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                endpointId: string;
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The endpoint. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `workspace_mismatch`: X-Workspace-Id names a different workspace from the path or the API key.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `email_not_verified`: Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.
             *
             *     `insufficient_role`: Your role in the workspace does not allow this.
             *
             *     `insufficient_scope`: The credential lacks a scope.
             *
             *     `no_workspace`: You are not a member of any workspace; create one with POST /api/v1/workspaces.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                endpointId: string;
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document is deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `workspace_mismatch`: X-Workspace-Id names a different workspace from the path or the API key.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `email_not_verified`: Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.
             *
             *     `insufficient_role`: Your role in the workspace does not allow this.
             *
             *     `insufficient_scope`: The credential lacks a scope.
             *
             *     `no_workspace`: You are not a member of any workspace; create one with POST /api/v1/workspaces.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                endpointId: string;
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookEndpointChange"];
            };
        };
        responses: {
            /** @description The changed endpoint. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `malformed_json`: The body is not valid JSON.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             *
             *     `workspace_mismatch`: X-Workspace-Id names a different workspace from the path or the API key.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `email_not_verified`: Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.
             *
             *     `insufficient_role`: Your role in the workspace does not allow this.
             *
             *     `insufficient_scope`: The credential lacks a scope.
             *
             *     `no_workspace`: You are not a member of any workspace; create one with POST /api/v1/workspaces.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#unsupported_media_type",
                     *       "title": "Unsupported media type",
                     *       "status": 415,
                     *       "detail": "Send the body as application/json.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "unsupported_media_type",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                /** @description The position to continue from: copy it unchanged from the `next` link of the previous page. */
                cursor?: string;
                /** @description The maximum number of items. */
                limit?: number;
                status?: "pending" | "succeeded" | "failed" | "discarded";
            };
            header?: never;
            path: {
                endpointId: string;
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of deliveries, newest first. */
            200: {
                headers: {
                    /** @description RFC 8288: `<…>; rel="next"` if there are more items. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"][];
                };
            };
            /**
             * @description `invalid_cursor`: Use the cursor from a `Link` header unchanged.
             *
             *     `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `validation_failed`: Some fields are not valid; see `errors`.
             *
             *     `workspace_mismatch`: X-Workspace-Id names a different workspace from the path or the API key.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_cursor",
                     *       "title": "Invalid cursor",
                     *       "status": 400,
                     *       "detail": "Use the cursor from a `Link` header unchanged.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_cursor",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `email_not_verified`: Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.
             *
             *     `insufficient_role`: Your role in the workspace does not allow this.
             *
             *     `insufficient_scope`: The credential lacks a scope.
             *
             *     `no_workspace`: You are not a member of any workspace; create one with POST /api/v1/workspaces.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWebhookDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                deliveryId: string;
                endpointId: string;
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryDetails"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `workspace_mismatch`: X-Workspace-Id names a different workspace from the path or the API key.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `email_not_verified`: Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.
             *
             *     `insufficient_role`: Your role in the workspace does not allow this.
             *
             *     `insufficient_scope`: The credential lacks a scope.
             *
             *     `no_workspace`: You are not a member of any workspace; create one with POST /api/v1/workspaces.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    redeliverWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                deliveryId: string;
                endpointId: string;
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The event will be delivered again. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `workspace_mismatch`: X-Workspace-Id names a different workspace from the path or the API key.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `email_not_verified`: Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.
             *
             *     `insufficient_role`: Your role in the workspace does not allow this.
             *
             *     `insufficient_scope`: The credential lacks a scope.
             *
             *     `no_workspace`: You are not a member of any workspace; create one with POST /api/v1/workspaces.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `webhook_endpoint_disabled`: Nothing is delivered to a disabled endpoint; its `status_reason` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#webhook_endpoint_disabled",
                     *       "title": "Webhook endpoint is disabled",
                     *       "status": 409,
                     *       "detail": "Nothing is delivered to a disabled endpoint; its `status_reason` says why.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "webhook_endpoint_disabled",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    testWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                endpointId: string;
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A `ping` will be delivered. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            /**
             * @description `malformed_credentials`: Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.
             *
             *     `multiple_credentials`: Send one credential: either X-API-Key or Authorization, once.
             *
             *     `workspace_mismatch`: X-Workspace-Id names a different workspace from the path or the API key.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#malformed_credentials",
                     *       "title": "Malformed credential",
                     *       "status": 400,
                     *       "detail": "Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "malformed_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The API key or access token is not valid.
             *
             *     `missing_credentials`: Send an API key or an access token with this request.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_credentials",
                     *       "title": "Credential not accepted",
                     *       "status": 401,
                     *       "detail": "The API key or access token is not valid.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_credentials",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_suspended`: The operator of this server has suspended the account that the credential acts for.
             *
             *     `email_not_verified`: Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.
             *
             *     `insufficient_role`: Your role in the workspace does not allow this.
             *
             *     `insufficient_scope`: The credential lacks a scope.
             *
             *     `no_workspace`: You are not a member of any workspace; create one with POST /api/v1/workspaces.
             *
             *     `workspace_suspended`: The operator of this server has suspended the workspace.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#account_suspended",
                     *       "title": "Account suspended",
                     *       "status": 403,
                     *       "detail": "The operator of this server has suspended the account that the credential acts for.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "account_suspended",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found, or you do not have access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Not found, or you do not have access.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "not_found",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `webhook_endpoint_disabled`: Nothing is delivered to a disabled endpoint; its `status_reason` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#webhook_endpoint_disabled",
                     *       "title": "Webhook endpoint is disabled",
                     *       "status": 409,
                     *       "detail": "Nothing is delivered to a disabled endpoint; its `status_reason` says why.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "webhook_endpoint_disabled",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getLiveness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The process responds. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description `invalid_request`: The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_request",
                     *       "title": "Invalid request",
                     *       "status": 400,
                     *       "detail": "The request is malformed.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_request",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The database responds and this instance holds its lease. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description `invalid_request`: The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#invalid_request",
                     *       "title": "Invalid request",
                     *       "status": 400,
                     *       "detail": "The request is malformed.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "invalid_request",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something went wrong in the server. Its log has the cause under this request_id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#internal_error",
                     *       "title": "Internal error",
                     *       "status": 500,
                     *       "detail": "Something went wrong in the server. Its log has the cause under this request_id.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "internal_error",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The database is not responding. Your credential may be fine; try again after the time in Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#service_unavailable",
                     *       "title": "Temporarily unavailable",
                     *       "status": 503,
                     *       "detail": "The database is not responding. Your credential may be fine; try again after the time in Retry-After.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "service_unavailable",
                     *       "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    onApiKeyCreated: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for every attempt: ignore an event whose id you have already processed. */
                "webhook-id": string;
                /** @description Space-separated `v1,<base64>`: HMAC-SHA256 over `id.timestamp.body`. */
                "webhook-signature": string;
                /** @description The time of the attempt, in seconds since 1970. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["ApiKeyEventData"];
                    /**
                     * Format: date-time
                     * @description When the event happened.
                     */
                    timestamp: string;
                    /** @constant */
                    type: "api_key.created";
                };
            };
        };
        responses: {
            /** @description Received. After any other response, or none in time, the delivery is retried. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver wants no more events: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onApiKeyDisabled: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for every attempt: ignore an event whose id you have already processed. */
                "webhook-id": string;
                /** @description Space-separated `v1,<base64>`: HMAC-SHA256 over `id.timestamp.body`. */
                "webhook-signature": string;
                /** @description The time of the attempt, in seconds since 1970. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["ApiKeyEventData"];
                    /**
                     * Format: date-time
                     * @description When the event happened.
                     */
                    timestamp: string;
                    /** @constant */
                    type: "api_key.disabled";
                };
            };
        };
        responses: {
            /** @description Received. After any other response, or none in time, the delivery is retried. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver wants no more events: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onApiKeyEnabled: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for every attempt: ignore an event whose id you have already processed. */
                "webhook-id": string;
                /** @description Space-separated `v1,<base64>`: HMAC-SHA256 over `id.timestamp.body`. */
                "webhook-signature": string;
                /** @description The time of the attempt, in seconds since 1970. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["ApiKeyEventData"];
                    /**
                     * Format: date-time
                     * @description When the event happened.
                     */
                    timestamp: string;
                    /** @constant */
                    type: "api_key.enabled";
                };
            };
        };
        responses: {
            /** @description Received. After any other response, or none in time, the delivery is retried. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver wants no more events: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onApiKeyExpiring: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for every attempt: ignore an event whose id you have already processed. */
                "webhook-id": string;
                /** @description Space-separated `v1,<base64>`: HMAC-SHA256 over `id.timestamp.body`. */
                "webhook-signature": string;
                /** @description The time of the attempt, in seconds since 1970. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["ApiKeyEventData"];
                    /**
                     * Format: date-time
                     * @description When the event happened.
                     */
                    timestamp: string;
                    /** @constant */
                    type: "api_key.expiring";
                };
            };
        };
        responses: {
            /** @description Received. After any other response, or none in time, the delivery is retried. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver wants no more events: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onApiKeyLeaked: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for every attempt: ignore an event whose id you have already processed. */
                "webhook-id": string;
                /** @description Space-separated `v1,<base64>`: HMAC-SHA256 over `id.timestamp.body`. */
                "webhook-signature": string;
                /** @description The time of the attempt, in seconds since 1970. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["LeakedApiKeyEventData"];
                    /**
                     * Format: date-time
                     * @description When the event happened.
                     */
                    timestamp: string;
                    /** @constant */
                    type: "api_key.leaked";
                };
            };
        };
        responses: {
            /** @description Received. After any other response, or none in time, the delivery is retried. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver wants no more events: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onApiKeyRevoked: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for every attempt: ignore an event whose id you have already processed. */
                "webhook-id": string;
                /** @description Space-separated `v1,<base64>`: HMAC-SHA256 over `id.timestamp.body`. */
                "webhook-signature": string;
                /** @description The time of the attempt, in seconds since 1970. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["ApiKeyEventData"];
                    /**
                     * Format: date-time
                     * @description When the event happened.
                     */
                    timestamp: string;
                    /** @constant */
                    type: "api_key.revoked";
                };
            };
        };
        responses: {
            /** @description Received. After any other response, or none in time, the delivery is retried. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver wants no more events: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onApiKeyRotated: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for every attempt: ignore an event whose id you have already processed. */
                "webhook-id": string;
                /** @description Space-separated `v1,<base64>`: HMAC-SHA256 over `id.timestamp.body`. */
                "webhook-signature": string;
                /** @description The time of the attempt, in seconds since 1970. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["RotatedApiKeyEventData"];
                    /**
                     * Format: date-time
                     * @description When the event happened.
                     */
                    timestamp: string;
                    /** @constant */
                    type: "api_key.rotated";
                };
            };
        };
        responses: {
            /** @description Received. After any other response, or none in time, the delivery is retried. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver wants no more events: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onDocumentCreated: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for every attempt: ignore an event whose id you have already processed. */
                "webhook-id": string;
                /** @description Space-separated `v1,<base64>`: HMAC-SHA256 over `id.timestamp.body`. */
                "webhook-signature": string;
                /** @description The time of the attempt, in seconds since 1970. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["DocumentEventData"];
                    /**
                     * Format: date-time
                     * @description When the event happened.
                     */
                    timestamp: string;
                    /** @constant */
                    type: "document.created";
                };
            };
        };
        responses: {
            /** @description Received. After any other response, or none in time, the delivery is retried. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver wants no more events: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onDocumentDeleted: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for every attempt: ignore an event whose id you have already processed. */
                "webhook-id": string;
                /** @description Space-separated `v1,<base64>`: HMAC-SHA256 over `id.timestamp.body`. */
                "webhook-signature": string;
                /** @description The time of the attempt, in seconds since 1970. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["DocumentEventData"];
                    /**
                     * Format: date-time
                     * @description When the event happened.
                     */
                    timestamp: string;
                    /** @constant */
                    type: "document.deleted";
                };
            };
        };
        responses: {
            /** @description Received. After any other response, or none in time, the delivery is retried. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver wants no more events: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onDocumentUpdated: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for every attempt: ignore an event whose id you have already processed. */
                "webhook-id": string;
                /** @description Space-separated `v1,<base64>`: HMAC-SHA256 over `id.timestamp.body`. */
                "webhook-signature": string;
                /** @description The time of the attempt, in seconds since 1970. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["DocumentEventData"];
                    /**
                     * Format: date-time
                     * @description When the event happened.
                     */
                    timestamp: string;
                    /** @constant */
                    type: "document.updated";
                };
            };
        };
        responses: {
            /** @description Received. After any other response, or none in time, the delivery is retried. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver wants no more events: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onMemberAdded: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for every attempt: ignore an event whose id you have already processed. */
                "webhook-id": string;
                /** @description Space-separated `v1,<base64>`: HMAC-SHA256 over `id.timestamp.body`. */
                "webhook-signature": string;
                /** @description The time of the attempt, in seconds since 1970. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["MemberEventData"];
                    /**
                     * Format: date-time
                     * @description When the event happened.
                     */
                    timestamp: string;
                    /** @constant */
                    type: "member.added";
                };
            };
        };
        responses: {
            /** @description Received. After any other response, or none in time, the delivery is retried. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver wants no more events: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onMemberRemoved: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for every attempt: ignore an event whose id you have already processed. */
                "webhook-id": string;
                /** @description Space-separated `v1,<base64>`: HMAC-SHA256 over `id.timestamp.body`. */
                "webhook-signature": string;
                /** @description The time of the attempt, in seconds since 1970. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["MemberEventData"];
                    /**
                     * Format: date-time
                     * @description When the event happened.
                     */
                    timestamp: string;
                    /** @constant */
                    type: "member.removed";
                };
            };
        };
        responses: {
            /** @description Received. After any other response, or none in time, the delivery is retried. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver wants no more events: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onMemberRoleChanged: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for every attempt: ignore an event whose id you have already processed. */
                "webhook-id": string;
                /** @description Space-separated `v1,<base64>`: HMAC-SHA256 over `id.timestamp.body`. */
                "webhook-signature": string;
                /** @description The time of the attempt, in seconds since 1970. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["ChangedMemberEventData"];
                    /**
                     * Format: date-time
                     * @description When the event happened.
                     */
                    timestamp: string;
                    /** @constant */
                    type: "member.role_changed";
                };
            };
        };
        responses: {
            /** @description Received. After any other response, or none in time, the delivery is retried. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver wants no more events: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onPing: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for every attempt: ignore an event whose id you have already processed. */
                "webhook-id": string;
                /** @description Space-separated `v1,<base64>`: HMAC-SHA256 over `id.timestamp.body`. */
                "webhook-signature": string;
                /** @description The time of the attempt, in seconds since 1970. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["PingEventData"];
                    /**
                     * Format: date-time
                     * @description When the event happened.
                     */
                    timestamp: string;
                    /** @constant */
                    type: "ping";
                };
            };
        };
        responses: {
            /** @description Received. After any other response, or none in time, the delivery is retried. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver wants no more events: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onServiceAccountCreated: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for every attempt: ignore an event whose id you have already processed. */
                "webhook-id": string;
                /** @description Space-separated `v1,<base64>`: HMAC-SHA256 over `id.timestamp.body`. */
                "webhook-signature": string;
                /** @description The time of the attempt, in seconds since 1970. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["ServiceAccountEventData"];
                    /**
                     * Format: date-time
                     * @description When the event happened.
                     */
                    timestamp: string;
                    /** @constant */
                    type: "service_account.created";
                };
            };
        };
        responses: {
            /** @description Received. After any other response, or none in time, the delivery is retried. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver wants no more events: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onServiceAccountDeleted: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for every attempt: ignore an event whose id you have already processed. */
                "webhook-id": string;
                /** @description Space-separated `v1,<base64>`: HMAC-SHA256 over `id.timestamp.body`. */
                "webhook-signature": string;
                /** @description The time of the attempt, in seconds since 1970. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["ServiceAccountEventData"];
                    /**
                     * Format: date-time
                     * @description When the event happened.
                     */
                    timestamp: string;
                    /** @constant */
                    type: "service_account.deleted";
                };
            };
        };
        responses: {
            /** @description Received. After any other response, or none in time, the delivery is retried. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver wants no more events: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onServiceAccountUpdated: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for every attempt: ignore an event whose id you have already processed. */
                "webhook-id": string;
                /** @description Space-separated `v1,<base64>`: HMAC-SHA256 over `id.timestamp.body`. */
                "webhook-signature": string;
                /** @description The time of the attempt, in seconds since 1970. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["ServiceAccountEventData"];
                    /**
                     * Format: date-time
                     * @description When the event happened.
                     */
                    timestamp: string;
                    /** @constant */
                    type: "service_account.updated";
                };
            };
        };
        responses: {
            /** @description Received. After any other response, or none in time, the delivery is retried. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver wants no more events: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
