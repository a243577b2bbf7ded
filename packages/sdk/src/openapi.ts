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
         * The keys that assertions are signed with
         * @description Open to anyone.
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
         * Change your e-mail address
         * @description Sends a link to the new address, which works for 24 hours, and tells the old one. The address changes when the link is followed; until then, a new password or another wish voids it.
         *
         *     Needs: Access token of a signed-in user. Open to accounts whose e-mail address is not confirmed.
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
         * Send the link that confirms your e-mail address
         * @description Does nothing if the address is confirmed. At most five an hour.
         *
         *     Needs: Access token of a signed-in user. Open to accounts whose e-mail address is not confirmed.
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
         * Confirm an e-mail address by a mailed link
         * @description Of the account as it is, or the new one that was asked for. It takes no session: the link is the proof.
         *
         *     Open to anyone.
         */
        post: operations["verifyEmail"];
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
         * @description Open to anyone.
         */
        post: operations["login"];
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
         * @description Ends the session of the cookie, of the access token, or of both. The same again if it has ended.
         *
         *     Open to anyone.
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
         * @description Needs: Access token of a signed-in user. Open to accounts whose e-mail address is not confirmed.
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
         * Ask for a link to reset a forgotten password
         * @description The answer is the same, after the same time, whether there is such an account or not. The link goes to the e-mail address and works once, for 30 minutes. An account gets at most five an hour.
         *
         *     Open to anyone.
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
         * Set a new password by a mailed link
         * @description Ends all sessions of the account: sign in with the new password. API keys go on working.
         *
         *     Open to anyone.
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
         * @description Takes the refresh token from the cookie and replaces it. The token that was replaced last may ask again for 10 seconds and gets the same successor; any other use of an old token ends the session. An answer of 401 leaves the cookie alone: another tab may have a newer one.
         *
         *     Open to anyone.
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
         * @description Open to anyone.
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
         * List where you are signed in
         * @description Needs: Access token of a signed-in user. Open to accounts whose e-mail address is not confirmed.
         */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        /**
         * Sign out everywhere else: end all sessions but this
         * @description Needs: Access token of a signed-in user. Open to accounts whose e-mail address is not confirmed.
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
         * Sign out elsewhere: end one session
         * @description Needs: Access token of a signed-in user. Open to accounts whose e-mail address is not confirmed.
         */
        delete: operations["endSession"];
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
         * @description For anyone who finds a key where it should not be. If it is one of this server, its owners are told, and it is revoked where they want that. The answer is the same in any case, and comes before anything is looked up.
         *
         *     Open to anyone.
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
         * @description Needs: API key or access token, scope `documents:read`, role `viewer` or higher.
         */
        get: operations["listDocuments"];
        put?: never;
        /**
         * Create a document
         * @description Needs: API key or access token, scope `documents:write`, role `member` or higher.
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
         * @description Needs: API key or access token, scope `documents:read`, role `viewer` or higher.
         */
        get: operations["getDocument"];
        /**
         * Replace a document
         * @description Needs: API key or access token, scope `documents:write`, role `member` or higher.
         */
        put: operations["replaceDocument"];
        post?: never;
        /**
         * Delete a document
         * @description Needs: API key or access token, scope `documents:write`, role `member` or higher.
         */
        delete: operations["deleteDocument"];
        options?: never;
        head?: never;
        /**
         * Change some fields of a document
         * @description Needs: API key or access token, scope `documents:write`, role `member` or higher.
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
         * @description Needs: secret of a resource server.
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
         * @description An unknown token, and an invitation for another e-mail, are 404. One that was used, withdrawn, has expired, or whose inviter may no longer invite, is 409 `invitation_not_open`.
         *
         *     Needs: Access token of a signed-in user.
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
         * Who am I?
         * @description Needs: API key or access token. Open to accounts whose e-mail address is not confirmed.
         */
        get: operations["getMe"];
        put?: never;
        post?: never;
        /**
         * Delete your account
         * @description Ends every session, membership and key of yours, and deletes the workspaces that you alone belong to. Cannot be undone. While you are the only owner of a workspace with other members, the answer is 409.
         *
         *     Needs: Access token of a signed-in user. Open to accounts whose e-mail address is not confirmed.
         */
        delete: operations["deleteMe"];
        options?: never;
        head?: never;
        /**
         * Change your name
         * @description Needs: Access token of a signed-in user. Open to accounts whose e-mail address is not confirmed.
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
         *     Needs: operator key.
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
         *     Needs: operator key.
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
         * @description Needs: operator key.
         */
        get: operations["listResourceServers"];
        put?: never;
        /**
         * Register a resource server
         * @description Needs: operator key.
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
         * @description Needs: operator key.
         */
        get: operations["getResourceServer"];
        put?: never;
        post?: never;
        /**
         * Remove a resource server
         * @description Its scopes end for every key, and its secrets stop.
         *
         *     Needs: operator key.
         */
        delete: operations["deleteResourceServer"];
        options?: never;
        head?: never;
        /**
         * Change the title of a resource server
         * @description Needs: operator key.
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
         *     Needs: operator key.
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
         * @description The whole list. New scopes can be given to keys as soon as this is answered; those left out end for every key.
         *
         *     Needs: operator key.
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
         * @description Needs: operator key.
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
         * @description Needs: operator key.
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
         *     Needs: operator key.
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
         * @description Needs: operator key.
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
         *     Needs: operator key.
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
         * @description Needs: operator key.
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
         * @description Needs: operator key.
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
         * @description Needs: operator key.
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
         *     Needs: operator key.
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
         *     Needs: operator key.
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
         * List the services whose scopes keys can have
         * @description Beside the scopes of this API. A key can be given those that your role holds.
         *
         *     Needs: API key or access token.
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
         * Take reports of GitHub's secret scanning
         * @description For GitHub's secret scanning partner program alone: the body must be signed with one of GitHub's keys. Whoever else finds a key: `POST /credentials/report`.
         *
         *     Open to anyone.
         */
        post: operations["reportLeaksFromGithub"];
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
         * May this request through?
         * @description For proxies (`auth_request`, `forward_auth`, ext_authz). Takes any method, and reads no body. Takes the credential as every route does, and answers a refusal as every route does.
         *
         *     Needs: API key or access token.
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
         * @description All that a user belongs to, newest first. An API key (scope `workspace:read`) sees its own.
         *
         *     Needs: API key or access token.
         */
        get: operations["listWorkspaces"];
        put?: never;
        /**
         * Create a workspace
         * @description The caller becomes its owner.
         *
         *     Needs: Access token of a signed-in user.
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
         * @description Needs: API key or access token, scope `workspace:read`, role `viewer` or higher.
         */
        get: operations["getWorkspace"];
        put?: never;
        post?: never;
        /**
         * Delete a workspace
         * @description With everything in it: members, keys, documents, webhook endpoints. This cannot be undone. The audit trail remains.
         *
         *     Needs: API key or access token, scope `workspace:write`, role `owner` or higher.
         */
        delete: operations["deleteWorkspace"];
        options?: never;
        head?: never;
        /**
         * Change a workspace
         * @description Needs: API key or access token, scope `workspace:write`, role `admin` or higher.
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
         * What the API keys were used for
         * @description Viewers and members: the keys that they created. Admins and owners: all of the workspace. One key in detail: `…/api-keys/{keyId}/usage`.
         *
         *     Needs: API key or access token, scope `api-keys:read`, role `viewer` or higher.
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
         * @description Viewers and members: the keys that they created. Admins and owners: all of the workspace.
         *
         *     Needs: API key or access token, scope `api-keys:read`, role `viewer` or higher.
         */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * Create an API key
         * @description The key acts with your current role. Made through an API key, it is nowhere wider than that key: in scopes, addresses or lifetime.
         *
         *     Needs: API key or access token, scope `api-keys:write`, role `viewer` or higher.
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
         * @description Viewers and members: the keys that they created. Admins and owners: all of the workspace.
         *
         *     Needs: API key or access token, scope `api-keys:read`, role `viewer` or higher.
         */
        get: operations["getApiKey"];
        put?: never;
        post?: never;
        /**
         * Revoke an API key
         * @description Cannot be undone. Answers the same for a key that is revoked already. With `descendants=true`, keys created with this key end too.
         *
         *     Needs: API key or access token, scope `api-keys:write`, role `viewer` or higher.
         */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        /**
         * Change an API key
         * @description Only active keys. An API key changes only keys that are nowhere wider than itself, and never widens them beyond itself.
         *
         *     Needs: API key or access token, scope `api-keys:write`, role `viewer` or higher.
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
         * @description Makes a new key of the same name, scopes, addresses, expiry and creator. A key is rotated once; the old one stops at once, or after `overlap_seconds`. Where the creator has a higher role than you, you become the creator of the new key.
         *
         *     Needs: API key or access token, scope `api-keys:write`, role `viewer` or higher.
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
         * What an API key was used for
         * @description Counts by the hour or day, the last use, and whether a rotated key is out of use.
         *
         *     Needs: API key or access token, scope `api-keys:read`, role `viewer` or higher.
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
         *     Needs: API key or access token, scope `api-keys:write`, role `admin` or higher.
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
         * @description By exactly one of `ids`, `created_by` and `all`, in one change: all of them or, where the answer is an error, none. Cannot be undone. Viewers and members: the keys that they created. Admins and owners: all of the workspace. The key that makes the request is no exception.
         *
         *     Needs: API key or access token, scope `api-keys:write`, role `viewer` or higher.
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
         * @description Every event of the workspace with its place in the chain of hashes, oldest first. An event has its place within about a second of its commit.
         *
         *     Needs: API key or access token, scope `audit:read`, role `admin` or higher.
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
         * @description A signed statement of how far the chain of the workspace has come. Whoever keeps it can tell later whether anything before it was changed or removed, also at the end.
         *
         *     Needs: API key or access token, scope `audit:read`, role `admin` or higher.
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
         * @description Every change in the workspace, newest first. Nothing in it can be changed or removed.
         *
         *     Needs: API key or access token, scope `audit:read`, role `admin` or higher.
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
         * @description Needs: API key or access token, scope `members:write`, role `admin` or higher.
         */
        get: operations["listInvitations"];
        put?: never;
        /**
         * Invite a person
         * @description Emailed to `email`, if given, and replaces an open invitation to that address. It works once, and only while its inviter may still invite to that role. Only owners invite owners.
         *
         *     Needs: Access token of a signed-in user, scope `members:write`, role `admin` or higher.
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
         * @description Again the same. One that was accepted cannot be withdrawn: remove the member instead.
         *
         *     Needs: API key or access token, scope `members:write`, role `admin` or higher.
         */
        delete: operations["revokeInvitation"];
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
         * @description Whoever joined last comes first.
         *
         *     Needs: API key or access token, scope `members:read`, role `viewer` or higher.
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
         * @description Signed-in users may leave, whatever their role. Otherwise this takes the scope `members:write` (role `admin`; to remove an owner, `owner`). The keys that acted for the member end for good, the webhook endpoints that they created stop, and open invitations by them and to them are withdrawn. A new membership brings none of it back.
         *
         *     Needs: API key or access token.
         */
        delete: operations["removeMember"];
        options?: never;
        head?: never;
        /**
         * Change a member's role
         * @description Holds from the answer on, also for the API keys that the member created. Admins can neither change an owner nor make one.
         *
         *     Needs: Access token of a signed-in user, scope `members:write`, role `admin` or higher.
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
         * @description Signed-in users may leave, whatever their role. Otherwise this takes the scope `members:write` (role `admin`; to remove an owner, `owner`). Of each kind at most 100 are listed, the last used first.
         *
         *     Needs: API key or access token.
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
         * @description Ends every session of this person, in whatever workspace it is used; they can sign in again. Their API keys stay: `POST …/api-keys/revoke` with `created_by` ends those. Requires the role `admin`; for an owner, `owner`.
         *
         *     Needs: API key or access token, scope `members:write`, role `admin` or higher.
         */
        delete: operations["endMemberSessions"];
        options?: never;
        head?: never;
        patch?: never;
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
         * @description Needs: API key or access token, scope `webhooks:read`, role `admin` or higher.
         */
        get: operations["listWebhookEndpoints"];
        put?: never;
        /**
         * Create a webhook endpoint
         * @description At most 100 in a workspace. The credential needs the scopes to see what the events tell: `documents:read`, `api-keys:read`, `members:read`.
         *
         *     Needs: API key or access token, scope `webhooks:write`, role `admin` or higher.
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
         * @description Needs: API key or access token, scope `webhooks:read`, role `admin` or higher.
         */
        get: operations["getWebhookEndpoint"];
        put?: never;
        post?: never;
        /**
         * Delete a webhook endpoint, with its deliveries
         * @description Needs: API key or access token, scope `webhooks:write`, role `admin` or higher.
         */
        delete: operations["deleteWebhookEndpoint"];
        options?: never;
        head?: never;
        /**
         * Change, disable or enable a webhook endpoint
         * @description Disabling discards what is on its way. The credential needs the scopes to see what the events tell: `documents:read`, `api-keys:read`, `members:read`.
         *
         *     Needs: API key or access token, scope `webhooks:write`, role `admin` or higher.
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
         * @description Only of events that your credential may read.
         *
         *     Needs: API key or access token, scope `webhooks:read`, role `admin` or higher.
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
         * Read a delivery, with what was sent and every attempt
         * @description Takes the scope of the event as well, such as `documents:read`.
         *
         *     Needs: API key or access token, scope `webhooks:read`, role `admin` or higher.
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
         * @description Whatever became of it. The `webhook-id` stays the same, and all attempts are available again. Takes the scope of the event as well.
         *
         *     Needs: API key or access token, scope `webhooks:write`, role `admin` or higher.
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
         * @description Needs: API key or access token, scope `webhooks:write`, role `admin` or higher.
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
         * Is the process alive?
         * @description Open to anyone.
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
         * Can it serve requests?
         * @description Open to anyone.
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
        /** An API key was seen where it should not be */
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
        /** Somebody joined the workspace */
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
        /** Somebody left the workspace */
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
        /** A member was given another role */
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
             * @description Seconds.
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
            /** @description CIDR blocks; null: from anywhere. */
            allowed_ips: string[] | null;
            /** Format: date-time */
            created_at: string;
            /**
             * Format: uuid
             * @description The key acts with this user's current role.
             */
            created_by: string;
            /** @description The API key whose credential created this one; null: a person did. */
            created_by_key: string | null;
            expires_at: string | null;
            /** Format: uuid */
            id: string;
            /**
             * @description What may be shown of the key.
             * @example lk_3f9a
             */
            key_prefix: string;
            /** @description The last request that the key authenticated, whether or not it had the scope for it. */
            last_used_at: string | null;
            /** @description When it was first reported as found where it should not be. Rotate it if it is active. */
            leaked_at: string | null;
            /** @example Production backend */
            name: string;
            /** @description The key that a rotation made. */
            replaced_by: string | null;
            /** @description When the key stopped; in the future: when it will, after the overlap of a rotation. */
            revoked_at: string | null;
            /**
             * @description Scopes of this API and of resource servers. null: all that the creator's role allows.
             * @example [
             *       "documents:read",
             *       "invoices:read"
             *     ]
             */
            scopes: string[] | null;
            /**
             * @description A key that was rotated stays `active` until its overlap is over. `suspended`: an operator has suspended its creator or the workspace, and it works again once they are restored. `ended`: the person it acted for has gone.
             * @enum {string}
             */
            status: "active" | "suspended" | "revoked" | "expired" | "ended";
            /** @description Why the key is `suspended`, `revoked` or `ended`; null otherwise. */
            status_reason: ("revoked_by_user" | "revoked_by_operator" | "rotated" | "leaked" | "ancestor_revoked" | "creator_left" | "account_deleted" | "account_claimed" | "account_suspended" | "workspace_suspended") | null;
            /** Format: date-time */
            updated_at: string;
            /** Format: uuid */
            workspace_id: string;
        };
        /** @description What is left out stays as it is. */
        ApiKeyChange: {
            /** @description null: from anywhere. */
            allowed_ips?: string[] | null;
            /** @description null: never. The present time makes the key expire at once. */
            expires_at?: string | null;
            /** @example Production backend */
            name?: string;
            /** @description null: all that the creator's role allows. */
            scopes?: string[] | null;
        };
        /** @description What may be known of a key. */
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
             * @description How long the old key still works. 0: it stops at once.
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
            /** @description These keys. If one of them does not exist, none is revoked. */
            ids?: string[];
        };
        /** @description What a key was used for. */
        ApiKeyUsage: {
            /** @description Where requests with the key came from in the last 90 days, whatever `from` and `to` say: at most 50, those that were seen last first. */
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
                /** @description Requests that the key opened the endpoint to. */
                allowed: number;
                denied: number;
                /**
                 * @description For the owner alone: `revoked`, `expired`, `address_not_allowed`, `creator_removed`, `insufficient_scope`, `insufficient_role` and so on.
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
             * @description Where the last use came from.
             * @example 192.0.2.7
             */
            last_address: string | null;
            last_used_at: string | null;
            replaced_by: string | null;
            /**
             * @description null: the key was not rotated. true: its successor is in use, and this key was last used before that and not within the last 15 minutes; or it has stopped already. A client that runs once a day is quiet for longer: look at the buckets too.
             * @example true
             */
            safe_to_revoke: boolean | null;
            /**
             * Format: date-time
             * @description Not included.
             */
            to: string;
            totals: {
                /** @description Requests that the key opened the endpoint to. */
                allowed: number;
                denied: number;
                /**
                 * @description For the owner alone: `revoked`, `expired`, `address_not_allowed`, `creator_removed`, `insufficient_scope`, `insufficient_role` and so on.
                 * @example {
                 *       "address_not_allowed": 2
                 *     }
                 */
                denied_by_reason: {
                    [key: string]: number;
                };
            };
        };
        /** @description Requests by the day, of the keys that were used: at most 1,000, those with the most requests first. */
        ApiKeyUsageOverview: {
            api_keys: {
                /**
                 * @description Requests of each day, oldest first.
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
                 * @description Requests of each day, oldest first.
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
             * @description Not included.
             */
            to: string;
        };
        /** @description What is certain about the trail. Keep it where the server cannot reach it. */
        AuditCheckpoint: {
            /**
             * Format: uuid
             * @description The workspace.
             */
            chain: string;
            /** @description Events before this position were removed after their time. */
            events_from: number;
            /** @example 5f2a0c7e91d40c7e91d40c7e91d40c7e91d40c7e91d40c7e91d40c7e91d40c7e */
            hash: string;
            /**
             * @description The first 16 digits of the SHA-256 of `public_key`.
             * @example 9b74c9897bac770f
             */
            key_id: string;
            /** @description Of the last event that has its place by now; 0 while there is none. */
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
        /** @description One line of the audit trail, which nobody can change. */
        AuditEvent: {
            /** @enum {string} */
            action: "account.created" | "account.updated" | "account.password_changed" | "account.password_reset_requested" | "account.password_reset" | "account.email_verification_requested" | "account.email_verified" | "account.email_change_requested" | "account.email_changed" | "account.suspended" | "account.restored" | "account.deleted" | "session.started" | "session.ended" | "session.reuse_detected" | "session.pruned" | "workspace.created" | "workspace.updated" | "workspace.suspended" | "workspace.restored" | "workspace.api_keys_revoked" | "workspace.deleted" | "workspace.purged" | "member.added" | "member.role_changed" | "member.sessions_ended" | "member.removed" | "invitation.created" | "invitation.revoked" | "invitation.accepted" | "api_key.created" | "api_key.imported" | "api_key.updated" | "api_key.rotated" | "api_key.revoked" | "api_key.leaked" | "webhook_endpoint.created" | "webhook_endpoint.updated" | "webhook_endpoint.deleted" | "webhook_endpoint.purged" | "webhook_endpoint.disabled" | "webhook_endpoint.tested" | "webhook_delivery.redelivered" | "operator_key.created" | "operator_key.revoked" | "resource_server.created" | "resource_server.updated" | "resource_server.deleted" | "resource_server.secret_rotated" | "resource_server.scopes_changed" | "document.created" | "document.updated" | "document.deleted" | "audit.pruned" | "instance.restored";
            /** @description Who did it. */
            actor: {
                api_key_id: string | null;
                /** @enum {string} */
                kind: "user" | "api_key" | "operator" | "anonymous" | "system";
                /** @description The user, or the API key's creator. */
                user_id: string | null;
            };
            /**
             * @description The IP address that the request came from.
             * @example 192.0.2.7
             */
            address: string | null;
            /** @description What changed, for people to read. */
            details: {
                [key: string]: unknown;
            };
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            occurred_at: string;
            /** @example 0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e */
            request_id: string | null;
            /** @description To what. */
            target: {
                id: string | null;
                type: string;
            };
        };
        /** @description The place of an event in the workspace's chain. */
        AuditLink: {
            /**
             * @description SHA-256 of the event's text.
             * @example 5f2a0c7e91d40c7e91d40c7e91d40c7e91d40c7e91d40c7e91d40c7e91d40c7e
             */
            digest: string;
            /**
             * @description The event as text, to the letter as it was hashed. null: removed after its time.
             * @example {"id": "0197f0a2-0000-7000-8000-000000000000", "action": "api_key.revoked", …}
             */
            event: string | null;
            /** Format: uuid */
            event_id: string;
            /**
             * @description Follows from the hash before, the position and the digest.
             * @example 5f2a0c7e91d40c7e91d40c7e91d40c7e91d40c7e91d40c7e91d40c7e91d40c7e
             */
            hash: string;
            /** @description From 1 on, without gaps. */
            position: number;
        };
        ChangedMemberEventData: {
            /** @enum {string} */
            previous_role: "viewer" | "member" | "admin" | "owner";
            /**
             * @description The role now; of a member who was removed, the last one.
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
             * @description What was found. What is no key of this server is passed over.
             * @example [
             *       "lk_…"
             *     ]
             */
            credentials: string[];
            /**
             * Format: uri
             * @description Where. The owners of the keys get to see it.
             */
            url?: string;
        };
        /** @description A text of a workspace. */
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
            /** @description Counts from 1; every update adds one. The `ETag` is made of it. */
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
        /** @description Without the body, which is for the API to read. */
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
            /** @description The version that this event tells of. */
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
             * @description What stands after `#token=` in the link.
             * @example lkmail_…
             */
            token: string;
        };
        EndedSessions: {
            ended: number;
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
            state: "active" | "suspended" | "revoked" | "expired" | "ended";
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
             * @description In what kind of thing, in any case.
             * @example commit
             */
            source?: string;
            /**
             * @description What was found.
             * @example lk_…
             */
            token: string;
            /**
             * @description The kind of token, as agreed with GitHub.
             * @example latchkey_api_key
             */
            type?: string;
            /**
             * @description Where it was found; may be empty.
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
            /** @description IPv4 and IPv6 addresses and CIDR blocks that the key may be used from. null or left out: from anywhere. */
            allowed_ips?: string[] | null;
            /** @description In the future, within ten years. null or left out: never. */
            expires_at?: string | null;
            /**
             * @description How the key begins: what lists show of it.
             * @example sk_live_3f9a
             */
            key_prefix: string;
            /** @example Production backend */
            name: string;
            /** @description null or left out: all that your role allows. An API key that creates keys cannot give more than it has; what is left out, they inherit. */
            scopes?: string[] | null;
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
        /** @description One line of the audit trail of the whole server. */
        InstanceAuditEvent: {
            /** @enum {string} */
            action: "account.created" | "account.updated" | "account.password_changed" | "account.password_reset_requested" | "account.password_reset" | "account.email_verification_requested" | "account.email_verified" | "account.email_change_requested" | "account.email_changed" | "account.suspended" | "account.restored" | "account.deleted" | "session.started" | "session.ended" | "session.reuse_detected" | "session.pruned" | "workspace.created" | "workspace.updated" | "workspace.suspended" | "workspace.restored" | "workspace.api_keys_revoked" | "workspace.deleted" | "workspace.purged" | "member.added" | "member.role_changed" | "member.sessions_ended" | "member.removed" | "invitation.created" | "invitation.revoked" | "invitation.accepted" | "api_key.created" | "api_key.imported" | "api_key.updated" | "api_key.rotated" | "api_key.revoked" | "api_key.leaked" | "webhook_endpoint.created" | "webhook_endpoint.updated" | "webhook_endpoint.deleted" | "webhook_endpoint.purged" | "webhook_endpoint.disabled" | "webhook_endpoint.tested" | "webhook_delivery.redelivered" | "operator_key.created" | "operator_key.revoked" | "resource_server.created" | "resource_server.updated" | "resource_server.deleted" | "resource_server.secret_rotated" | "resource_server.scopes_changed" | "document.created" | "document.updated" | "document.deleted" | "audit.pruned" | "instance.restored";
            /** @description Who did it. */
            actor: {
                api_key_id: string | null;
                /** @enum {string} */
                kind: "user" | "api_key" | "operator" | "anonymous" | "system";
                /** @description The user, or the API key's creator. */
                user_id: string | null;
            };
            /**
             * @description The IP address that the request came from.
             * @example 192.0.2.7
             */
            address: string | null;
            /** @description What changed, for people to read. */
            details: {
                [key: string]: unknown;
            };
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            occurred_at: string;
            /** @example 0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e */
            request_id: string | null;
            /** @description To what. */
            target: {
                id: string | null;
                type: string;
            };
            /** @description null: it happened in no workspace. */
            workspace_id: string | null;
        };
        /** @description RFC 7662. `{"active": false}` alone for what is not valid. */
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
             * @description What it holds of your scopes, with spaces between.
             * @example invoices:read
             */
            scope?: string;
            /**
             * Format: uuid
             * @description The user, or the API key's creator.
             */
            sub?: string;
            /** @enum {string} */
            token_type?: "api_key" | "access_token";
            /** Format: uuid */
            workspace_id?: string;
        };
        IntrospectionRequest: {
            /**
             * @description Where the request came from. Without it, a key that may be used from certain addresses alone is not active.
             * @example 192.0.2.7
             */
            address?: string;
            /**
             * @description Scopes that have to hold, with spaces between.
             * @example invoices:read
             */
            scope?: string;
            /**
             * @description An API key or an access token.
             * @example lk_…
             */
            token: string;
            /**
             * @description Not looked at: the form of a credential tells.
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
             * @description Who may accept; null: whoever has the token.
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
        /** @description The workspace that the caller belongs to now. */
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
             * @description Only the account with this e-mail may accept. Left out: whoever has the token.
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
            /** @description CIDR blocks; null: from anywhere. */
            allowed_ips: string[] | null;
            /** Format: date-time */
            created_at: string;
            /**
             * Format: uuid
             * @description The key acts with this user's current role.
             */
            created_by: string;
            /** @description The API key whose credential created this one; null: a person did. */
            created_by_key: string | null;
            expires_at: string | null;
            /** Format: uuid */
            id: string;
            /**
             * @description The key itself. Shown this once.
             * @example lk_…
             */
            key: string;
            /**
             * @description What may be shown of the key.
             * @example lk_3f9a
             */
            key_prefix: string;
            /** @description The last request that the key authenticated, whether or not it had the scope for it. */
            last_used_at: string | null;
            /** @description When it was first reported as found where it should not be. Rotate it if it is active. */
            leaked_at: string | null;
            /** @example Production backend */
            name: string;
            /** @description The key that a rotation made. */
            replaced_by: string | null;
            /** @description When the key stopped; in the future: when it will, after the overlap of a rotation. */
            revoked_at: string | null;
            /**
             * @description Scopes of this API and of resource servers. null: all that the creator's role allows.
             * @example [
             *       "documents:read",
             *       "invoices:read"
             *     ]
             */
            scopes: string[] | null;
            /**
             * @description A key that was rotated stays `active` until its overlap is over. `suspended`: an operator has suspended its creator or the workspace, and it works again once they are restored. `ended`: the person it acted for has gone.
             * @enum {string}
             */
            status: "active" | "suspended" | "revoked" | "expired" | "ended";
            /** @description Why the key is `suspended`, `revoked` or `ended`; null otherwise. */
            status_reason: ("revoked_by_user" | "revoked_by_operator" | "rotated" | "leaked" | "ancestor_revoked" | "creator_left" | "account_deleted" | "account_claimed" | "account_suspended" | "workspace_suspended") | null;
            /** Format: date-time */
            updated_at: string;
            /**
             * @description Verifies webhook deliveries. Shown this once.
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
             * @description Who may accept; null: whoever has the token.
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
             * @description For POST /api/v1/invitations/accept. Shown this once: hand it to whom you invite.
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
             * @description Shown this once.
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
             * @description Where the key was seen.
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
             * @description The role now; of a member who was removed, the last one.
             * @enum {string}
             */
            role: "viewer" | "member" | "admin" | "owner";
            /** Format: uuid */
            user_id: string;
            /** Format: uuid */
            workspace_id: string;
        };
        /** @description What rests on a member, and ends with the membership. */
        MemberImpact: {
            /** @description Keys that act for the member. */
            api_keys: {
                items: {
                    /** Format: uuid */
                    id: string;
                    /**
                     * @description A name, an address or an e-mail address.
                     * @example Production backend
                     */
                    label: string;
                    last_used_at: string | null;
                }[];
                /** @example 1 */
                total: number;
            };
            /** @description Open invitations by the member, or to their address. */
            invitations: {
                items: {
                    /** Format: uuid */
                    id: string;
                    /**
                     * @description A name, an address or an e-mail address.
                     * @example Production backend
                     */
                    label: string;
                    last_used_at: string | null;
                }[];
                /** @example 1 */
                total: number;
            };
            /** @description Endpoints that the member created, or that one of these keys signs for. */
            webhook_endpoints: {
                items: {
                    /** Format: uuid */
                    id: string;
                    /**
                     * @description A name, an address or an e-mail address.
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
            /** @description IPv4 and IPv6 addresses and CIDR blocks that the key may be used from. null or left out: from anywhere. */
            allowed_ips?: string[] | null;
            /** @description In the future, within ten years. null or left out: never. */
            expires_at?: string | null;
            /** @example Production backend */
            name: string;
            /** @description null or left out: all that your role allows. An API key that creates keys cannot give more than it has; what is left out, they inherit. */
            scopes?: string[] | null;
        };
        NewResourceServer: {
            /**
             * @description The audience that the service is.
             * @example billing
             */
            name: string;
            /**
             * @description For people.
             * @example Billing
             */
            title: string;
        };
        NewWebhookEndpoint: {
            /**
             * Format: uuid
             * @description A key of the workspace: its signing secret signs the deliveries.
             */
            api_key_id: string;
            /**
             * @description For people.
             * @example Search index
             */
            description?: string | null;
            events: ("document.created" | "document.updated" | "document.deleted" | "api_key.created" | "api_key.rotated" | "api_key.revoked" | "api_key.expiring" | "api_key.leaked" | "member.added" | "member.removed" | "member.role_changed" | "ping")[];
            /**
             * Format: uri
             * @description Where events go, by POST: a public http(s) address.
             * @example https://example.com/webhooks
             */
            url: string;
        };
        NewWorkspace: {
            /** @example Acme */
            name: string;
        };
        /** @description A service beside this one that has scopes for keys. */
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
             * @description At least 8 characters; any characters; not a common password, and not your e-mail address.
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
             * @description At least 8 characters; any characters; not a common password, and not your e-mail address.
             * @example correct horse battery
             */
            new_password: string;
            /**
             * @description What stands after `#token=` in the link.
             * @example lkreset_…
             */
            token: string;
        };
        /** @description Sent on request, to see whether deliveries arrive. */
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
            scopes: ("documents:read" | "documents:write" | "api-keys:read" | "api-keys:write" | "members:read" | "members:write" | "workspace:read" | "workspace:write" | "webhooks:read" | "webhooks:write" | "audit:read")[];
            /** @description The signed-in user, or the API key's creator. */
            user: {
                /** Format: email */
                email: string;
                /** @description Whether a link that was mailed to the address has been followed. */
                email_verified: boolean;
                /** Format: uuid */
                id: string;
                /** @example Ada */
                name: string | null;
            };
            /** @description Where the request acts. */
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
             * @description As others in your workspaces see you; null: by the address alone.
             * @example Ada
             */
            name: string | null;
        };
        /** @description The same for keys and for anything else. */
        ReportAccepted: {
            /** @enum {string} */
            status: "accepted";
        };
        /** @description A service beside this one. */
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
             * @description For people.
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
             * @description The lowest role that holds it.
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
             * @description How long the old secret still works. 0: it stops at once.
             * @default 0
             */
            overlap_seconds?: number;
        };
        RevokedApiKey: {
            /** @description With `descendants=true`: how many other keys this revoked. */
            descendants_revoked?: number;
            /** @enum {string} */
            status: "revoked";
        };
        RevokedApiKeys: {
            /** @description How many keys this revoked; others were revoked already. */
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
        /** @description One sign-in on one device. */
        Session: {
            /**
             * @description From where it was last used.
             * @example 192.0.2.7
             */
            address: string | null;
            /** Format: date-time */
            created_at: string;
            /** @description Whether this request belongs to it. */
            current: boolean;
            /**
             * Format: date-time
             * @description When it ends at the latest.
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
             * @description What the browser said of itself at sign-in.
             * @example Mozilla/5.0 (X11; Linux x86_64)
             */
            user_agent: string | null;
        };
        /** @description The account, its workspace, and its first key: the key's secrets are shown this once. */
        SignedUp: {
            /**
             * @description A JWT for `Authorization: Bearer`. Keep it in memory only.
             * @example eyJ…
             */
            access_token: string;
            api_key: components["schemas"]["IssuedApiKey"];
            /**
             * @description Seconds.
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
             * @description At least 8 characters; any characters; not a common password, and not your e-mail address.
             * @example correct horse battery
             */
            password: string;
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
            /** @description Whether a link that was mailed to the address has been followed. */
            email_verified: boolean;
            /** Format: uuid */
            id: string;
            /** @example Ada */
            name: string | null;
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
            /** @description Counts from 1. */
            number: number;
            request_headers: {
                [key: string]: string;
            };
            /**
             * @description The first 4 kB.
             * @example ok
             */
            response_body: string | null;
            /** @description null: no answer came. */
            response_status: number | null;
            /** @example https://example.com/webhooks */
            url: string;
        };
        /** @description One event on its way to one endpoint. Kept for 30 days. */
        WebhookDelivery: {
            /** @description How many there were. */
            attempts: number;
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            endpoint_id: string;
            /**
             * Format: uuid
             * @description `webhook-id` of every attempt.
             */
            event_id: string;
            /** @enum {string} */
            event_type: "document.created" | "document.updated" | "document.deleted" | "api_key.created" | "api_key.rotated" | "api_key.revoked" | "api_key.expiring" | "api_key.leaked" | "member.added" | "member.removed" | "member.role_changed" | "ping";
            finished_at: string | null;
            /** Format: uuid */
            id: string;
            /** @description null: there is none to come. */
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
            /** @description How many there were. */
            attempts: number;
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            endpoint_id: string;
            /**
             * Format: uuid
             * @description `webhook-id` of every attempt.
             */
            event_id: string;
            /** @enum {string} */
            event_type: "document.created" | "document.updated" | "document.deleted" | "api_key.created" | "api_key.rotated" | "api_key.revoked" | "api_key.expiring" | "api_key.leaked" | "member.added" | "member.removed" | "member.role_changed" | "ping";
            finished_at: string | null;
            /** Format: uuid */
            id: string;
            /** @description null: there is none to come. */
            next_attempt_at: string | null;
            /**
             * @description To the letter what is sent, and signed.
             * @example {"type":"ping","timestamp":"…","data":{}}
             */
            request_body: string;
            /**
             * @description `pending`: there is an attempt to come. `failed`: the last one failed. `discarded`: the endpoint was disabled first.
             * @enum {string}
             */
            status: "pending" | "succeeded" | "failed" | "discarded";
        };
        /** @description An address that events are delivered to. */
        WebhookEndpoint: {
            /**
             * Format: uuid
             * @description Whose signing secret signs. A rotation of the key moves it.
             */
            api_key_id: string;
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            created_by: string;
            /** @example Search index */
            description: string | null;
            events: ("document.created" | "document.updated" | "document.deleted" | "api_key.created" | "api_key.rotated" | "api_key.revoked" | "api_key.expiring" | "api_key.leaked" | "member.added" | "member.removed" | "member.role_changed" | "ping")[];
            /** @description Since when every attempt has failed; null while it works. */
            failing_since: string | null;
            /** Format: uuid */
            id: string;
            last_success_at: string | null;
            /** @enum {string} */
            status: "active" | "disabled";
            /** @description Why it is disabled: by a person, because the receiver answered 410, because it only failed for five days, because its signing key is revoked, expired or without its creator, or because whoever created the endpoint has left, has a lower role now, or was an API key that has ended. An active endpoint's is null. */
            status_reason: ("disabled_by_user" | "gone" | "failing" | "key_revoked" | "key_expired" | "key_creator_left" | "creator_left" | "creator_demoted" | "creator_key_ended" | "suspended") | null;
            /** Format: date-time */
            updated_at: string;
            /** @example https://example.com/webhooks */
            url: string;
            /** Format: uuid */
            workspace_id: string;
        };
        /** @description What is left out stays as it is. */
        WebhookEndpointChange: {
            /** Format: uuid */
            api_key_id?: string;
            /**
             * @description For people.
             * @example Search index
             */
            description?: string | null;
            /** @description false: nothing is delivered until it is true again. */
            enabled?: boolean;
            events?: ("document.created" | "document.updated" | "document.deleted" | "api_key.created" | "api_key.rotated" | "api_key.revoked" | "api_key.expiring" | "api_key.leaked" | "member.added" | "member.removed" | "member.role_changed" | "ping")[];
            /**
             * Format: uri
             * @description Where events go, by POST: a public http(s) address.
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
            /** @description What happens to a key that is reported as leaked: its owners are told (`notify`), and it is revoked at once besides (`revoke`). null: as the server is configured. */
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
        /** @description What is left out stays as it is. */
        WorkspaceChange: {
            /** @description `notify` or `revoke`; null: as the server is configured. */
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
            /** @description What happens to a key that is reported as leaked: its owners are told (`notify`), and it is revoked at once besides (`revoke`). null: as the server is configured. */
            leak_policy: ("notify" | "revoke") | null;
            /** @example Acme */
            name: string;
            /**
             * @description The caller's role there; for an API key, its creator's.
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
            /** @description For any JWT library. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Jwks"];
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
            /** @description A mail is on its way to the new address. */
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
            /** @description `mail_not_configured`: This needs email, and no mail server is configured. */
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
                     *       "detail": "This needs email, and no mail server is configured.",
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
            /** @description A mail is on its way, unless the address is confirmed already. */
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
            /** @description `mail_not_configured`: This needs email, and no mail server is configured. */
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
                     *       "detail": "This needs email, and no mail server is configured.",
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
            /** @description The address is confirmed, and is the one of the account. */
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
            /** @description `sign_in_failed`: The email or password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/docs/errors#sign_in_failed",
                     *       "title": "Sign-in failed",
                     *       "status": 401,
                     *       "detail": "The email or password is wrong.",
                     *       "instance": "/api/v1/documents",
                     *       "code": "sign_in_failed",
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
            /** @description If there is an account with this address, a mail is on its way. */
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
            /** @description `mail_not_configured`: This needs email, and no mail server is configured. */
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
                     *       "detail": "This needs email, and no mail server is configured.",
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
                /** @description Where to go on: taken unchanged from the `next` link of the page before. */
                cursor?: string;
                /** @description How many items at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sessions that live, newest first. */
            200: {
                headers: {
                    /** @description RFC 8288: `<…>; rel="next"` while there is more. */
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
            /** @description The session has ended. If it was this one, its cookie is removed. */
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
            /** @description The report will be looked at. */
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
                /** @description Where to go on: taken unchanged from the `next` link of the page before. */
                cursor?: string;
                /** @description How many items at most. */
                limit?: number;
                /** @description Only documents with these words, in the title or the first 100,000 characters of the body, in any case. `"…"` for a phrase, `or` between alternatives, `-` before what must not occur. */
                q?: string;
            };
            header?: {
                /** @description The workspace to act in. Default: the user's own. With an API key it must be the key's. */
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
                    /** @description RFC 8288: `<…>; rel="next"` while there is more. */
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
                /** @description A value of your own, for 24 hours: a repeat with the same key answers with the first result. */
                "Idempotency-Key"?: string;
                /** @description The workspace to act in. Default: the user's own. With an API key it must be the key's. */
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
                    /** @description The version, for `If-Match` and `If-None-Match`. */
                    ETag?: string;
                    /** @description The path of what was created. */
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
                /** @description The `ETag` of the version that you have: 304 without a body if it is still current. */
                "If-None-Match"?: string;
                /** @description The workspace to act in. Default: the user's own. With an API key it must be the key's. */
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
                    /** @description The version, for `If-Match` and `If-None-Match`. */
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
                    /** @description The version, for `If-Match` and `If-None-Match`. */
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
                /** @description The `ETag` of the version to change. If there is a newer one, nothing is changed. Left out: whichever is there. */
                "If-Match"?: string;
                /** @description The workspace to act in. Default: the user's own. With an API key it must be the key's. */
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
            /** @description The document, in its new version. */
            200: {
                headers: {
                    /** @description The version, for `If-Match` and `If-None-Match`. */
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
                /** @description The `ETag` of the version to change. If there is a newer one, nothing is changed. Left out: whichever is there. */
                "If-Match"?: string;
                /** @description The workspace to act in. Default: the user's own. With an API key it must be the key's. */
                "X-Workspace-Id"?: string;
            };
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
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
                /** @description The `ETag` of the version to change. If there is a newer one, nothing is changed. Left out: whichever is there. */
                "If-Match"?: string;
                /** @description The workspace to act in. Default: the user's own. With an API key it must be the key's. */
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
            /** @description The document, in its new version. */
            200: {
                headers: {
                    /** @description The version, for `If-Match` and `If-None-Match`. */
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
            /** @description What it is, now. */
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
            /** @description The caller is a member now. */
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
            /** @description The principal of this request. */
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
            /** @description The account is gone. */
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
                action?: "account.created" | "account.updated" | "account.password_changed" | "account.password_reset_requested" | "account.password_reset" | "account.email_verification_requested" | "account.email_verified" | "account.email_change_requested" | "account.email_changed" | "account.suspended" | "account.restored" | "account.deleted" | "session.started" | "session.ended" | "session.reuse_detected" | "session.pruned" | "workspace.created" | "workspace.updated" | "workspace.suspended" | "workspace.restored" | "workspace.api_keys_revoked" | "workspace.deleted" | "workspace.purged" | "member.added" | "member.role_changed" | "member.sessions_ended" | "member.removed" | "invitation.created" | "invitation.revoked" | "invitation.accepted" | "api_key.created" | "api_key.imported" | "api_key.updated" | "api_key.rotated" | "api_key.revoked" | "api_key.leaked" | "webhook_endpoint.created" | "webhook_endpoint.updated" | "webhook_endpoint.deleted" | "webhook_endpoint.purged" | "webhook_endpoint.disabled" | "webhook_endpoint.tested" | "webhook_delivery.redelivered" | "operator_key.created" | "operator_key.revoked" | "resource_server.created" | "resource_server.updated" | "resource_server.deleted" | "resource_server.secret_rotated" | "resource_server.scopes_changed" | "document.created" | "document.updated" | "document.deleted" | "audit.pruned" | "instance.restored";
                actor_api_key_id?: string;
                actor_user_id?: string;
                /** @description Where to go on: taken unchanged from the `next` link of the page before. */
                cursor?: string;
                /** @description Not before this time. */
                from?: string;
                /** @description How many items at most. */
                limit?: number;
                target_id?: string;
                /** @description Before this time. */
                to?: string;
                /** @description Only what happened in this workspace. */
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
                    /** @description RFC 8288: `<…>; rel="next"` while there is more. */
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
            /** @description `operator_required`: This is for whoever runs the instance: send an operator key. */
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
                     *       "detail": "This is for whoever runs the instance: send an operator key.",
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
            /** @description `operator_required`: This is for whoever runs the instance: send an operator key. */
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
                     *       "detail": "This is for whoever runs the instance: send an operator key.",
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
            /** @description All of them, by name. */
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
            /** @description `operator_required`: This is for whoever runs the instance: send an operator key. */
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
                     *       "detail": "This is for whoever runs the instance: send an operator key.",
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
            /** @description The service with its secret, shown this once. */
            201: {
                headers: {
                    /** @description The path of what was created. */
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
            /** @description `operator_required`: This is for whoever runs the instance: send an operator key. */
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
                     *       "detail": "This is for whoever runs the instance: send an operator key.",
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
            /** @description `operator_required`: This is for whoever runs the instance: send an operator key. */
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
                     *       "detail": "This is for whoever runs the instance: send an operator key.",
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
            /** @description No instance accepts its secrets or honours its scopes any more. */
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
            /** @description `operator_required`: This is for whoever runs the instance: send an operator key. */
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
                     *       "detail": "This is for whoever runs the instance: send an operator key.",
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
            /** @description The service as it is now. */
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
            /** @description `operator_required`: This is for whoever runs the instance: send an operator key. */
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
                     *       "detail": "This is for whoever runs the instance: send an operator key.",
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
            /** @description The service with its new secret, shown this once. */
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
            /** @description `operator_required`: This is for whoever runs the instance: send an operator key. */
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
                     *       "detail": "This is for whoever runs the instance: send an operator key.",
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
            /** @description The service with its scopes, known to every instance. */
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
            /** @description `operator_required`: This is for whoever runs the instance: send an operator key. */
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
                     *       "detail": "This is for whoever runs the instance: send an operator key.",
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
                /** @description Where to go on: taken unchanged from the `next` link of the page before. */
                cursor?: string;
                /** @description How many items at most. */
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
                    /** @description RFC 8288: `<…>; rel="next"` while there is more. */
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
            /** @description `operator_required`: This is for whoever runs the instance: send an operator key. */
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
                     *       "detail": "This is for whoever runs the instance: send an operator key.",
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
            /** @description `operator_required`: This is for whoever runs the instance: send an operator key. */
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
                     *       "detail": "This is for whoever runs the instance: send an operator key.",
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
            /** @description `operator_required`: This is for whoever runs the instance: send an operator key. */
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
                     *       "detail": "This is for whoever runs the instance: send an operator key.",
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
            /** @description `operator_required`: This is for whoever runs the instance: send an operator key. */
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
                     *       "detail": "This is for whoever runs the instance: send an operator key.",
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
            /** @description `operator_required`: This is for whoever runs the instance: send an operator key. */
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
                     *       "detail": "This is for whoever runs the instance: send an operator key.",
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
                /** @description Where to go on: taken unchanged from the `next` link of the page before. */
                cursor?: string;
                /** @description How many items at most. */
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
                    /** @description RFC 8288: `<…>; rel="next"` while there is more. */
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
            /** @description `operator_required`: This is for whoever runs the instance: send an operator key. */
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
                     *       "detail": "This is for whoever runs the instance: send an operator key.",
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
            /** @description `operator_required`: This is for whoever runs the instance: send an operator key. */
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
                     *       "detail": "This is for whoever runs the instance: send an operator key.",
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
            /** @description `operator_required`: This is for whoever runs the instance: send an operator key. */
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
                     *       "detail": "This is for whoever runs the instance: send an operator key.",
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
            /** @description `operator_required`: This is for whoever runs the instance: send an operator key. */
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
                     *       "detail": "This is for whoever runs the instance: send an operator key.",
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
            /** @description `operator_required`: This is for whoever runs the instance: send an operator key. */
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
                     *       "detail": "This is for whoever runs the instance: send an operator key.",
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
            /** @description Which of the tokens are keys of this server. Their owners will be told; where the policy is to revoke, no instance serves them any more. */
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
    verify: {
        parameters: {
            query?: {
                /** @description Name of the resource server that asks. */
                audience?: string;
                /** @description May be repeated: all of them must hold. */
                scope?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Yes, and as whom. */
            204: {
                headers: {
                    /** @description Empty for a user. */
                    "X-Latchkey-Api-Key-Id"?: string;
                    /** @description With `audience`: all of that as a JWT of 60 seconds; see `/.well-known/jwks.json`. */
                    "X-Latchkey-Assertion"?: string;
                    /** @description `user` or `api_key`. */
                    "X-Latchkey-Kind"?: string;
                    /** @description The role there. */
                    "X-Latchkey-Role"?: string;
                    /** @description With `audience`, of its scopes; else of this API’s. With spaces between. */
                    "X-Latchkey-Scopes"?: string;
                    /** @description The user, or the API key's creator. */
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
                /** @description Where to go on: taken unchanged from the `next` link of the page before. */
                cursor?: string;
                /** @description How many items at most. */
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
                    /** @description RFC 8288: `<…>; rel="next"` while there is more. */
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
                /** @description A value of your own, for 24 hours: a repeat with the same key answers with the first result. */
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
                    /** @description The path of what was created. */
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
            /** @description The workspace is gone. */
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
                /** @description How many UTC days, today included. */
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
                /** @description Where to go on: taken unchanged from the `next` link of the page before. */
                cursor?: string;
                /** @description How many items at most. */
                limit?: number;
                /** @description Part of the name, in any case. */
                q?: string;
                status?: "active" | "suspended" | "revoked" | "expired" | "ended";
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
                    /** @description RFC 8288: `<…>; rel="next"` while there is more. */
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
                /** @description A value of your own, for 24 hours: a repeat with the same key answers with the first result. */
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
            /** @description The key with its secrets, shown this once. */
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
                /** @description Also revoke every key that was created with this one, directly or through others. */
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
            /** @description The key as it is now. No instance serves a request with the old limits any more. */
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
                /** @description A value of your own, for 24 hours: a repeat with the same key answers with the first result. */
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
            /** @description The new key with its secrets, shown this once. */
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
                /** @description Days are UTC days. At most 31 days by the hour, 400 by the day. */
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
            /** @description No instance serves a request with any of the keys any more. */
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
                /** @description Where to go on: taken unchanged from the `next` link of the page before. */
                cursor?: string;
                /** @description How many items at most. */
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
                    /** @description RFC 8288: `<…>; rel="next"` while there is more. */
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
                action?: "account.created" | "account.updated" | "account.password_changed" | "account.password_reset_requested" | "account.password_reset" | "account.email_verification_requested" | "account.email_verified" | "account.email_change_requested" | "account.email_changed" | "account.suspended" | "account.restored" | "account.deleted" | "session.started" | "session.ended" | "session.reuse_detected" | "session.pruned" | "workspace.created" | "workspace.updated" | "workspace.suspended" | "workspace.restored" | "workspace.api_keys_revoked" | "workspace.deleted" | "workspace.purged" | "member.added" | "member.role_changed" | "member.sessions_ended" | "member.removed" | "invitation.created" | "invitation.revoked" | "invitation.accepted" | "api_key.created" | "api_key.imported" | "api_key.updated" | "api_key.rotated" | "api_key.revoked" | "api_key.leaked" | "webhook_endpoint.created" | "webhook_endpoint.updated" | "webhook_endpoint.deleted" | "webhook_endpoint.purged" | "webhook_endpoint.disabled" | "webhook_endpoint.tested" | "webhook_delivery.redelivered" | "operator_key.created" | "operator_key.revoked" | "resource_server.created" | "resource_server.updated" | "resource_server.deleted" | "resource_server.secret_rotated" | "resource_server.scopes_changed" | "document.created" | "document.updated" | "document.deleted" | "audit.pruned" | "instance.restored";
                actor_api_key_id?: string;
                actor_user_id?: string;
                /** @description Where to go on: taken unchanged from the `next` link of the page before. */
                cursor?: string;
                /** @description Not before this time. */
                from?: string;
                /** @description How many items at most. */
                limit?: number;
                target_id?: string;
                /** @description Before this time. */
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
                    /** @description RFC 8288: `<…>; rel="next"` while there is more. */
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
                /** @description Where to go on: taken unchanged from the `next` link of the page before. */
                cursor?: string;
                /** @description How many items at most. */
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
                    /** @description RFC 8288: `<…>; rel="next"` while there is more. */
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
                /** @description A value of your own, for 24 hours: a repeat with the same key answers with the first result. */
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
            /** @description Nobody can accept it any more. */
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
    listMembers: {
        parameters: {
            query?: {
                /** @description Where to go on: taken unchanged from the `next` link of the page before. */
                cursor?: string;
                /** @description How many items at most. */
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
                    /** @description RFC 8288: `<…>; rel="next"` while there is more. */
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
            /** @description The membership has ended, and this with it. */
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
            /** @description What rests on this member today. */
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
            /** @description No instance serves a request with any of the sessions any more. */
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
    listWebhookEndpoints: {
        parameters: {
            query?: {
                /** @description Where to go on: taken unchanged from the `next` link of the page before. */
                cursor?: string;
                /** @description How many items at most. */
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
                    /** @description RFC 8288: `<…>; rel="next"` while there is more. */
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
                /** @description A value of your own, for 24 hours: a repeat with the same key answers with the first result. */
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
                    /** @description The path of what was created. */
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
            /** @description It is gone. */
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
            /** @description The endpoint, as it is now. */
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
                /** @description Where to go on: taken unchanged from the `next` link of the page before. */
                cursor?: string;
                /** @description How many items at most. */
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
                    /** @description RFC 8288: `<…>; rel="next"` while there is more. */
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
            /** @description It is on its way. */
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
            /** @description A `ping` is on its way. */
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
            /** @description The process answers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
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
            /** @description The database answers and this instance holds its lease. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
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
                /** @description The same for every attempt: whoever has seen it has had the event already. */
                "webhook-id": string;
                /** @description Space-separated `v1,<base64>`: HMAC-SHA256 over `id.timestamp.body`. */
                "webhook-signature": string;
                /** @description Of the attempt, in seconds since 1970. */
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
                     * @description When it happened.
                     */
                    timestamp: string;
                    /** @constant */
                    type: "api_key.created";
                };
            };
        };
        responses: {
            /** @description Received. Anything else, and no answer in time, is tried again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No more events, please: the endpoint is disabled. */
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
                /** @description The same for every attempt: whoever has seen it has had the event already. */
                "webhook-id": string;
                /** @description Space-separated `v1,<base64>`: HMAC-SHA256 over `id.timestamp.body`. */
                "webhook-signature": string;
                /** @description Of the attempt, in seconds since 1970. */
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
                     * @description When it happened.
                     */
                    timestamp: string;
                    /** @constant */
                    type: "api_key.expiring";
                };
            };
        };
        responses: {
            /** @description Received. Anything else, and no answer in time, is tried again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No more events, please: the endpoint is disabled. */
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
                /** @description The same for every attempt: whoever has seen it has had the event already. */
                "webhook-id": string;
                /** @description Space-separated `v1,<base64>`: HMAC-SHA256 over `id.timestamp.body`. */
                "webhook-signature": string;
                /** @description Of the attempt, in seconds since 1970. */
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
                     * @description When it happened.
                     */
                    timestamp: string;
                    /** @constant */
                    type: "api_key.leaked";
                };
            };
        };
        responses: {
            /** @description Received. Anything else, and no answer in time, is tried again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No more events, please: the endpoint is disabled. */
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
                /** @description The same for every attempt: whoever has seen it has had the event already. */
                "webhook-id": string;
                /** @description Space-separated `v1,<base64>`: HMAC-SHA256 over `id.timestamp.body`. */
                "webhook-signature": string;
                /** @description Of the attempt, in seconds since 1970. */
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
                     * @description When it happened.
                     */
                    timestamp: string;
                    /** @constant */
                    type: "api_key.revoked";
                };
            };
        };
        responses: {
            /** @description Received. Anything else, and no answer in time, is tried again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No more events, please: the endpoint is disabled. */
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
                /** @description The same for every attempt: whoever has seen it has had the event already. */
                "webhook-id": string;
                /** @description Space-separated `v1,<base64>`: HMAC-SHA256 over `id.timestamp.body`. */
                "webhook-signature": string;
                /** @description Of the attempt, in seconds since 1970. */
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
                     * @description When it happened.
                     */
                    timestamp: string;
                    /** @constant */
                    type: "api_key.rotated";
                };
            };
        };
        responses: {
            /** @description Received. Anything else, and no answer in time, is tried again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No more events, please: the endpoint is disabled. */
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
                /** @description The same for every attempt: whoever has seen it has had the event already. */
                "webhook-id": string;
                /** @description Space-separated `v1,<base64>`: HMAC-SHA256 over `id.timestamp.body`. */
                "webhook-signature": string;
                /** @description Of the attempt, in seconds since 1970. */
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
                     * @description When it happened.
                     */
                    timestamp: string;
                    /** @constant */
                    type: "document.created";
                };
            };
        };
        responses: {
            /** @description Received. Anything else, and no answer in time, is tried again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No more events, please: the endpoint is disabled. */
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
                /** @description The same for every attempt: whoever has seen it has had the event already. */
                "webhook-id": string;
                /** @description Space-separated `v1,<base64>`: HMAC-SHA256 over `id.timestamp.body`. */
                "webhook-signature": string;
                /** @description Of the attempt, in seconds since 1970. */
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
                     * @description When it happened.
                     */
                    timestamp: string;
                    /** @constant */
                    type: "document.deleted";
                };
            };
        };
        responses: {
            /** @description Received. Anything else, and no answer in time, is tried again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No more events, please: the endpoint is disabled. */
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
                /** @description The same for every attempt: whoever has seen it has had the event already. */
                "webhook-id": string;
                /** @description Space-separated `v1,<base64>`: HMAC-SHA256 over `id.timestamp.body`. */
                "webhook-signature": string;
                /** @description Of the attempt, in seconds since 1970. */
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
                     * @description When it happened.
                     */
                    timestamp: string;
                    /** @constant */
                    type: "document.updated";
                };
            };
        };
        responses: {
            /** @description Received. Anything else, and no answer in time, is tried again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No more events, please: the endpoint is disabled. */
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
                /** @description The same for every attempt: whoever has seen it has had the event already. */
                "webhook-id": string;
                /** @description Space-separated `v1,<base64>`: HMAC-SHA256 over `id.timestamp.body`. */
                "webhook-signature": string;
                /** @description Of the attempt, in seconds since 1970. */
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
                     * @description When it happened.
                     */
                    timestamp: string;
                    /** @constant */
                    type: "member.added";
                };
            };
        };
        responses: {
            /** @description Received. Anything else, and no answer in time, is tried again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No more events, please: the endpoint is disabled. */
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
                /** @description The same for every attempt: whoever has seen it has had the event already. */
                "webhook-id": string;
                /** @description Space-separated `v1,<base64>`: HMAC-SHA256 over `id.timestamp.body`. */
                "webhook-signature": string;
                /** @description Of the attempt, in seconds since 1970. */
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
                     * @description When it happened.
                     */
                    timestamp: string;
                    /** @constant */
                    type: "member.removed";
                };
            };
        };
        responses: {
            /** @description Received. Anything else, and no answer in time, is tried again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No more events, please: the endpoint is disabled. */
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
                /** @description The same for every attempt: whoever has seen it has had the event already. */
                "webhook-id": string;
                /** @description Space-separated `v1,<base64>`: HMAC-SHA256 over `id.timestamp.body`. */
                "webhook-signature": string;
                /** @description Of the attempt, in seconds since 1970. */
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
                     * @description When it happened.
                     */
                    timestamp: string;
                    /** @constant */
                    type: "member.role_changed";
                };
            };
        };
        responses: {
            /** @description Received. Anything else, and no answer in time, is tried again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No more events, please: the endpoint is disabled. */
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
                /** @description The same for every attempt: whoever has seen it has had the event already. */
                "webhook-id": string;
                /** @description Space-separated `v1,<base64>`: HMAC-SHA256 over `id.timestamp.body`. */
                "webhook-signature": string;
                /** @description Of the attempt, in seconds since 1970. */
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
                     * @description When it happened.
                     */
                    timestamp: string;
                    /** @constant */
                    type: "ping";
                };
            };
        };
        responses: {
            /** @description Received. Anything else, and no answer in time, is tried again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No more events, please: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
