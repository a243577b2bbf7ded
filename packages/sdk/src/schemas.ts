// Generated from openapi.json by `npm run openapi`: do not edit.
/** The refresh token is in an httpOnly cookie, never in a body. */
export interface AccessToken {
    /**
     * A JWT for `Authorization: Bearer`. Keep it in memory only.
     * @example eyJ…
     */
    accessToken: string;
    /**
     * Seconds.
     * @example 900
     */
    expiresIn: number;
    /** @enum {string} */
    tokenType: "bearer";
}
export interface AccountDeletionBody {
    /** @example correct horse battery */
    currentPassword: string;
}
/** A key, without its secret. */
export interface ApiKey {
    /** CIDR blocks; null: from anywhere. */
    allowedIps: string[] | null;
    /** Format: date-time */
    createdAt: string;
    /**
     * Format: uuid
     * The key acts with this user's current role.
     */
    createdBy: string;
    /** The API key whose credential created this one; null: a person did. */
    createdByKey: string | null;
    expiresAt: string | null;
    /** Format: uuid */
    id: string;
    /**
     * What may be shown of the key.
     * @example lk_3f9a
     */
    keyPrefix: string;
    /** The last request that the key authenticated, whether or not it had the scope for it. */
    lastUsedAt: string | null;
    /** When it was first reported as found where it should not be. Rotate it if it is active. */
    leakedAt: string | null;
    /** @example Production backend */
    name: string;
    /** The key that a rotation made. */
    replacedBy: string | null;
    /** When the key stopped; in the future: when it will, after the overlap of a rotation. */
    revokedAt: string | null;
    /**
     * Scopes of this API and of resource servers. null: all that the creator's role allows.
     * @example [
     *       "documents:read",
     *       "invoices:read"
     *     ]
     */
    scopes: string[] | null;
    /**
     * A key that was rotated stays `active` until its overlap is over. `suspended`: an operator has suspended its creator or the workspace, and it works again once they are restored. `ended`: the person it acted for has gone.
     * @enum {string}
     */
    status: "active" | "suspended" | "revoked" | "expired" | "ended";
    /** Why the key is `suspended`, `revoked` or `ended`; null otherwise. */
    statusReason: ("revoked_by_user" | "revoked_by_operator" | "rotated" | "leaked" | "ancestor_revoked" | "creator_left" | "account_deleted" | "account_claimed" | "account_suspended" | "workspace_suspended") | null;
    /** Format: date-time */
    updatedAt: string;
    /** Format: uuid */
    workspaceId: string;
}
/** What is left out stays as it is. */
export interface ApiKeyChange {
    /** null: from anywhere. */
    allowedIps?: string[] | null;
    /** null: never. The present time makes the key expire at once. */
    expiresAt?: string | null;
    /** @example Production backend */
    name?: string;
    /** null: all that the creator's role allows. */
    scopes?: string[] | null;
}
/** What may be known of a key. */
export interface ApiKeyEventData {
    /** Format: uuid */
    createdBy: string;
    expiresAt: string | null;
    /** Format: uuid */
    id: string;
    /** @example lk_3f9a */
    keyPrefix: string;
    /** @example Production backend */
    name: string;
    scopes: string[] | null;
    /** Format: uuid */
    workspaceId: string;
}
export interface ApiKeyImport {
    keys: ImportedApiKey[];
}
/** @default {} */
export interface ApiKeyRotation {
    /**
     * How long the old key still works. 0: it stops at once.
     * @default 0
     */
    overlapSeconds?: number;
}
export interface ApiKeySelection {
    /**
     * Every key that you may manage.
     * @enum {boolean}
     */
    all?: true;
    /**
     * Format: uuid
     * Every key that acts for this user in the workspace.
     */
    createdBy?: string;
    /** These keys. If one of them does not exist, none is revoked. */
    ids?: string[];
}
/** What a key was used for. */
export interface ApiKeyUsage {
    /** Where requests with the key came from in the last 90 days, whatever `from` and `to` say: at most 50, those that were seen last first. */
    addresses: {
        /** @example 192.0.2.7 */
        address: string;
        allowed: number;
        denied: number;
        /** Format: date-time */
        lastSeenAt: string;
    }[];
    /** Format: uuid */
    apiKeyId: string;
    buckets: {
        /** Requests that the key opened the endpoint to. */
        allowed: number;
        denied: number;
        /**
         * For the owner alone: `revoked`, `expired`, `address_not_allowed`, `creator_removed`, `insufficient_scope`, `insufficient_role` and so on.
         * @example {
         *       "address_not_allowed": 2
         *     }
         */
        deniedByReason: {
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
     * Where the last use came from.
     * @example 192.0.2.7
     */
    lastAddress: string | null;
    lastUsedAt: string | null;
    replacedBy: string | null;
    /**
     * null: the key was not rotated. true: its successor is in use, and this key was last used before that and not within the last 15 minutes; or it has stopped already. A client that runs once a day is quiet for longer: look at the buckets too.
     * @example true
     */
    safeToRevoke: boolean | null;
    /**
     * Format: date-time
     * Not included.
     */
    to: string;
    totals: {
        /** Requests that the key opened the endpoint to. */
        allowed: number;
        denied: number;
        /**
         * For the owner alone: `revoked`, `expired`, `address_not_allowed`, `creator_removed`, `insufficient_scope`, `insufficient_role` and so on.
         * @example {
         *       "address_not_allowed": 2
         *     }
         */
        deniedByReason: {
            [key: string]: number;
        };
    };
}
/** Requests by the day, of the keys that were used: at most 1,000, those with the most requests first. */
export interface ApiKeyUsageOverview {
    apiKeys: {
        /**
         * Requests of each day, oldest first.
         * @example [
         *       0,
         *       12,
         *       7
         *     ]
         */
        allowed: number[];
        /** Format: uuid */
        apiKeyId: string;
        /**
         * Requests of each day, oldest first.
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
     * Not included.
     */
    to: string;
}
/** What is certain about the trail. Keep it where the server cannot reach it. */
export interface AuditCheckpoint {
    /**
     * Format: uuid
     * The workspace.
     */
    chain: string;
    /** Events before this position were removed after their time. */
    eventsFrom: number;
    /** @example 5f2a0c7e91d40c7e91d40c7e91d40c7e91d40c7e91d40c7e91d40c7e91d40c7e */
    hash: string;
    /**
     * The first 16 digits of the SHA-256 of `public_key`.
     * @example 9b74c9897bac770f
     */
    keyId: string;
    /** Of the last event that has its place by now; 0 while there is none. */
    position: number;
    /**
     * Ed25519, 32 bytes, base64url.
     * @example 11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo
     */
    publicKey: string;
    /**
     * Ed25519, 64 bytes, base64url.
     * @example hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg
     */
    signature: string;
    /** Format: date-time */
    signedAt: string;
}
/** One line of the audit trail, which nobody can change. */
export interface AuditEvent {
    /** @enum {string} */
    action: "account.created" | "account.updated" | "account.password_changed" | "account.password_reset_requested" | "account.password_reset" | "account.email_verification_requested" | "account.email_verified" | "account.email_change_requested" | "account.email_changed" | "account.suspended" | "account.restored" | "account.deleted" | "session.started" | "session.ended" | "session.reuse_detected" | "session.pruned" | "workspace.created" | "workspace.updated" | "workspace.suspended" | "workspace.restored" | "workspace.api_keys_revoked" | "workspace.deleted" | "workspace.purged" | "member.added" | "member.role_changed" | "member.sessions_ended" | "member.removed" | "invitation.created" | "invitation.revoked" | "invitation.accepted" | "api_key.created" | "api_key.imported" | "api_key.updated" | "api_key.rotated" | "api_key.revoked" | "api_key.leaked" | "webhook_endpoint.created" | "webhook_endpoint.updated" | "webhook_endpoint.deleted" | "webhook_endpoint.purged" | "webhook_endpoint.disabled" | "webhook_endpoint.tested" | "webhook_delivery.redelivered" | "operator_key.created" | "operator_key.revoked" | "resource_server.created" | "resource_server.updated" | "resource_server.deleted" | "resource_server.secret_rotated" | "resource_server.scopes_changed" | "document.created" | "document.updated" | "document.deleted" | "audit.pruned" | "instance.restored";
    /** Who did it. */
    actor: {
        apiKeyId: string | null;
        /** @enum {string} */
        kind: "user" | "api_key" | "operator" | "anonymous" | "system";
        /** The user, or the API key's creator. */
        userId: string | null;
    };
    /**
     * The IP address that the request came from.
     * @example 192.0.2.7
     */
    address: string | null;
    /** What changed, for people to read. */
    details: {
        [key: string]: unknown;
    };
    /** Format: uuid */
    id: string;
    /** Format: date-time */
    occurredAt: string;
    /** @example 0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e */
    requestId: string | null;
    /** To what. */
    target: {
        id: string | null;
        type: string;
    };
}
/** The place of an event in the workspace's chain. */
export interface AuditLink {
    /**
     * SHA-256 of the event's text.
     * @example 5f2a0c7e91d40c7e91d40c7e91d40c7e91d40c7e91d40c7e91d40c7e91d40c7e
     */
    digest: string;
    /**
     * The event as text, to the letter as it was hashed. null: removed after its time.
     * @example {"id": "0197f0a2-0000-7000-8000-000000000000", "action": "api_key.revoked", …}
     */
    event: string | null;
    /** Format: uuid */
    eventId: string;
    /**
     * Follows from the hash before, the position and the digest.
     * @example 5f2a0c7e91d40c7e91d40c7e91d40c7e91d40c7e91d40c7e91d40c7e91d40c7e
     */
    hash: string;
    /** From 1 on, without gaps. */
    position: number;
}
export interface ChangedMemberEventData {
    /** @enum {string} */
    previousRole: "viewer" | "member" | "admin" | "owner";
    /**
     * The role now; of a member who was removed, the last one.
     * @enum {string}
     */
    role: "viewer" | "member" | "admin" | "owner";
    /** Format: uuid */
    userId: string;
    /** Format: uuid */
    workspaceId: string;
}
export interface CredentialReport {
    /**
     * What was found. What is no key of this server is passed over.
     * @example [
     *       "lk_…"
     *     ]
     */
    credentials: string[];
    /**
     * Format: uri
     * Where. The owners of the keys get to see it.
     */
    url?: string;
}
/** A text of a workspace. */
export interface Document {
    /** @example We met on Monday. */
    body: string;
    /** Format: date-time */
    createdAt: string;
    /**
     * Format: uuid
     * The user, or the API key's creator.
     */
    createdBy: string;
    /** Format: uuid */
    id: string;
    /** @example Minutes of the meeting */
    title: string;
    /** Format: date-time */
    updatedAt: string;
    /** Counts from 1; every update adds one. The `ETag` is made of it. */
    version: number;
    /** Format: uuid */
    workspaceId: string;
}
export interface DocumentContent {
    /** @example We met on Monday. */
    body: string;
    /** @example Minutes of the meeting */
    title: string;
}
/** Without the body, which is for the API to read. */
export interface DocumentEventData {
    /** Format: date-time */
    createdAt: string;
    /** Format: uuid */
    createdBy: string;
    /** Format: uuid */
    id: string;
    /** @example Minutes of the meeting */
    title: string;
    /** Format: date-time */
    updatedAt: string;
    /** The version that this event tells of. */
    version: number;
    /** Format: uuid */
    workspaceId: string;
}
export interface DocumentPatch {
    /** @example We met on Monday. */
    body?: string;
    /** @example Minutes of the meeting */
    title?: string;
}
export interface EmailChange {
    /** @example correct horse battery */
    currentPassword: string;
    /**
     * Format: email
     * @example you@example.com
     */
    email: string;
}
export interface EmailVerification {
    /**
     * What stands after `#token=` in the link.
     * @example lkmail_…
     */
    token: string;
}
export interface EndedSessions {
    ended: number;
}
export interface FindCredentialBody {
    /**
     * The whole of it; a prefix or a name finds nothing.
     * @example lk_…
     */
    credential: string;
}
/** What a credential is, whose, and whether it works. */
export interface FoundCredential {
    /** Format: date-time */
    createdAt: string;
    /** When it stops, or stopped. */
    endsAt: string | null;
    /**
     * Format: uuid
     * Of the key, of the session that the access token belongs to, or of the resource server.
     */
    id: string;
    /** @enum {string} */
    kind: "api_key" | "access_token" | "operator_key" | "resource_server_secret";
    lastUsedAt: string | null;
    /** @example Production backend */
    name: string | null;
    /** @enum {string} */
    state: "active" | "suspended" | "revoked" | "expired" | "ended";
    /** @example leaked */
    stateReason: string | null;
    /** Whom it acts for. */
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
}
export interface GithubMatch {
    /**
     * In what kind of thing, in any case.
     * @example commit
     */
    source?: string;
    /**
     * What was found.
     * @example lk_…
     */
    token: string;
    /**
     * The kind of token, as agreed with GitHub.
     * @example latchkey_api_key
     */
    type?: string;
    /**
     * Where it was found; may be empty.
     * @example https://github.com/acme/app/blob/main/.env
     */
    url?: string;
}
export interface GithubMatchLabel {
    /**
     * `true_positive`: a key of this server, whether or not it still works.
     * @enum {string}
     */
    label: "true_positive" | "false_positive";
    /** @example lk_… */
    tokenRaw: string;
    /** @example latchkey_api_key */
    tokenType: string;
}
export interface Health {
    /** @enum {string} */
    status: "ok";
}
export interface ImportedApiKey {
    /** IPv4 and IPv6 addresses and CIDR blocks that the key may be used from. null or left out: from anywhere. */
    allowedIps?: string[] | null;
    /** In the future, within ten years. null or left out: never. */
    expiresAt?: string | null;
    /**
     * How the key begins: what lists show of it.
     * @example sk_live_3f9a
     */
    keyPrefix: string;
    /** @example Production backend */
    name: string;
    /** null or left out: all that your role allows. An API key that creates keys cannot give more than it has; what is left out, they inherit. */
    scopes?: string[] | null;
    /**
     * Of the whole key, as it is sent. The key itself must not be sent.
     * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
     */
    sha256: string;
}
export interface ImportedApiKeys {
    /** How many keys this added. */
    imported: number;
    /**
     * Indexes of keys that the server had before; those stay as they are.
     * @example []
     */
    known: number[];
}
/** One line of the audit trail of the whole server. */
export interface InstanceAuditEvent {
    /** @enum {string} */
    action: "account.created" | "account.updated" | "account.password_changed" | "account.password_reset_requested" | "account.password_reset" | "account.email_verification_requested" | "account.email_verified" | "account.email_change_requested" | "account.email_changed" | "account.suspended" | "account.restored" | "account.deleted" | "session.started" | "session.ended" | "session.reuse_detected" | "session.pruned" | "workspace.created" | "workspace.updated" | "workspace.suspended" | "workspace.restored" | "workspace.api_keys_revoked" | "workspace.deleted" | "workspace.purged" | "member.added" | "member.role_changed" | "member.sessions_ended" | "member.removed" | "invitation.created" | "invitation.revoked" | "invitation.accepted" | "api_key.created" | "api_key.imported" | "api_key.updated" | "api_key.rotated" | "api_key.revoked" | "api_key.leaked" | "webhook_endpoint.created" | "webhook_endpoint.updated" | "webhook_endpoint.deleted" | "webhook_endpoint.purged" | "webhook_endpoint.disabled" | "webhook_endpoint.tested" | "webhook_delivery.redelivered" | "operator_key.created" | "operator_key.revoked" | "resource_server.created" | "resource_server.updated" | "resource_server.deleted" | "resource_server.secret_rotated" | "resource_server.scopes_changed" | "document.created" | "document.updated" | "document.deleted" | "audit.pruned" | "instance.restored";
    /** Who did it. */
    actor: {
        apiKeyId: string | null;
        /** @enum {string} */
        kind: "user" | "api_key" | "operator" | "anonymous" | "system";
        /** The user, or the API key's creator. */
        userId: string | null;
    };
    /**
     * The IP address that the request came from.
     * @example 192.0.2.7
     */
    address: string | null;
    /** What changed, for people to read. */
    details: {
        [key: string]: unknown;
    };
    /** Format: uuid */
    id: string;
    /** Format: date-time */
    occurredAt: string;
    /** @example 0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e */
    requestId: string | null;
    /** To what. */
    target: {
        id: string | null;
        type: string;
    };
    /** null: it happened in no workspace. */
    workspaceId: string | null;
}
/** RFC 7662. `{"active": false}` alone for what is not valid. */
export interface Introspection {
    active: boolean;
    /**
     * Your name.
     * @example billing
     */
    aud?: string;
    /**
     * Format: uuid
     * The API key.
     */
    clientId?: string;
    exp?: number;
    iat?: number;
    /** @enum {string} */
    kind?: "user" | "api_key";
    /**
     * The API key's name.
     * @example Production backend
     */
    name?: string;
    /** @enum {string} */
    role?: "viewer" | "member" | "admin" | "owner";
    /**
     * What it holds of your scopes, with spaces between.
     * @example invoices:read
     */
    scope?: string;
    /**
     * Format: uuid
     * The user, or the API key's creator.
     */
    sub?: string;
    /** @enum {string} */
    tokenType?: "api_key" | "access_token";
    /** Format: uuid */
    workspaceId?: string;
}
export interface IntrospectionRequest {
    /**
     * Where the request came from. Without it, a key that may be used from certain addresses alone is not active.
     * @example 192.0.2.7
     */
    address?: string;
    /**
     * Scopes that have to hold, with spaces between.
     * @example invoices:read
     */
    scope?: string;
    /**
     * An API key or an access token.
     * @example lk_…
     */
    token: string;
    /**
     * Not looked at: the form of a credential tells.
     * @example access_token
     */
    tokenTypeHint?: string;
}
/** An invitation, without its token. */
export interface Invitation {
    acceptedAt: string | null;
    acceptedBy: string | null;
    /** Format: date-time */
    createdAt: string;
    /**
     * Who may accept; null: whoever has the token.
     * @example ada@example.com
     */
    email: string | null;
    /** Format: date-time */
    expiresAt: string;
    /** Format: uuid */
    id: string;
    /** Format: uuid */
    invitedBy: string;
    revokedAt: string | null;
    /** @enum {string} */
    role: "viewer" | "member" | "admin" | "owner";
    /** @enum {string} */
    status: "open" | "accepted" | "revoked" | "expired";
    /** Format: uuid */
    workspaceId: string;
}
/** The workspace that the caller belongs to now. */
export interface InvitationAcceptance {
    /** @enum {string} */
    role: "viewer" | "member" | "admin" | "owner";
    workspace: Workspace;
}
export interface InvitationAcceptanceBody {
    /** @example lkinv_… */
    token: string;
}
export interface InvitationBody {
    /**
     * Format: email
     * Only the account with this e-mail may accept. Left out: whoever has the token.
     * @example you@example.com
     */
    email?: string;
    /** @default 7 */
    expiresInDays?: number;
    /** @enum {string} */
    role: "viewer" | "member" | "admin" | "owner";
}
/** A new key with its secrets, which cannot be read again. */
export interface IssuedApiKey {
    /** CIDR blocks; null: from anywhere. */
    allowedIps: string[] | null;
    /** Format: date-time */
    createdAt: string;
    /**
     * Format: uuid
     * The key acts with this user's current role.
     */
    createdBy: string;
    /** The API key whose credential created this one; null: a person did. */
    createdByKey: string | null;
    expiresAt: string | null;
    /** Format: uuid */
    id: string;
    /**
     * The key itself. Shown this once.
     * @example lk_…
     */
    key: string;
    /**
     * What may be shown of the key.
     * @example lk_3f9a
     */
    keyPrefix: string;
    /** The last request that the key authenticated, whether or not it had the scope for it. */
    lastUsedAt: string | null;
    /** When it was first reported as found where it should not be. Rotate it if it is active. */
    leakedAt: string | null;
    /** @example Production backend */
    name: string;
    /** The key that a rotation made. */
    replacedBy: string | null;
    /** When the key stopped; in the future: when it will, after the overlap of a rotation. */
    revokedAt: string | null;
    /**
     * Scopes of this API and of resource servers. null: all that the creator's role allows.
     * @example [
     *       "documents:read",
     *       "invoices:read"
     *     ]
     */
    scopes: string[] | null;
    /**
     * A key that was rotated stays `active` until its overlap is over. `suspended`: an operator has suspended its creator or the workspace, and it works again once they are restored. `ended`: the person it acted for has gone.
     * @enum {string}
     */
    status: "active" | "suspended" | "revoked" | "expired" | "ended";
    /** Why the key is `suspended`, `revoked` or `ended`; null otherwise. */
    statusReason: ("revoked_by_user" | "revoked_by_operator" | "rotated" | "leaked" | "ancestor_revoked" | "creator_left" | "account_deleted" | "account_claimed" | "account_suspended" | "workspace_suspended") | null;
    /** Format: date-time */
    updatedAt: string;
    /**
     * Verifies webhook deliveries. Shown this once.
     * @example whsec_…
     */
    webhookSigningSecret: string;
    /** Format: uuid */
    workspaceId: string;
}
/** A new invitation with its token, which cannot be read again. */
export interface IssuedInvitation {
    acceptedAt: string | null;
    acceptedBy: string | null;
    /** Format: date-time */
    createdAt: string;
    /**
     * Who may accept; null: whoever has the token.
     * @example ada@example.com
     */
    email: string | null;
    /** Format: date-time */
    expiresAt: string;
    /** Format: uuid */
    id: string;
    /** Format: uuid */
    invitedBy: string;
    revokedAt: string | null;
    /** @enum {string} */
    role: "viewer" | "member" | "admin" | "owner";
    /** @enum {string} */
    status: "open" | "accepted" | "revoked" | "expired";
    /**
     * For POST /api/v1/invitations/accept. Shown this once: hand it to whom you invite.
     * @example lkinv_…
     */
    token: string;
    /** Format: uuid */
    workspaceId: string;
}
/** A service with its secret, which cannot be read again. */
export interface IssuedResourceServer {
    /** Format: date-time */
    createdAt: string;
    /** Format: uuid */
    id: string;
    /** @example billing */
    name: string;
    scopes: ResourceServerScope[];
    /**
     * Shown this once.
     * @example lkrs_…
     */
    secret: string;
    /** @example Billing */
    title: string;
    /** Format: date-time */
    updatedAt: string;
}
/** Public keys (RFC 7517); the first is the current one. */
export interface Jwks {
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
}
export interface LeakedApiKeyEventData {
    /** Format: uuid */
    createdBy: string;
    expiresAt: string | null;
    /** Format: uuid */
    id: string;
    /** @example lk_3f9a */
    keyPrefix: string;
    /**
     * Format: date-time
     * When the leak was reported.
     */
    leakedAt: string;
    /** @example Production backend */
    name: string;
    /** Whether it was revoked at once. */
    revoked: boolean;
    scopes: string[] | null;
    /**
     * Who reported it: `github` or `finder`.
     * @example github
     */
    source: string;
    /**
     * Where the key was seen.
     * @example https://github.com/acme/app
     */
    url: string | null;
    /** Format: uuid */
    workspaceId: string;
}
export interface Login {
    /**
     * Format: email
     * @example you@example.com
     */
    email: string;
    /** @example correct horse battery */
    password: string;
}
/** A user's membership of a workspace. */
export interface Member {
    /**
     * Format: date-time
     * When the user became a member.
     */
    createdAt: string;
    /** @enum {string} */
    role: "viewer" | "member" | "admin" | "owner";
    /** Format: date-time */
    updatedAt: string;
    user: {
        /** Format: email */
        email: string;
        /** Format: uuid */
        id: string;
        /** @example Ada */
        name: string | null;
        /** When the operator of the server suspended the account, with everything that acts for it. */
        suspendedAt: string | null;
    };
}
export interface MemberBody {
    /** @enum {string} */
    role: "viewer" | "member" | "admin" | "owner";
}
export interface MemberEventData {
    /**
     * The role now; of a member who was removed, the last one.
     * @enum {string}
     */
    role: "viewer" | "member" | "admin" | "owner";
    /** Format: uuid */
    userId: string;
    /** Format: uuid */
    workspaceId: string;
}
/** What rests on a member, and ends with the membership. */
export interface MemberImpact {
    /** Keys that act for the member. */
    apiKeys: {
        items: {
            /** Format: uuid */
            id: string;
            /**
             * A name, an address or an e-mail address.
             * @example Production backend
             */
            label: string;
            lastUsedAt: string | null;
        }[];
        /** @example 1 */
        total: number;
    };
    /** Open invitations by the member, or to their address. */
    invitations: {
        items: {
            /** Format: uuid */
            id: string;
            /**
             * A name, an address or an e-mail address.
             * @example Production backend
             */
            label: string;
            lastUsedAt: string | null;
        }[];
        /** @example 1 */
        total: number;
    };
    /** Endpoints that the member created, or that one of these keys signs for. */
    webhookEndpoints: {
        items: {
            /** Format: uuid */
            id: string;
            /**
             * A name, an address or an e-mail address.
             * @example Production backend
             */
            label: string;
            lastUsedAt: string | null;
        }[];
        /** @example 1 */
        total: number;
    };
}
export interface NewApiKey {
    /** IPv4 and IPv6 addresses and CIDR blocks that the key may be used from. null or left out: from anywhere. */
    allowedIps?: string[] | null;
    /** In the future, within ten years. null or left out: never. */
    expiresAt?: string | null;
    /** @example Production backend */
    name: string;
    /** null or left out: all that your role allows. An API key that creates keys cannot give more than it has; what is left out, they inherit. */
    scopes?: string[] | null;
}
export interface NewResourceServer {
    /**
     * The audience that the service is.
     * @example billing
     */
    name: string;
    /**
     * For people.
     * @example Billing
     */
    title: string;
}
export interface NewWebhookEndpoint {
    /**
     * Format: uuid
     * A key of the workspace: its signing secret signs the deliveries.
     */
    apiKeyId: string;
    /**
     * For people.
     * @example Search index
     */
    description?: string | null;
    events: ("document.created" | "document.updated" | "document.deleted" | "api_key.created" | "api_key.rotated" | "api_key.revoked" | "api_key.expiring" | "api_key.leaked" | "member.added" | "member.removed" | "member.role_changed" | "ping")[];
    /**
     * Format: uri
     * Where events go, by POST: a public http(s) address.
     * @example https://example.com/webhooks
     */
    url: string;
}
export interface NewWorkspace {
    /** @example Acme */
    name: string;
}
/** A service beside this one that has scopes for keys. */
export interface OfferedScopes {
    /** @example billing */
    name: string;
    scopes: ResourceServerScope[];
    /** @example Billing */
    title: string;
}
export interface OperatorRevokedKeys {
    revoked: number;
}
/** An account as the operator of the server sees it. */
export interface OperatorUser {
    /** Format: date-time */
    createdAt: string;
    /** @example you@example.com */
    email: string;
    emailVerified: boolean;
    /** Format: uuid */
    id: string;
    /** @example Ada */
    name: string | null;
    /** null: it is not suspended. */
    suspendedAt: string | null;
    /** @example The invoice of March is open. */
    suspendedReason: string | null;
}
/** A workspace as the operator of the server sees it. */
export interface OperatorWorkspace {
    /** Format: date-time */
    createdAt: string;
    /** Format: uuid */
    id: string;
    /** @example Acme */
    name: string;
    /** At most ten, in the order of joining. */
    owners: {
        /** @example you@example.com */
        email: string;
        /** Format: uuid */
        id: string;
    }[];
    /** null: it is not suspended. */
    suspendedAt: string | null;
    /** @example The invoice of March is open. */
    suspendedReason: string | null;
}
export interface PasswordChange {
    /** @example correct horse battery */
    currentPassword: string;
    /**
     * At least 8 characters; any characters; not a common password, and not your e-mail address.
     * @example correct horse battery
     */
    newPassword: string;
}
export interface PasswordForgotten {
    /**
     * Format: email
     * @example you@example.com
     */
    email: string;
}
export interface PasswordReset {
    /**
     * At least 8 characters; any characters; not a common password, and not your e-mail address.
     * @example correct horse battery
     */
    newPassword: string;
    /**
     * What stands after `#token=` in the link.
     * @example lkreset_…
     */
    token: string;
}
/** Sent on request, to see whether deliveries arrive. */
export interface PingEventData {
    /** Format: uuid */
    endpointId: string;
}
/** Who a request acts as. */
export interface Principal {
    /** The API key; null for a user. */
    key: {
        /** Format: uuid */
        id: string;
        /** @example lk_3f9a */
        keyPrefix: string;
        /** @example Production backend */
        name: string;
    } | null;
    /** @enum {string} */
    kind: "user" | "api_key";
    role: ("viewer" | "member" | "admin" | "owner") | null;
    /** What the credential may do now. */
    scopes: ("documents:read" | "documents:write" | "api-keys:read" | "api-keys:write" | "members:read" | "members:write" | "workspace:read" | "workspace:write" | "webhooks:read" | "webhooks:write" | "audit:read")[];
    /** The signed-in user, or the API key's creator. */
    user: {
        /** Format: email */
        email: string;
        /** Whether a link that was mailed to the address has been followed. */
        emailVerified: boolean;
        /** Format: uuid */
        id: string;
        /** @example Ada */
        name: string | null;
    };
    /** Where the request acts. */
    workspace: {
        /** Format: uuid */
        id: string;
        /** @example My workspace */
        name: string;
    } | null;
}
/** An error (RFC 9457). `code` is stable; see docs/errors.md. */
export interface Problem {
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
    requestId: string;
    status: number;
    /** @example Validation failed */
    title: string;
    /** @example /docs/errors#validation_failed */
    type: string;
}
export interface ProfileBody {
    /**
     * As others in your workspaces see you; null: by the address alone.
     * @example Ada
     */
    name: string | null;
}
/** The same for keys and for anything else. */
export interface ReportAccepted {
    /** @enum {string} */
    status: "accepted";
}
/** A service beside this one. */
export interface ResourceServer {
    /** Format: date-time */
    createdAt: string;
    /** Format: uuid */
    id: string;
    /** @example billing */
    name: string;
    scopes: ResourceServerScope[];
    /** @example Billing */
    title: string;
    /** Format: date-time */
    updatedAt: string;
}
export interface ResourceServerChange {
    /**
     * For people.
     * @example Billing
     */
    title: string;
}
export interface ResourceServerScope {
    /**
     * @default
     * @example See invoices and their state.
     */
    description: string;
    /**
     * The lowest role that holds it.
     * @enum {string}
     */
    role: "viewer" | "member" | "admin" | "owner";
    /** @example invoices:read */
    scope: string;
    /** @example Read invoices */
    title: string;
}
/** @default {} */
export interface ResourceServerSecretRotation {
    /**
     * How long the old secret still works. 0: it stops at once.
     * @default 0
     */
    overlapSeconds?: number;
}
export interface RevokedApiKey {
    /** With `descendants=true`: how many other keys this revoked. */
    descendantsRevoked?: number;
    /** @enum {string} */
    status: "revoked";
}
export interface RevokedApiKeys {
    /** How many keys this revoked; others were revoked already. */
    revoked: number;
}
/** The key that was replaced. */
export interface RotatedApiKeyEventData {
    /** Format: uuid */
    createdBy: string;
    expiresAt: string | null;
    /** Format: uuid */
    id: string;
    /** @example lk_3f9a */
    keyPrefix: string;
    /** @example Production backend */
    name: string;
    /**
     * Format: uuid
     * The new key.
     */
    replacedBy: string;
    scopes: string[] | null;
    /**
     * Format: date-time
     * When the old key stops, after the overlap.
     */
    stopsAt: string;
    /** Format: uuid */
    workspaceId: string;
}
/** One sign-in on one device. */
export interface Session {
    /**
     * From where it was last used.
     * @example 192.0.2.7
     */
    address: string | null;
    /** Format: date-time */
    createdAt: string;
    /** Whether this request belongs to it. */
    current: boolean;
    /**
     * Format: date-time
     * When it ends at the latest.
     */
    expiresAt: string;
    /** Format: uuid */
    id: string;
    /**
     * Format: date-time
     * When its access token was last renewed.
     */
    lastUsedAt: string;
    /**
     * What the browser said of itself at sign-in.
     * @example Mozilla/5.0 (X11; Linux x86_64)
     */
    userAgent: string | null;
}
/** The account, its workspace, and its first key: the key's secrets are shown this once. */
export interface SignedUp {
    /**
     * A JWT for `Authorization: Bearer`. Keep it in memory only.
     * @example eyJ…
     */
    accessToken: string;
    apiKey: IssuedApiKey;
    /**
     * Seconds.
     * @example 900
     */
    expiresIn: number;
    /** @enum {string} */
    tokenType: "bearer";
    user: User;
    workspace: Workspace;
}
export interface SignUp {
    /**
     * Format: email
     * @example you@example.com
     */
    email: string;
    /** @example Ada */
    name?: string;
    /**
     * At least 8 characters; any characters; not a common password, and not your e-mail address.
     * @example correct horse battery
     */
    password: string;
}
export interface SuspensionBody {
    /**
     * Shown to those whom it concerns, in every refusal.
     * @example The invoice of March is open.
     */
    reason: string;
}
export interface User {
    /** Format: date-time */
    createdAt: string;
    /** Format: email */
    email: string;
    /** Whether a link that was mailed to the address has been followed. */
    emailVerified: boolean;
    /** Format: uuid */
    id: string;
    /** @example Ada */
    name: string | null;
}
export interface WebhookAttempt {
    /** Format: date-time */
    attemptedAt: string;
    durationMs: number;
    /**
     * null for success. `status`, `redirect`, `timeout`, `connection_failed`, `tls_failed`, `host_unknown`, `address_refused`, `incomplete_response`, `invalid_response` or `secret_unreadable`.
     * @example timeout
     */
    error: string | null;
    /** Counts from 1. */
    number: number;
    requestHeaders: {
        [key: string]: string;
    };
    /**
     * The first 4 kB.
     * @example ok
     */
    responseBody: string | null;
    /** null: no answer came. */
    responseStatus: number | null;
    /** @example https://example.com/webhooks */
    url: string;
}
/** One event on its way to one endpoint. Kept for 30 days. */
export interface WebhookDelivery {
    /** How many there were. */
    attempts: number;
    /** Format: date-time */
    createdAt: string;
    /** Format: uuid */
    endpointId: string;
    /**
     * Format: uuid
     * `webhook-id` of every attempt.
     */
    eventId: string;
    /** @enum {string} */
    eventType: "document.created" | "document.updated" | "document.deleted" | "api_key.created" | "api_key.rotated" | "api_key.revoked" | "api_key.expiring" | "api_key.leaked" | "member.added" | "member.removed" | "member.role_changed" | "ping";
    finishedAt: string | null;
    /** Format: uuid */
    id: string;
    /** null: there is none to come. */
    nextAttemptAt: string | null;
    /**
     * `pending`: there is an attempt to come. `failed`: the last one failed. `discarded`: the endpoint was disabled first.
     * @enum {string}
     */
    status: "pending" | "succeeded" | "failed" | "discarded";
}
export interface WebhookDeliveryDetails {
    /** Oldest first. */
    attemptHistory: WebhookAttempt[];
    /** How many there were. */
    attempts: number;
    /** Format: date-time */
    createdAt: string;
    /** Format: uuid */
    endpointId: string;
    /**
     * Format: uuid
     * `webhook-id` of every attempt.
     */
    eventId: string;
    /** @enum {string} */
    eventType: "document.created" | "document.updated" | "document.deleted" | "api_key.created" | "api_key.rotated" | "api_key.revoked" | "api_key.expiring" | "api_key.leaked" | "member.added" | "member.removed" | "member.role_changed" | "ping";
    finishedAt: string | null;
    /** Format: uuid */
    id: string;
    /** null: there is none to come. */
    nextAttemptAt: string | null;
    /**
     * To the letter what is sent, and signed.
     * @example {"type":"ping","timestamp":"…","data":{}}
     */
    requestBody: string;
    /**
     * `pending`: there is an attempt to come. `failed`: the last one failed. `discarded`: the endpoint was disabled first.
     * @enum {string}
     */
    status: "pending" | "succeeded" | "failed" | "discarded";
}
/** An address that events are delivered to. */
export interface WebhookEndpoint {
    /**
     * Format: uuid
     * Whose signing secret signs. A rotation of the key moves it.
     */
    apiKeyId: string;
    /** Format: date-time */
    createdAt: string;
    /** Format: uuid */
    createdBy: string;
    /** @example Search index */
    description: string | null;
    events: ("document.created" | "document.updated" | "document.deleted" | "api_key.created" | "api_key.rotated" | "api_key.revoked" | "api_key.expiring" | "api_key.leaked" | "member.added" | "member.removed" | "member.role_changed" | "ping")[];
    /** Since when every attempt has failed; null while it works. */
    failingSince: string | null;
    /** Format: uuid */
    id: string;
    lastSuccessAt: string | null;
    /** @enum {string} */
    status: "active" | "disabled";
    /** Why it is disabled: by a person, because the receiver answered 410, because it only failed for five days, because its signing key is revoked, expired or without its creator, or because whoever created the endpoint has left, has a lower role now, or was an API key that has ended. An active endpoint's is null. */
    statusReason: ("disabled_by_user" | "gone" | "failing" | "key_revoked" | "key_expired" | "key_creator_left" | "creator_left" | "creator_demoted" | "creator_key_ended" | "suspended") | null;
    /** Format: date-time */
    updatedAt: string;
    /** @example https://example.com/webhooks */
    url: string;
    /** Format: uuid */
    workspaceId: string;
}
/** What is left out stays as it is. */
export interface WebhookEndpointChange {
    /** Format: uuid */
    apiKeyId?: string;
    /**
     * For people.
     * @example Search index
     */
    description?: string | null;
    /** false: nothing is delivered until it is true again. */
    enabled?: boolean;
    events?: ("document.created" | "document.updated" | "document.deleted" | "api_key.created" | "api_key.rotated" | "api_key.revoked" | "api_key.expiring" | "api_key.leaked" | "member.added" | "member.removed" | "member.role_changed" | "ping")[];
    /**
     * Format: uri
     * Where events go, by POST: a public http(s) address.
     * @example https://example.com/webhooks
     */
    url?: string;
}
export interface Workspace {
    /** Format: date-time */
    createdAt: string;
    /** Format: uuid */
    createdBy: string;
    /** Format: uuid */
    id: string;
    /** What happens to a key that is reported as leaked: its owners are told (`notify`), and it is revoked at once besides (`revoke`). null: as the server is configured. */
    leakPolicy: ("notify" | "revoke") | null;
    /** @example Acme */
    name: string;
    /** When the operator of the server suspended it. Until it is restored, nothing can be done in it. */
    suspendedAt: string | null;
    /**
     * Why, in the operator's words.
     * @example The invoice of March is open.
     */
    suspendedReason: string | null;
    /** Format: date-time */
    updatedAt: string;
}
/** What is left out stays as it is. */
export interface WorkspaceChange {
    /** `notify` or `revoke`; null: as the server is configured. */
    leakPolicy?: ("notify" | "revoke") | null;
    /** @example Acme */
    name?: string;
}
export interface WorkspaceWithRole {
    /** Format: date-time */
    createdAt: string;
    /** Format: uuid */
    createdBy: string;
    /** Format: uuid */
    id: string;
    /** What happens to a key that is reported as leaked: its owners are told (`notify`), and it is revoked at once besides (`revoke`). null: as the server is configured. */
    leakPolicy: ("notify" | "revoke") | null;
    /** @example Acme */
    name: string;
    /**
     * The caller's role there; for an API key, its creator's.
     * @enum {string}
     */
    role: "viewer" | "member" | "admin" | "owner";
    /** When the operator of the server suspended it. Until it is restored, nothing can be done in it. */
    suspendedAt: string | null;
    /**
     * Why, in the operator's words.
     * @example The invoice of March is open.
     */
    suspendedReason: string | null;
    /** Format: date-time */
    updatedAt: string;
}
