// Generated from openapi.json by `npm run openapi`: do not edit.
/** The refresh token is in an httpOnly cookie, never in a body. */
export interface AccessToken {
    /**
     * A JWT for `Authorization: Bearer`. Keep it in memory only.
     * @example eyJ…
     */
    accessToken: string;
    /**
     * The lifetime in seconds.
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
/** A new passkey; with the first factor, also recovery codes. */
export interface AddedPasskey {
    /** Format: date-time */
    createdAt: string;
    /** Format: uuid */
    id: string;
    /** When it was last used to prove who you are. */
    lastUsedAt: string | null;
    /** @example Authenticator app */
    name: string;
    /**
     * Ten codes, or none if the account has some already.
     * @example [
     *       "abcd-efgh-ijkl-mnop"
     *     ]
     */
    recoveryCodes: string[];
    /**
     * `totp`: an authenticator app.
     * @enum {string}
     */
    type: "totp" | "passkey";
}
/** A key, without its secret. */
export interface ApiKey {
    /** CIDR blocks that the key may be used from; null: anywhere. */
    allowedIps: string[] | null;
    /**
     * With `observe`, requests from other addresses are allowed: see `would_refuse` in the usage of the key.
     * @enum {string}
     */
    allowlistMode: "enforce" | "observe";
    /** Whether the key is a canary: never valid, though `active`, and each use of it raises an alert. */
    canary: boolean;
    /** Format: date-time */
    createdAt: string;
    /**
     * Format: uuid
     * The user who created the key; for a key that a key of a service account created, the service account.
     */
    createdBy: string;
    /** The API key that created this one; null: a signed-in user did. */
    createdByKey: string | null;
    /**
     * Notes for people; null: none.
     * @example Runs on the build server.
     */
    description: string | null;
    /** Whether a user has disabled the key. */
    disabled: boolean;
    /** When the key expires, or has expired; null: never. A policy of the workspace may set it earlier. */
    expiresAt: string | null;
    /** Format: uuid */
    id: string;
    /**
     * The part of the key that may be shown.
     * @example lk_3f9a
     */
    keyPrefix: string;
    /** The last request that the key authenticated, whether or not it had the scope for it. For a canary, the last attempt to use it. */
    lastUsedAt: string | null;
    /** The first report of the leak; null: none. `url` and `source` of a `finder` are unverified. */
    leak: {
        /**
         * `github`: its secret scanning. `finder`: an anonymous report.
         * @enum {string}
         */
        reportedBy: "github" | "finder";
        /**
         * What it was found in, in the words of the report.
         * @example content
         */
        source: string | null;
        /** The type of the token in the report. */
        type: string | null;
        /** Where the key was found. */
        url: string | null;
    } | null;
    /** When the key was first reported as leaked. Rotate it if it is active. */
    leakedAt: string | null;
    /** How many requests the key may make; null: the server's default. */
    limits: RequestLimit[] | null;
    /**
     * Strings by name, for your own programs: this server does not read them. {}: none. Lists of keys can be filtered by them.
     * @example {
     *       "customer": "acme"
     *     }
     */
    metadata: {
        [key: string]: string;
    };
    /** @example Production backend */
    name: string;
    /** The key acts with its owner's current role, narrowed by its scopes. */
    owner: {
        /** Format: uuid */
        id: string;
        /**
         * null: a user without a name.
         * @example Nightly export
         */
        name: string | null;
        /** @enum {string} */
        type: "user" | "service_account";
    };
    /** The key that replaced this one in a rotation. */
    replacedBy: string | null;
    /** The key that this one replaced in a rotation. */
    replaces: string | null;
    /** When the key stopped working or, if in the future, when it will stop after the overlap of a rotation. */
    revokedAt: string | null;
    /**
     * Scopes of this API and of resource servers. null: everything that the owner's role allows.
     * @example [
     *       "members:read",
     *       "invoices:read"
     *     ]
     */
    scopes: string[] | null;
    /**
     * A rotated key stays `active` until its overlap ends. `disabled`: a user has disabled it; it works again once it is enabled. `suspended`: an operator has suspended its owner or the workspace; the key works again once they are restored. `ended`: its owner has left the workspace or was deleted.
     * @enum {string}
     */
    status: "active" | "disabled" | "suspended" | "revoked" | "expired" | "ended";
    /** Why the key is `disabled`, `suspended`, `revoked` or `ended`; null otherwise. */
    statusReason: ("revoked_by_user" | "revoked_by_operator" | "rotated" | "leaked" | "ancestor_revoked" | "creator_left" | "account_deleted" | "account_claimed" | "service_account_deleted" | "disabled_by_user" | "account_suspended" | "workspace_suspended") | null;
    /** Format: date-time */
    updatedAt: string;
    /** Format: uuid */
    workspaceId: string;
}
/** Omitted fields do not change. */
export interface ApiKeyChange {
    /** null: anywhere. */
    allowedIps?: string[] | null;
    /**
     * `enforce`: requests from other addresses are refused. `observe`: they are allowed, and the usage of the key shows them.
     * @enum {string}
     */
    allowlistMode?: "enforce" | "observe";
    /** Notes for people; null: none. */
    description?: string | null;
    /** true: every instance rejects the key until it is enabled again. false: the key works again, with the limits that it has. */
    disabled?: boolean;
    /** null: never. The current time makes the key expire at once. */
    expiresAt?: string | null;
    /** null: the server's default. Final when answered. Also for the other keys that share the count: those before it in a rotation, and those created with it. */
    limits?: RequestLimit[] | null;
    /** Strings by name: at most 50, and 4096 bytes as JSON. Replaced as a whole; null: none. */
    metadata?: {
        [key: string]: string;
    } | null;
    /** @example Production backend */
    name?: string;
    /** null: everything that the owner's role allows. */
    scopes?: string[] | null;
}
/** The public data of a key. */
export interface ApiKeyEventData {
    /** Whether the key is a canary: never valid, and each use of it raises an alert. */
    canary: boolean;
    /**
     * Format: uuid
     * The user who created the key; for a key that a key of a service account created, the service account.
     */
    createdBy: string;
    /** The API key that created this one; null: a signed-in user did. */
    createdByKey: string | null;
    /** When the key expires; null: never. */
    expiresAt: string | null;
    /** Format: uuid */
    id: string;
    /**
     * The part of the key that may be shown.
     * @example lk_3f9a
     */
    keyPrefix: string;
    /**
     * Strings by name, for your own programs: this server does not read them. {}: none. Lists of keys can be filtered by them.
     * @example {
     *       "customer": "acme"
     *     }
     */
    metadata: {
        [key: string]: string;
    };
    /** @example Production backend */
    name: string;
    /** The user or service account that the key acts for. */
    owner: {
        /** Format: uuid */
        id: string;
        /**
         * null: a user without a name.
         * @example Nightly export
         */
        name: string | null;
        /** @enum {string} */
        type: "user" | "service_account";
    };
    /**
     * null: everything that the owner's role allows.
     * @example [
     *       "members:read"
     *     ]
     */
    scopes: string[] | null;
    /** Format: uuid */
    workspaceId: string;
}
export interface ApiKeyImport {
    keys: ImportedApiKey[];
}
/** A request with a key. A sample: of bursts only a few in each second are stored. */
export interface ApiKeyRequest {
    /**
     * Where it came from.
     * @example 192.0.2.7
     */
    address: string;
    /**
     * How long the server took.
     * @example 3.2
     */
    durationMs: number;
    /**
     * The `code` of the error, or the reason that the caller was not told: `revoked`, `expired`, `address_not_allowed` and so on. null for success.
     * @example null
     */
    errorCode: string | null;
    /** Format: uuid */
    id: string;
    /** @example GET */
    method: string;
    /**
     * Format: date-time
     * When it was answered.
     */
    occurredAt: string;
    /**
     * The path with the names of its parameters. Neither their values nor the query are stored, because they may contain secrets.
     * @example /api/v1/workspaces/{workspaceId}
     */
    route: string;
    /** @example 200 */
    status: number;
}
/** @default {} */
export interface ApiKeyRotation {
    /**
     * true: the rotation is refused unless the new key has the owner of the old one. false: if the owner has a higher role than you, the new key is yours, and acts with your role.
     * @default false
     */
    keepOwner?: boolean;
    /**
     * How long the old key keeps working. 0: it stops at once.
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
    /** The keys to revoke. If one of them does not exist, none is revoked. */
    ids?: string[];
    /**
     * Format: uuid
     * Every key that acts for this service account.
     */
    serviceAccountId?: string;
}
export interface ApiKeyTransfer {
    /**
     * Format: uuid
     * The service account of the same workspace that will own the key.
     */
    serviceAccountId: string;
}
/** The usage of a key. */
export interface ApiKeyUsage {
    /** The addresses that requests with the key came from in the last 90 days, regardless of `from` and `to`: at most 50, the most recent first. */
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
        /** Requests that were allowed. */
        allowed: number;
        denied: number;
        /**
         * Only for the owner: `revoked`, `disabled`, `expired`, `canary_used`, `address_not_allowed`, `creator_removed`, `insufficient_scope`, `insufficient_role` and so on.
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
     * The address of the last use.
     * @example 192.0.2.7
     */
    lastAddress: string | null;
    lastUsedAt: string | null;
    /** What `safe_to_revoke` still waits for; null: nothing. `successor_unused`: the new key was never used. `used_after_successor`: this key was used after the last use of the new one. `used_recently`: the new key is in use, but this one was used in the last 15 minutes. */
    notSafeBecause: ("successor_unused" | "used_after_successor" | "used_recently") | null;
    replacedBy: string | null;
    /**
     * null: the key was not rotated. true: its successor is in use, and this key was last used before that and not within the last 15 minutes; or it has already stopped. A client that runs once a day is idle for longer: look at the buckets too.
     * @example true
     */
    safeToRevoke: boolean | null;
    /**
     * Format: date-time
     * The end of the period, not included.
     */
    to: string;
    totals: {
        /** Requests that were allowed. */
        allowed: number;
        denied: number;
        /**
         * Only for the owner: `revoked`, `disabled`, `expired`, `canary_used`, `address_not_allowed`, `creator_removed`, `insufficient_scope`, `insufficient_role` and so on.
         * @example {
         *       "address_not_allowed": 2
         *     }
         */
        deniedByReason: {
            [key: string]: number;
        };
    };
    /** For a key whose allowlist is only observed: the addresses outside its present `allowed_ips` that requests were allowed from in the last 90 days, which `enforce` would refuse. null for other keys. */
    wouldRefuse: {
        /** At most 50, the most recent first. */
        addresses: {
            /** @example 198.51.100.7 */
            address: string;
            /** Format: date-time */
            lastSeenAt: string;
            requests: number;
        }[];
        addressesFound: number;
        lastAt: string | null;
        /**
         * From those addresses.
         * @example 12
         */
        requests: number;
        /** Allowed requests whose address was not recorded: the list may be incomplete. */
        unlistedRequests: number;
    } | null;
}
/** Requests per day for the keys that were used: at most 1,000 keys, those with the most requests first. */
export interface ApiKeyUsageOverview {
    apiKeys: {
        /**
         * The requests of each day, oldest first.
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
         * The requests of each day, oldest first.
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
     * The end of the period, not included.
     */
    to: string;
}
/** The key, and where it was used from. */
export interface ApiKeyUseEventData {
    /**
     * Where they came from: at most 10 addresses.
     * @example [
     *       "192.0.2.7"
     *     ]
     */
    addresses: string[];
    /** Whether the key is a canary: never valid, and each use of it raises an alert. */
    canary: boolean;
    /**
     * Format: uuid
     * The user who created the key; for a key that a key of a service account created, the service account.
     */
    createdBy: string;
    /** The API key that created this one; null: a signed-in user did. */
    createdByKey: string | null;
    /** When the key expires; null: never. */
    expiresAt: string | null;
    /**
     * Format: date-time
     * The first of these requests.
     */
    firstUsedAt: string;
    /** Format: uuid */
    id: string;
    /**
     * The part of the key that may be shown.
     * @example lk_3f9a
     */
    keyPrefix: string;
    /**
     * Format: date-time
     * The last of them.
     */
    lastUsedAt: string;
    /**
     * Strings by name, for your own programs: this server does not read them. {}: none. Lists of keys can be filtered by them.
     * @example {
     *       "customer": "acme"
     *     }
     */
    metadata: {
        [key: string]: string;
    };
    /** @example Production backend */
    name: string;
    /** The user or service account that the key acts for. */
    owner: {
        /** Format: uuid */
        id: string;
        /**
         * null: a user without a name.
         * @example Nightly export
         */
        name: string | null;
        /** @enum {string} */
        type: "user" | "service_account";
    };
    /**
     * How many there were since the last alert about the key.
     * @example 1
     */
    requests: number;
    /**
     * null: everything that the owner's role allows.
     * @example [
     *       "members:read"
     *     ]
     */
    scopes: string[] | null;
    /** Format: uuid */
    workspaceId: string;
}
/** A policy, and the keys that it ends earlier. */
export interface AppliedKeyPolicy {
    /** true: nothing was changed. */
    dryRun: boolean;
    /** These keys, newest first: at most 1,000 of them. */
    keys: {
        /** The rules that the key breaks. */
        brokenRules: ("max_lifetime_days" | "require_expiry" | "require_allowlist" | "require_scopes" | "owners" | "revoke_unused_after_days")[];
        /**
         * Format: uuid
         * The user who created the key; for a key that a key of a service account created, the service account.
         */
        createdBy: string;
        /**
         * Format: date-time
         * When the key expires by this policy.
         */
        endsAt: string;
        /** Format: uuid */
        id: string;
        /** @example lk_3f9a */
        keyPrefix: string;
        /** @example Production backend */
        name: string;
        owner: {
            /** Format: uuid */
            id: string;
            /**
             * null: a user without a name.
             * @example Nightly export
             */
            name: string | null;
            /** @enum {string} */
            type: "user" | "service_account";
        };
    }[];
    /** How many keys end earlier by this policy. */
    keysReached: number;
    /**
     * How many days after its creation a key expires at the latest; null: no maximum.
     * @example 365
     */
    maxLifetimeDays: number | null;
    /**
     * `service_accounts`: keys must belong to a service account, not to a person.
     * @enum {string}
     */
    owners: "any" | "service_accounts";
    /** Whether keys must have an allowlist of addresses, and enforce that. */
    requireAllowlist: boolean;
    /** Whether keys must have an expiry. */
    requireExpiry: boolean;
    /** Whether keys must name their scopes. */
    requireScopes: boolean;
    /**
     * After how many days without a use a key ends; null: unused keys stay.
     * @example 90
     */
    revokeUnusedAfterDays: number | null;
}
/** A signed statement about the trail. Keep it where the server cannot reach it. */
export interface AuditCheckpoint {
    /**
     * Format: uuid
     * The workspace.
     */
    chain: string;
    /** Events before this position were removed after their retention period. */
    eventsFrom: number;
    /** @example 5f2a0c7e91d40c7e91d40c7e91d40c7e91d40c7e91d40c7e91d40c7e91d40c7e */
    hash: string;
    /**
     * The first 16 digits of the SHA-256 of `public_key`.
     * @example 9b74c9897bac770f
     */
    keyId: string;
    /** The position of the last event in the chain so far; 0 if there is none. */
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
/** One immutable event of the audit trail. */
export interface AuditEvent {
    /** @enum {string} */
    action: "account.cli_login_approved" | "account.cli_login_denied" | "account.cli_login_voided" | "account.created" | "account.deleted" | "account.email_change_requested" | "account.email_changed" | "account.email_verification_requested" | "account.email_verified" | "account.factor_abandoned" | "account.factor_added" | "account.factor_begun" | "account.factor_removed" | "account.factor_renamed" | "account.factors_reset" | "account.identity_linked" | "account.identity_unlinked" | "account.passkey_cloned" | "account.password_changed" | "account.password_reset" | "account.password_reset_requested" | "account.recovery_code_used" | "account.recovery_codes_created" | "account.restored" | "account.second_factor_failed" | "account.second_factor_requested" | "account.suspended" | "account.updated" | "api_key.canary_used" | "api_key.created" | "api_key.disabled" | "api_key.enabled" | "api_key.imported" | "api_key.leaked" | "api_key.revoked" | "api_key.rotated" | "api_key.transferred" | "api_key.updated" | "audit.pruned" | "document.created" | "document.deleted" | "document.updated" | "instance.restored" | "invitation.accepted" | "invitation.created" | "invitation.revoked" | "invitation.taken_over" | "member.added" | "member.factor_reset_requested" | "member.factor_reset_stopped" | "member.factors_reset" | "member.removed" | "member.role_changed" | "member.sessions_ended" | "operator_key.created" | "operator_key.revoked" | "resource_server.created" | "resource_server.deleted" | "resource_server.scopes_changed" | "resource_server.secret_rotated" | "resource_server.updated" | "service_account.created" | "service_account.deleted" | "service_account.updated" | "session.ended" | "session.pruned" | "session.reuse_detected" | "session.started" | "session.stepped_up" | "webhook_delivery.redelivered" | "webhook_endpoint.created" | "webhook_endpoint.deleted" | "webhook_endpoint.disabled" | "webhook_endpoint.purged" | "webhook_endpoint.secret_rotated" | "webhook_endpoint.tested" | "webhook_endpoint.transferred" | "webhook_endpoint.updated" | "workspace.api_keys_revoked" | "workspace.created" | "workspace.deleted" | "workspace.identity_provider_removed" | "workspace.identity_provider_set" | "workspace.key_policy_changed" | "workspace.limits_max_changed" | "workspace.purged" | "workspace.restored" | "workspace.sso_enforced" | "workspace.sso_relaxed" | "workspace.suspended" | "workspace.updated";
    /** Who made the change. */
    actor: {
        apiKeyId: string | null;
        /** @enum {string} */
        kind: "user" | "api_key" | "operator" | "anonymous" | "system";
        /** The API key's owner if that is a service account. */
        serviceAccountId: string | null;
        /** The user, or the API key's owner if that is a user. */
        userId: string | null;
    };
    /**
     * The IP address that the request came from.
     * @example 192.0.2.7
     */
    address: string | null;
    /** The details of the change, for people to read. */
    details: {
        [key: string]: unknown;
    };
    /** Format: uuid */
    id: string;
    /** Format: date-time */
    occurredAt: string;
    /** @example 0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e */
    requestId: string | null;
    /** What was changed. */
    target: {
        id: string | null;
        type: string;
    };
}
/** The position of an event in the workspace's chain. */
export interface AuditLink {
    /**
     * SHA-256 of the event's text.
     * @example 5f2a0c7e91d40c7e91d40c7e91d40c7e91d40c7e91d40c7e91d40c7e91d40c7e
     */
    digest: string;
    /**
     * The event as text, exactly as it was hashed. null: removed after its retention period.
     * @example {"id": "0197f0a2-0000-7000-8000-000000000000", "action": "api_key.revoked", …}
     */
    event: string | null;
    /** Format: uuid */
    eventId: string;
    /**
     * Computed from the previous hash, the position and the digest.
     * @example 5f2a0c7e91d40c7e91d40c7e91d40c7e91d40c7e91d40c7e91d40c7e91d40c7e
     */
    hash: string;
    /**
     * Starts at 1, without gaps.
     * @example 1
     */
    position: number;
}
export interface ChangedMemberEventData {
    /** @enum {string} */
    previousRole: "viewer" | "member" | "admin" | "owner";
    /**
     * The current role; for a removed member, the last role.
     * @enum {string}
     */
    role: "viewer" | "member" | "admin" | "owner";
    /** Format: uuid */
    userId: string;
    /** Format: uuid */
    workspaceId: string;
}
export interface CliAuthorization {
    /**
     * The SHA-256 digest of the code verifier, in base64url (RFC 7636).
     * @example E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM
     */
    codeChallenge: string;
    /**
     * The host name of the device, by which users recognise it. Unverified.
     * @example build-7
     */
    deviceName: string;
    /**
     * The port at 127.0.0.1 where the program waits for the code.
     * @example 53682
     */
    port: number;
}
export interface CliCode {
    /**
     * Send the browser to `http://127.0.0.1:<port>/callback` with it.
     * @example lkcode_…
     */
    code: string;
    /**
     * The lifetime of the code in seconds.
     * @example 60
     */
    expiresIn: number;
}
export interface CliLogin {
    /**
     * The code that the browser brought.
     * @example lkcode_…
     */
    code: string;
    /**
     * The text from which the code challenge was computed.
     * @example dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk
     */
    codeVerifier: string;
    /**
     * The port at 127.0.0.1 where the program waits for the code.
     * @example 53682
     */
    port: number;
}
export interface CredentialReport {
    /**
     * The credentials that were found. Anything that is not a key of this server is ignored.
     * @example [
     *       "lk_…"
     *     ]
     */
    credentials: string[];
    /**
     * Format: uri
     * Where they were found. The owners of the keys can see this.
     */
    url?: string;
}
export interface CredentialToResolve {
    /** Where the request came from. */
    address?: string | null;
    /**
     * An API key or an access token.
     * @example lk_…
     */
    credential: string;
    /** `X-Workspace-Id` of the request. */
    workspaceId?: string | null;
}
export interface DeviceLogin {
    /**
     * Only for the device: anyone who has it gets the session that a user approves.
     * @example lkdevice_…
     */
    deviceCode: string;
    /**
     * The lifetime of both codes in seconds.
     * @example 600
     */
    expiresIn: number;
    /**
     * The minimum number of seconds between two polls.
     * @example 5
     */
    interval: number;
    /**
     * For the user, who compares it with what the page shows.
     * @example BCDF-GHJK
     */
    userCode: string;
    /**
     * The page where the user enters the code.
     * @example https://keys.acme.dev/device
     */
    verificationUri: string;
    /**
     * The same page with the code, for a QR code or a link.
     * @example https://keys.acme.dev/device?user_code=BCDF-GHJK
     */
    verificationUriComplete: string;
}
export interface DeviceLoginStart {
    /**
     * The host name of the device, by which users recognise it. Unverified.
     * @example build-7
     */
    deviceName: string;
}
export interface DeviceToken {
    /**
     * The code of the device.
     * @example lkdevice_…
     */
    deviceCode: string;
}
/** A text document in a workspace. */
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
    /**
     * Starts at 1; every update adds one. The `ETag` is derived from it.
     * @example 1
     */
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
/** Without the body, which you can read with the API. */
export interface DocumentEventData {
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
    /**
     * Starts at 1; every update adds one. The `ETag` is derived from it.
     * @example 1
     */
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
     * The part of the link after `#token=`.
     * @example lkmail_…
     */
    token: string;
}
export interface EndedSessions {
    ended: number;
}
/** The key, and when the policy ends it, or has ended it. */
export interface EndingApiKeyEventData {
    /** Whether the key is a canary: never valid, and each use of it raises an alert. */
    canary: boolean;
    /**
     * Format: uuid
     * The user who created the key; for a key that a key of a service account created, the service account.
     */
    createdBy: string;
    /** The API key that created this one; null: a signed-in user did. */
    createdByKey: string | null;
    /**
     * Format: date-time
     * When the policy ends the key, unless it is changed or used; or when it ended it.
     */
    endsAt: string;
    /** When the key expires; null: never. */
    expiresAt: string | null;
    /** Format: uuid */
    id: string;
    /**
     * The part of the key that may be shown.
     * @example lk_3f9a
     */
    keyPrefix: string;
    /**
     * Strings by name, for your own programs: this server does not read them. {}: none. Lists of keys can be filtered by them.
     * @example {
     *       "customer": "acme"
     *     }
     */
    metadata: {
        [key: string]: string;
    };
    /** @example Production backend */
    name: string;
    /** The user or service account that the key acts for. */
    owner: {
        /** Format: uuid */
        id: string;
        /**
         * null: a user without a name.
         * @example Nightly export
         */
        name: string | null;
        /** @enum {string} */
        type: "user" | "service_account";
    };
    /**
     * null: everything that the owner's role allows.
     * @example [
     *       "members:read"
     *     ]
     */
    scopes: string[] | null;
    /** Format: uuid */
    workspaceId: string;
}
/** A second factor of your account. */
export interface Factor {
    /** Format: date-time */
    createdAt: string;
    /** Format: uuid */
    id: string;
    /** When it was last used to prove who you are. */
    lastUsedAt: string | null;
    /** @example Authenticator app */
    name: string;
    /**
     * `totp`: an authenticator app.
     * @enum {string}
     */
    type: "totp" | "passkey";
}
export interface FactorConfirmation {
    /**
     * The 6 digits that the authenticator app shows.
     * @example 123456
     */
    code: string;
}
export interface FactorPatch {
    /** @example Phone */
    name: string;
}
export interface FindCredentialBody {
    /**
     * The whole of it; a prefix or a name finds nothing.
     * @example lk_…
     */
    credential: string;
}
/** What a credential is, whose it is, and whether it works. */
export interface FoundCredential {
    /** Whether it is an API key that only serves as a trap. */
    canary: boolean;
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
    /** What an API key acts for, if not for a person. */
    serviceAccount: {
        /** Format: uuid */
        id: string;
        /** @example Nightly export */
        name: string;
    } | null;
    /** @enum {string} */
    state: "active" | "disabled" | "suspended" | "revoked" | "expired" | "ended";
    /** @example leaked */
    stateReason: string | null;
    /** Whom it acts for; null: no person. */
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
     * The kind of content it was found in; case does not matter.
     * @example commit
     */
    source?: string;
    /**
     * The credential that was found.
     * @example lk_…
     */
    token: string;
    /**
     * The kind of token, as agreed with GitHub.
     * @example latchkey_api_key
     */
    type?: string;
    /**
     * Where the credential was found; may be empty.
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
/** An account of an identity provider, linked to yours. */
export interface Identity {
    /** Format: date-time */
    createdAt: string;
    /**
     * What the provider called it when it was linked.
     * @example ada@acme.dev
     */
    email: string | null;
    /** Format: uuid */
    id: string;
    /** @example https://acme.okta.com */
    issuer: string;
    /** When someone last signed in with it. */
    lastUsedAt: string | null;
    /**
     * null: of the provider of a workspace, or of one that this server no longer uses.
     * @example okta
     */
    provider: string | null;
}
export interface IdentityLink {
    /**
     * Where to send the browser. It comes back to the dashboard's settings.
     * @example https://acme.okta.com/oauth2/v1/authorize?client_id=…
     */
    authorizationUrl: string;
}
export interface IdentityProviderSettings {
    /** @example latchkey */
    clientId: string;
    /**
     * Stored encrypted. Omitted: stays, if issuer and client id stay, too.
     * @example as the provider shows it
     */
    clientSecret?: string;
    /**
     * The role that they join with. Omitted: stays; at first `member`.
     * @enum {string}
     */
    defaultRole?: "member" | "viewer";
    /**
     * Domains of email addresses: a new person with one of them joins by signing in, without an invitation. Each must have the TXT record `_latchkey.<domain>` with the text of `domain_proof`, when it is added and whenever someone joins. Omitted: stays, if issuer and client id stay, too; otherwise none.
     * @example [
     *       "acme.dev"
     *     ]
     */
    domains?: string[];
    /**
     * Spelled as the provider spells it. Its discovery document is read at once, and compared with this letter by letter.
     * @example https://id.acme.dev
     */
    issuer: string;
    /**
     * On the button.
     * @example Acme
     */
    name: string;
}
export interface ImportedApiKey {
    /** IPv4 and IPv6 addresses and CIDR blocks that the key may be used from. null or omitted: anywhere. */
    allowedIps?: string[] | null;
    /**
     * `observe`: requests from other addresses are allowed, and the usage of the key shows which of them `enforce`, the default, would refuse.
     * @enum {string}
     */
    allowlistMode?: "enforce" | "observe";
    /**
     * true: the key looks like any other, but is never valid, and each use of it raises an alert (`api_key.canary_used`). Cannot be changed later. Policies for keys do not apply to it.
     * @default false
     */
    canary?: boolean;
    /** Notes for people; null: none. */
    description?: string | null;
    /** A time in the future, within ten years. null or omitted: never. */
    expiresAt?: string | null;
    /**
     * How the key begins: what lists show of it.
     * @example sk_live_3f9a
     */
    keyPrefix: string;
    /** How many requests the key may make, in UTC: at most one limit for each period. null or omitted: the server's default. A key with limits that creates another shares them with it: omit them. */
    limits?: RequestLimit[] | null;
    /** Strings by name: at most 50, and 4096 bytes as JSON. Replaced as a whole; null: none. */
    metadata?: {
        [key: string]: string;
    } | null;
    /** @example Production backend */
    name: string;
    /** null or omitted: everything that your role allows. An API key that creates keys cannot give more than it has; what is left out, they inherit. */
    scopes?: string[] | null;
    /**
     * Format: uuid
     * The service account that the key acts for. Only signed-in users with the role `admin` can name one. Omitted: the key acts for you; a key created with a key of a service account acts for that service account.
     */
    serviceAccountId?: string;
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
/** One immutable event of the audit trail of the whole server. */
export interface InstanceAuditEvent {
    /** @enum {string} */
    action: "account.cli_login_approved" | "account.cli_login_denied" | "account.cli_login_voided" | "account.created" | "account.deleted" | "account.email_change_requested" | "account.email_changed" | "account.email_verification_requested" | "account.email_verified" | "account.factor_abandoned" | "account.factor_added" | "account.factor_begun" | "account.factor_removed" | "account.factor_renamed" | "account.factors_reset" | "account.identity_linked" | "account.identity_unlinked" | "account.passkey_cloned" | "account.password_changed" | "account.password_reset" | "account.password_reset_requested" | "account.recovery_code_used" | "account.recovery_codes_created" | "account.restored" | "account.second_factor_failed" | "account.second_factor_requested" | "account.suspended" | "account.updated" | "api_key.canary_used" | "api_key.created" | "api_key.disabled" | "api_key.enabled" | "api_key.imported" | "api_key.leaked" | "api_key.revoked" | "api_key.rotated" | "api_key.transferred" | "api_key.updated" | "audit.pruned" | "document.created" | "document.deleted" | "document.updated" | "instance.restored" | "invitation.accepted" | "invitation.created" | "invitation.revoked" | "invitation.taken_over" | "member.added" | "member.factor_reset_requested" | "member.factor_reset_stopped" | "member.factors_reset" | "member.removed" | "member.role_changed" | "member.sessions_ended" | "operator_key.created" | "operator_key.revoked" | "resource_server.created" | "resource_server.deleted" | "resource_server.scopes_changed" | "resource_server.secret_rotated" | "resource_server.updated" | "service_account.created" | "service_account.deleted" | "service_account.updated" | "session.ended" | "session.pruned" | "session.reuse_detected" | "session.started" | "session.stepped_up" | "webhook_delivery.redelivered" | "webhook_endpoint.created" | "webhook_endpoint.deleted" | "webhook_endpoint.disabled" | "webhook_endpoint.purged" | "webhook_endpoint.secret_rotated" | "webhook_endpoint.tested" | "webhook_endpoint.transferred" | "webhook_endpoint.updated" | "workspace.api_keys_revoked" | "workspace.created" | "workspace.deleted" | "workspace.identity_provider_removed" | "workspace.identity_provider_set" | "workspace.key_policy_changed" | "workspace.limits_max_changed" | "workspace.purged" | "workspace.restored" | "workspace.sso_enforced" | "workspace.sso_relaxed" | "workspace.suspended" | "workspace.updated";
    /** Who made the change. */
    actor: {
        apiKeyId: string | null;
        /** @enum {string} */
        kind: "user" | "api_key" | "operator" | "anonymous" | "system";
        /** The API key's owner if that is a service account. */
        serviceAccountId: string | null;
        /** The user, or the API key's owner if that is a user. */
        userId: string | null;
    };
    /**
     * The IP address that the request came from.
     * @example 192.0.2.7
     */
    address: string | null;
    /** The details of the change, for people to read. */
    details: {
        [key: string]: unknown;
    };
    /** Format: uuid */
    id: string;
    /** Format: date-time */
    occurredAt: string;
    /** @example 0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e */
    requestId: string | null;
    /** What was changed. */
    target: {
        id: string | null;
        type: string;
    };
    /** null: the event belongs to no workspace. */
    workspaceId: string | null;
}
/** RFC 7662. For an invalid credential, just `{"active": false}`. */
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
     * The API key's metadata, where it has some.
     * @example {
     *       "customer": "acme"
     *     }
     */
    metadata?: {
        [key: string]: string;
    };
    /**
     * The API key's name.
     * @example Production backend
     */
    name?: string;
    /** @enum {string} */
    role?: "viewer" | "member" | "admin" | "owner";
    /**
     * The scopes of your service that the credential has, separated by spaces.
     * @example invoices:read
     */
    scope?: string;
    /**
     * Format: uuid
     * The same as `sub`, where that is a service account.
     */
    serviceAccountId?: string;
    /**
     * Format: uuid
     * The user, or the API key's owner: a user or a service account.
     */
    sub?: string;
    /** @enum {string} */
    tokenType?: "api_key" | "access_token";
    /** Format: uuid */
    workspaceId?: string;
}
export interface IntrospectionRequest {
    /**
     * The address that the request came from. Without it, a key with an allowlist is not active.
     * @example 192.0.2.7
     */
    address?: string;
    /**
     * Required scopes, separated by spaces.
     * @example invoices:read
     */
    scope?: string;
    /**
     * An API key or an access token.
     * @example lk_…
     */
    token: string;
    /**
     * Ignored: the server recognises a credential by its format.
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
     * The only address that may accept; null: anyone who has the token.
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
/** The workspace that the caller now belongs to. */
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
     * Only the account with this email address may accept. If omitted, anyone who has the token may.
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
    /** CIDR blocks that the key may be used from; null: anywhere. */
    allowedIps: string[] | null;
    /**
     * With `observe`, requests from other addresses are allowed: see `would_refuse` in the usage of the key.
     * @enum {string}
     */
    allowlistMode: "enforce" | "observe";
    /** Whether the key is a canary: never valid, though `active`, and each use of it raises an alert. */
    canary: boolean;
    /** Format: date-time */
    createdAt: string;
    /**
     * Format: uuid
     * The user who created the key; for a key that a key of a service account created, the service account.
     */
    createdBy: string;
    /** The API key that created this one; null: a signed-in user did. */
    createdByKey: string | null;
    /**
     * Notes for people; null: none.
     * @example Runs on the build server.
     */
    description: string | null;
    /** Whether a user has disabled the key. */
    disabled: boolean;
    /** When the key expires, or has expired; null: never. A policy of the workspace may set it earlier. */
    expiresAt: string | null;
    /** Format: uuid */
    id: string;
    /**
     * The key itself. Shown only once.
     * @example lk_…
     */
    key: string;
    /**
     * The part of the key that may be shown.
     * @example lk_3f9a
     */
    keyPrefix: string;
    /** The last request that the key authenticated, whether or not it had the scope for it. For a canary, the last attempt to use it. */
    lastUsedAt: string | null;
    /** The first report of the leak; null: none. `url` and `source` of a `finder` are unverified. */
    leak: {
        /**
         * `github`: its secret scanning. `finder`: an anonymous report.
         * @enum {string}
         */
        reportedBy: "github" | "finder";
        /**
         * What it was found in, in the words of the report.
         * @example content
         */
        source: string | null;
        /** The type of the token in the report. */
        type: string | null;
        /** Where the key was found. */
        url: string | null;
    } | null;
    /** When the key was first reported as leaked. Rotate it if it is active. */
    leakedAt: string | null;
    /** How many requests the key may make; null: the server's default. */
    limits: RequestLimit[] | null;
    /**
     * Strings by name, for your own programs: this server does not read them. {}: none. Lists of keys can be filtered by them.
     * @example {
     *       "customer": "acme"
     *     }
     */
    metadata: {
        [key: string]: string;
    };
    /** @example Production backend */
    name: string;
    /** The key acts with its owner's current role, narrowed by its scopes. */
    owner: {
        /** Format: uuid */
        id: string;
        /**
         * null: a user without a name.
         * @example Nightly export
         */
        name: string | null;
        /** @enum {string} */
        type: "user" | "service_account";
    };
    /** The key that replaced this one in a rotation. */
    replacedBy: string | null;
    /** The key that this one replaced in a rotation. */
    replaces: string | null;
    /** When the key stopped working or, if in the future, when it will stop after the overlap of a rotation. */
    revokedAt: string | null;
    /**
     * Scopes of this API and of resource servers. null: everything that the owner's role allows.
     * @example [
     *       "members:read",
     *       "invoices:read"
     *     ]
     */
    scopes: string[] | null;
    /**
     * A rotated key stays `active` until its overlap ends. `disabled`: a user has disabled it; it works again once it is enabled. `suspended`: an operator has suspended its owner or the workspace; the key works again once they are restored. `ended`: its owner has left the workspace or was deleted.
     * @enum {string}
     */
    status: "active" | "disabled" | "suspended" | "revoked" | "expired" | "ended";
    /** Why the key is `disabled`, `suspended`, `revoked` or `ended`; null otherwise. */
    statusReason: ("revoked_by_user" | "revoked_by_operator" | "rotated" | "leaked" | "ancestor_revoked" | "creator_left" | "account_deleted" | "account_claimed" | "service_account_deleted" | "disabled_by_user" | "account_suspended" | "workspace_suspended") | null;
    /** Format: date-time */
    updatedAt: string;
    /**
     * Verifies webhook deliveries. Shown only once.
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
     * The only address that may accept; null: anyone who has the token.
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
     * For POST /api/v1/invitations/accept. Shown only once: pass it on to the person you invite.
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
     * Shown only once.
     * @example lkrs_…
     */
    secret: string;
    /** @example Billing */
    title: string;
    /** Format: date-time */
    updatedAt: string;
}
/** An endpoint with its secret, which cannot be read again. */
export interface IssuedWebhookEndpoint {
    /** The key whose signing secret signs the deliveries. When that key is rotated, this becomes the new key. null: the endpoint has a secret of its own. */
    apiKeyId: string | null;
    /** Format: date-time */
    createdAt: string;
    /** Format: uuid */
    createdBy: string;
    /** @example Search index */
    description: string | null;
    events: ("api_key.canary_used" | "api_key.created" | "api_key.disabled" | "api_key.enabled" | "api_key.expiring" | "api_key.leaked" | "api_key.new_address" | "api_key.policy_ending" | "api_key.revoked" | "api_key.rotated" | "api_key.transferred" | "document.created" | "document.deleted" | "document.updated" | "member.added" | "member.removed" | "member.role_changed" | "ping" | "quota.reached" | "service_account.created" | "service_account.deleted" | "service_account.updated")[];
    /** The time since which every attempt has failed; null if the endpoint works. */
    failingSince: string | null;
    /** Format: uuid */
    id: string;
    lastSuccessAt: string | null;
    /** The endpoint receives no more than its owner could read, and stops when they leave. */
    owner: {
        /** Format: uuid */
        id: string;
        /**
         * null: a user without a name.
         * @example Nightly export
         */
        name: string | null;
        /** @enum {string} */
        type: "user" | "service_account";
    };
    /** Until when deliveries are also signed with the secret that was replaced; null: they are not. */
    previousSecretUntil: string | null;
    /**
     * Verifies deliveries. Shown only once. null: a key signs, and its secret was shown with the key.
     * @example whsec_…
     */
    signingSecret: string | null;
    /** @enum {string} */
    status: "active" | "disabled";
    /** Why it is disabled: by a user, because the receiver returned 410, because it only failed for five days, because its signing key is revoked, expired or disabled or its owner has left, because the owner of the endpoint has left or now has a lower role, because the API key that set it up has ended, because its service account was deleted, or because the operator has suspended the workspace or the owner. null for an active endpoint. */
    statusReason: ("disabled_by_user" | "gone" | "failing" | "key_revoked" | "key_expired" | "key_disabled" | "key_creator_left" | "creator_left" | "creator_demoted" | "creator_key_ended" | "service_account_deleted" | "suspended") | null;
    /** Format: date-time */
    updatedAt: string;
    /** @example https://example.com/webhooks */
    url: string;
    /** Format: uuid */
    workspaceId: string;
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
/** A workspace's requirements for its keys. */
export interface KeyPolicy {
    /**
     * How many days after its creation a key expires at the latest; null: no maximum.
     * @example 365
     */
    maxLifetimeDays: number | null;
    /**
     * `service_accounts`: keys must belong to a service account, not to a person.
     * @enum {string}
     */
    owners: "any" | "service_accounts";
    /** Whether keys must have an allowlist of addresses, and enforce that. */
    requireAllowlist: boolean;
    /** Whether keys must have an expiry. */
    requireExpiry: boolean;
    /** Whether keys must name their scopes. */
    requireScopes: boolean;
    /**
     * After how many days without a use a key ends; null: unused keys stay.
     * @example 90
     */
    revokeUnusedAfterDays: number | null;
}
/** Replaces the whole policy: omitted rules do not apply. */
export interface KeyPolicyChange {
    /**
     * How long existing keys that break the policy continue to work: at most 90 days. 0: they end at once.
     * @default 0
     */
    graceDays?: number;
    /**
     * A key expires at most this many days after it was created. null: no maximum.
     * @default null
     */
    maxLifetimeDays?: number | null;
    /**
     * service_accounts: keys must belong to a service account, not to a person.
     * @default any
     * @enum {string}
     */
    owners?: "any" | "service_accounts";
    /**
     * Keys must name the addresses that they may be used from.
     * @default false
     */
    requireAllowlist?: boolean;
    /**
     * Keys must have an expiry.
     * @default false
     */
    requireExpiry?: boolean;
    /**
     * Keys must name their scopes.
     * @default false
     */
    requireScopes?: boolean;
    /**
     * A key that has not been used for this many days ends within an hour. This also applies later. null: unused keys stay.
     * @default null
     */
    revokeUnusedAfterDays?: number | null;
}
/** Keys that could be removed or narrowed. */
export interface KeyReview {
    /** How many keys have each finding, requested or not. */
    foundByFinding: {
        neverExpires: number;
        neverUsed: number;
        noAllowlist: number;
        ownerInactive: number;
        unused: number;
        widerThanUsed: number;
    };
    /** Newest first: at most `limit`. */
    keys: {
        /** Format: date-time */
        createdAt: string;
        /** unused: for 90 days. wider_than_used: it has scopes that it has not needed for 90 days. no_allowlist: it came from at most two addresses in that time. These two only where every request of this time is accounted for. owner_inactive: its owner has not used a browser session for 90 days; transfer the key to a service account, before they leave. */
        findings: ("never_used" | "unused" | "never_expires" | "wider_than_used" | "no_allowlist" | "owner_inactive")[];
        /** Format: uuid */
        id: string;
        /** @example lk_3f9a */
        keyPrefix: string;
        lastUsedAt: string | null;
        /** @example Production backend */
        name: string;
        owner: {
            /** Format: uuid */
            id: string;
            /**
             * null: a user without a name.
             * @example Nightly export
             */
            name: string | null;
            /** @enum {string} */
            type: "user" | "service_account";
        };
        /** The body of the `PATCH` that would narrow the key; null: none. */
        proposal: {
            allowedIps?: string[];
            scopes?: string[];
        } | null;
    }[];
    /** How many keys have one of the requested findings. */
    keysFound: number;
}
export interface LeakedApiKeyEventData {
    /** Whether the key is a canary: never valid, and each use of it raises an alert. */
    canary: boolean;
    /**
     * Format: uuid
     * The user who created the key; for a key that a key of a service account created, the service account.
     */
    createdBy: string;
    /** The API key that created this one; null: a signed-in user did. */
    createdByKey: string | null;
    /** When the key expires; null: never. */
    expiresAt: string | null;
    /** Format: uuid */
    id: string;
    /**
     * The part of the key that may be shown.
     * @example lk_3f9a
     */
    keyPrefix: string;
    /**
     * Format: date-time
     * When the leak was reported.
     */
    leakedAt: string;
    /**
     * Strings by name, for your own programs: this server does not read them. {}: none. Lists of keys can be filtered by them.
     * @example {
     *       "customer": "acme"
     *     }
     */
    metadata: {
        [key: string]: string;
    };
    /** @example Production backend */
    name: string;
    /** The user or service account that the key acts for. */
    owner: {
        /** Format: uuid */
        id: string;
        /**
         * null: a user without a name.
         * @example Nightly export
         */
        name: string | null;
        /** @enum {string} */
        type: "user" | "service_account";
    };
    /** Whether it was revoked at once. */
    revoked: boolean;
    /**
     * null: everything that the owner's role allows.
     * @example [
     *       "members:read"
     *     ]
     */
    scopes: string[] | null;
    /**
     * Who reported it: `github` or `finder`.
     * @example github
     */
    source: string;
    /**
     * Where the key was found.
     * @example https://github.com/acme/app
     */
    url: string | null;
    /** Format: uuid */
    workspaceId: string;
}
/** In the order of the asks. Times count from the sending of the request. */
export interface LeasedSlices {
    grants: {
        granted: number;
        /** Servers and verifiers that may ask for slices. */
        holders: number;
        msLeft: number;
        /** What has not been handed out yet. */
        remaining: number;
        /** When the window began, in milliseconds since 1970. */
        window: number;
    }[];
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
     * The current role; for a removed member, the last role.
     * @enum {string}
     */
    role: "viewer" | "member" | "admin" | "owner";
    /** Format: uuid */
    userId: string;
    /** Format: uuid */
    workspaceId: string;
}
/** A pending reset of a member's second factors. */
export interface MemberFactorReset {
    /**
     * Format: date-time
     * When it happens, unless it is stopped before.
     */
    happensAt: string;
    /** Format: uuid */
    id: string;
    /** Format: date-time */
    requestedAt: string;
    /** An owner of this workspace; null: an owner of another one. */
    requestedBy: {
        /** Format: email */
        email: string;
        /** Format: uuid */
        id: string;
        /** @example Ada */
        name: string | null;
    } | null;
    user: {
        /** Format: email */
        email: string;
        /** Format: uuid */
        id: string;
        /** @example Ada */
        name: string | null;
    };
}
/** What depends on a member, and ends with the membership. */
export interface MemberImpact {
    /** Keys that act for the member. */
    apiKeys: {
        items: {
            /** Format: uuid */
            id: string;
            /**
             * A name, a URL or an email address.
             * @example Production backend
             */
            label: string;
            lastUsedAt: string | null;
        }[];
        /** @example 1 */
        total: number;
    };
    /** Open invitations from the member, or to their address. */
    invitations: {
        items: {
            /** Format: uuid */
            id: string;
            /**
             * A name, a URL or an email address.
             * @example Production backend
             */
            label: string;
            lastUsedAt: string | null;
        }[];
        /** @example 1 */
        total: number;
    };
    /** Endpoints that the member created, or that are signed with one of these keys. */
    webhookEndpoints: {
        items: {
            /** Format: uuid */
            id: string;
            /**
             * A name, a URL or an email address.
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
    /** IPv4 and IPv6 addresses and CIDR blocks that the key may be used from. null or omitted: anywhere. */
    allowedIps?: string[] | null;
    /**
     * `observe`: requests from other addresses are allowed, and the usage of the key shows which of them `enforce`, the default, would refuse.
     * @enum {string}
     */
    allowlistMode?: "enforce" | "observe";
    /**
     * true: the key looks like any other, but is never valid, and each use of it raises an alert (`api_key.canary_used`). Cannot be changed later. Policies for keys do not apply to it.
     * @default false
     */
    canary?: boolean;
    /** Notes for people; null: none. */
    description?: string | null;
    /** A time in the future, within ten years. null or omitted: never. */
    expiresAt?: string | null;
    /** How many requests the key may make, in UTC: at most one limit for each period. null or omitted: the server's default. A key with limits that creates another shares them with it: omit them. */
    limits?: RequestLimit[] | null;
    /** Strings by name: at most 50, and 4096 bytes as JSON. Replaced as a whole; null: none. */
    metadata?: {
        [key: string]: string;
    } | null;
    /** @example Production backend */
    name: string;
    /** null or omitted: everything that your role allows. An API key that creates keys cannot give more than it has; what is left out, they inherit. */
    scopes?: string[] | null;
    /**
     * Format: uuid
     * The service account that the key acts for. Only signed-in users with the role `admin` can name one. Omitted: the key acts for you; a key created with a key of a service account acts for that service account.
     */
    serviceAccountId?: string;
}
export interface NewPasskey {
    /**
     * What `navigator.credentials.create()` returned, by its `toJSON()`.
     * @example {
     *       "id": "aGk…",
     *       "rawId": "aGk…",
     *       "type": "public-key",
     *       "response": {}
     *     }
     */
    attestation: {
        [key: string]: unknown;
    };
    /**
     * To tell it from others, such as the name of the device.
     * @example MacBook
     */
    name?: string;
}
export interface NewResourceServer {
    /**
     * The audience of the service.
     * @example billing
     */
    name: string;
    /**
     * A label for people.
     * @example Billing
     */
    title: string;
}
export interface NewServiceAccount {
    /** @example Exports the invoices every night. Ask the platform team. */
    description?: string | null;
    /** How many requests its API keys may make together. null: the server's default. Each key may have its own limits as well. */
    limits?: RequestLimit[] | null;
    /** @example Nightly export */
    name: string;
    /**
     * What its keys may do at most. A service account is never an owner.
     * @enum {string}
     */
    role: "viewer" | "member" | "admin";
}
export interface NewTotpFactor {
    /**
     * To tell it from others.
     * @example Phone
     */
    name?: string;
}
/** An authenticator app that is being set up. Its secret is shown only once. */
export interface NewTotpFactorSecret {
    /** Format: uuid */
    id: string;
    /**
     * For a QR code.
     * @example otpauth://totp/…
     */
    otpauthUri: string;
    /**
     * For typing into the app, in Base32.
     * @example JBSW…
     */
    secret: string;
}
export interface NewWebhookEndpoint {
    /** A key of the workspace, whose signing secret signs the deliveries. null: the endpoint gets a secret of its own, which is in the response. Omitted: the API key that makes the request signs; for a signed-in user, a secret of its own. */
    apiKeyId?: string | null;
    /**
     * A label for people.
     * @example Search index
     */
    description?: string | null;
    events: ("api_key.canary_used" | "api_key.created" | "api_key.disabled" | "api_key.enabled" | "api_key.expiring" | "api_key.leaked" | "api_key.new_address" | "api_key.policy_ending" | "api_key.revoked" | "api_key.rotated" | "api_key.transferred" | "document.created" | "document.deleted" | "document.updated" | "member.added" | "member.removed" | "member.role_changed" | "ping" | "quota.reached" | "service_account.created" | "service_account.deleted" | "service_account.updated")[];
    /**
     * Format: uuid
     * The service account that will own the endpoint. Omitted: the caller does. The endpoint lives as long as its owner is a member who may manage webhooks.
     */
    serviceAccountId?: string;
    /**
     * Format: uri
     * The public http(s) URL that events are sent to by POST.
     * @example https://example.com/webhooks
     */
    url: string;
}
export interface NewWorkspace {
    /** @example Acme */
    name: string;
}
/** A service other than this server that has scopes for keys. */
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
    /** As they are set in the workspace, for all of its API keys together; null: the server's default. */
    limits: RequestLimit[] | null;
    /** What the API keys of the workspace cannot exceed together, whatever its limits are; null: `WORKSPACE_REQUEST_LIMITS_MAX`, as for all workspaces. */
    limitsMax: RequestLimit[] | null;
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
/** The pending reset of your second factors. */
export interface OwnFactorReset {
    /** null: none is pending. */
    factorReset: {
        /**
         * Format: date-time
         * When it happens, unless it is stopped before.
         */
        happensAt: string;
        /** Format: uuid */
        id: string;
        /** Format: date-time */
        requestedAt: string;
        requestedBy: {
            /** Format: email */
            email: string;
            /** Format: uuid */
            id: string;
            /** @example Ada */
            name: string | null;
        };
        workspace: {
            /** Format: uuid */
            id: string;
            /** @example Acme */
            name: string;
        };
    } | null;
}
/** What a browser needs to create a passkey (WebAuthn). */
export interface PasskeyCreationOptions {
    /**
     * For how many seconds.
     * @example 300
     */
    expiresIn: number;
    /**
     * Give it to `PublicKeyCredential.parseCreationOptionsFromJSON()`, then to `navigator.credentials.create()`.
     * @example {
     *       "challenge": "djEu…",
     *       "rp": {
     *         "id": "acme.dev",
     *         "name": "acme.dev"
     *       }
     *     }
     */
    passkeyOptions: {
        [key: string]: unknown;
    };
}
export interface PasskeyLogin {
    /**
     * Of a passkey: what `navigator.credentials.get()` returned, by its `toJSON()`.
     * @example {
     *       "id": "aGk…",
     *       "rawId": "aGk…",
     *       "type": "public-key",
     *       "response": {}
     *     }
     */
    assertion: {
        [key: string]: unknown;
    };
}
/** What a browser needs to ask for a passkey (WebAuthn). */
export interface PasskeyRequestOptions {
    /**
     * For how many seconds.
     * @example 300
     */
    expiresIn: number;
    /**
     * Give it to `PublicKeyCredential.parseRequestOptionsFromJSON()`, then to `navigator.credentials.get()`.
     * @example {
     *       "challenge": "djEu…",
     *       "rpId": "acme.dev",
     *       "userVerification": "required"
     *     }
     */
    passkeyOptions: {
        [key: string]: unknown;
    };
}
export interface PasswordChange {
    /** @example correct horse battery */
    currentPassword: string;
    /**
     * At least 8 characters of any kind; not a common password, and not your email address.
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
     * At least 8 characters of any kind; not a common password, and not your email address.
     * @example correct horse battery
     */
    newPassword: string;
    /**
     * The part of the link after `#token=`.
     * @example lkreset_…
     */
    token: string;
}
/** Sent on request, to test whether deliveries arrive. */
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
    scopes: ("api-keys:read" | "api-keys:write" | "audit:read" | "documents:read" | "documents:write" | "members:read" | "members:write" | "webhooks:read" | "webhooks:write" | "workspace:read" | "workspace:write")[];
    /** The service account that owns the API key; null otherwise. */
    serviceAccount: {
        /** Format: uuid */
        id: string;
        /** @example Nightly export */
        name: string;
    } | null;
    /** The signed-in user, or the API key's owner. null for a key of a service account. */
    user: {
        /** Format: email */
        email: string;
        /** Whether the address was confirmed by following an emailed link. */
        emailVerified: boolean;
        /** Format: uuid */
        id: string;
        /** @example Ada */
        name: string | null;
    } | null;
    /** The workspace that the request acts in. */
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
    /** @example /api/v1/workspaces */
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
     * The name that other members of your workspaces see; null: they see only the address.
     * @example Ada
     */
    name: string | null;
}
export interface QuotaEventData {
    holder: {
        /** Format: uuid */
        id: string;
        /** @example Production backend */
        name: string;
        /** @enum {string} */
        type: "api_key" | "service_account" | "workspace";
    };
    /**
     * @example day
     * @enum {string}
     */
    per: "second" | "minute" | "hour" | "day" | "month";
    /**
     * 80 or 100.
     * @example 80
     */
    percent: number;
    /**
     * The limit.
     * @example 10000
     */
    requests: number;
    /** Format: date-time */
    resetsAt: string;
    /** Format: uuid */
    workspaceId: string;
}
/** Recovery codes are shown only once. */
export interface RecoveryCodes {
    /**
     * Ten codes, or none if the account has some already.
     * @example [
     *       "abcd-efgh-ijkl-mnop"
     *     ]
     */
    recoveryCodes: string[];
}
export interface RecoveryCodesLeft {
    /**
     * How many are not used yet.
     * @example 10
     */
    remaining: number;
}
export interface RemoveMemberBody {
    /**
     * The open invitations that stay, and are yours from now on; all others of the member end.
     * @default []
     */
    invitations?: string[];
    /** The keys that stay; all other keys of the member end. */
    transfers: {
        /**
         * Format: uuid
         * A key that acts for the member.
         */
        apiKeyId: string;
        /**
         * Format: uuid
         * The service account of the same workspace that will own the key.
         */
        serviceAccountId: string;
    }[];
    /**
     * The endpoints that stay; all others of the member stop. One that a key in `transfers` signs for follows that key by itself.
     * @default []
     */
    webhookEndpoints?: {
        /**
         * Format: uuid
         * The service account of the same workspace that will own the endpoint.
         */
        serviceAccountId: string;
        /**
         * Format: uuid
         * A webhook endpoint that depends on the member.
         */
        webhookEndpointId: string;
    }[];
}
export interface RenewedVerifierLease {
    /**
     * Number of a change, as text.
     * @example 1042
     */
    applied: string;
    /**
     * Counted from when the request was sent.
     * @example 3000
     */
    leaseMs: number;
    /**
     * The database that confirmed it.
     * @example w3FQ0bQ2rV0mJrT6ZkX1aA
     */
    server: string;
    /**
     * What must be forgotten; `*`: everything.
     * @example [
     *       "2jmj7l5rSw0yVb_vlWAYkK"
     *     ]
     */
    stale: string[];
    /** Later changes, if there were any while the answer was held. */
    told: {
        /**
         * Number of a change, as text.
         * @example 1042
         */
        applied: string;
        /**
         * What must be forgotten; `*`: everything.
         * @example [
         *       "2jmj7l5rSw0yVb_vlWAYkK"
         *     ]
         */
        stale: string[];
    } | null;
}
/** The same for keys and anything else. */
export interface ReportAccepted {
    /** @enum {string} */
    status: "accepted";
}
/** This many requests per period, in UTC. */
export interface RequestLimit {
    /**
     * @example minute
     * @enum {string}
     */
    per: "second" | "minute" | "hour" | "day" | "month";
    /** @example 1000 */
    requests: number;
}
export interface RequestLimitUsage {
    /** Whose requests are counted. Keys that share one count have the same `id`, which need not be that of a key. */
    holder: {
        /** Format: uuid */
        id: string;
        /** @enum {string} */
        type: "api_key" | "service_account" | "workspace";
    };
    /**
     * @example minute
     * @enum {string}
     */
    per: "second" | "minute" | "hour" | "day" | "month";
    remaining: number;
    /** @example 1000 */
    requests: number;
    /** Handed out to servers and verifiers, and not yet reported as used or returned. */
    reserved: number;
    /** Format: date-time */
    resetsAt: string;
    /** Requests that were let through, as far as reported. */
    used: number;
    /** Format: date-time */
    windowStartedAt: string;
}
/** Either `accepted` or `refused`. */
export interface ResolvedCredential {
    accepted?: {
        allowedIps: string[] | null;
        apiKey: {
            /** Format: uuid */
            id: string;
            keyPrefix: string;
            name: string;
        } | null;
        /** Names as in `stale` of a renewal. */
        dependsOn: string[];
        /** Counted from when the request was sent. */
        expiresInMs: number | null;
        /** @enum {string} */
        kind: "user" | "api_key";
        /** Not in the role: each with the lowest role that holds it. */
        lacksRole: {
            [key: string]: "viewer" | "member" | "admin" | "owner";
        };
        /** Not in the key. */
        lacksScope: string[];
        /** Held, of the API itself. */
        latchkeyScopes: string[];
        /** What each request counts against: see `POST /verifier-sessions/slices`. */
        limits: {
            /** Format: uuid */
            id: string;
            limits: {
                /** @enum {string} */
                per: "second" | "minute" | "hour" | "day" | "month";
                requests: number;
            }[];
            /** @enum {string} */
            type: "api_key" | "service_account" | "workspace";
        }[];
        revokedInMs: number | null;
        role: ("viewer" | "member" | "admin" | "owner") | null;
        /** Held, of this audience. */
        scopes: string[];
        serviceAccountId: string | null;
        /** null for a key of a service account. */
        userId: string | null;
        workspaceId: string | null;
    };
    /**
     * The service whose secret was sent. A verifier of another audience must refuse everyone.
     * @example billing
     */
    audience: string;
    /** The response to the caller, whatever the request requires. */
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
     * The database that was read.
     * @example w3FQ0bQ2rV0mJrT6ZkX1aA
     */
    server: string;
}
/** A service other than this server. */
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
     * A label for people.
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
     * The lowest role that includes the scope.
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
     * How long the old secret keeps working. 0: it stops at once.
     * @default 0
     */
    overlapSeconds?: number;
}
export interface RevokedApiKey {
    /** With `descendants=true`: how many other keys this request revoked. */
    descendantsRevoked?: number;
    /** @enum {string} */
    status: "revoked";
}
export interface RevokedApiKeys {
    /** How many keys this request revoked; others were already revoked. */
    revoked: number;
}
/** The key that was replaced. */
export interface RotatedApiKeyEventData {
    /** Whether the key is a canary: never valid, and each use of it raises an alert. */
    canary: boolean;
    /**
     * Format: uuid
     * The user who created the key; for a key that a key of a service account created, the service account.
     */
    createdBy: string;
    /** The API key that created this one; null: a signed-in user did. */
    createdByKey: string | null;
    /** When the key expires; null: never. */
    expiresAt: string | null;
    /** Format: uuid */
    id: string;
    /**
     * The part of the key that may be shown.
     * @example lk_3f9a
     */
    keyPrefix: string;
    /**
     * Strings by name, for your own programs: this server does not read them. {}: none. Lists of keys can be filtered by them.
     * @example {
     *       "customer": "acme"
     *     }
     */
    metadata: {
        [key: string]: string;
    };
    /** @example Production backend */
    name: string;
    /** The user or service account that the key acts for. */
    owner: {
        /** Format: uuid */
        id: string;
        /**
         * null: a user without a name.
         * @example Nightly export
         */
        name: string | null;
        /** @enum {string} */
        type: "user" | "service_account";
    };
    /**
     * Format: uuid
     * The new key.
     */
    replacedBy: string;
    /**
     * null: everything that the owner's role allows.
     * @example [
     *       "members:read"
     *     ]
     */
    scopes: string[] | null;
    /**
     * Format: date-time
     * When the old key stops, after the overlap.
     */
    stopsAt: string;
    /** Format: uuid */
    workspaceId: string;
}
export interface SearchResult {
    /** Whether it is a key that only serves as a trap, whatever its status says. */
    canary: boolean;
    /**
     * The `key_prefix` of a key, the email address of a member, the description of an endpoint.
     * @example lk_3f9a
     */
    detail: string | null;
    /**
     * Format: uuid
     * Of a member: the id of the user.
     */
    id: string;
    /** @enum {string} */
    kind: "api_key" | "document" | "member" | "webhook_endpoint";
    /**
     * The name of a key, a member or a record, or the URL of an endpoint.
     * @example Production backend
     */
    label: string;
    /** Of a key; null for other kinds. */
    status: ("active" | "disabled" | "suspended" | "revoked" | "expired" | "ended") | null;
    workspace: {
        /** Format: uuid */
        id: string;
        /** @example Acme */
        name: string;
    };
}
export interface SecondFactor {
    /**
     * Of a passkey: what `navigator.credentials.get()` returned, by its `toJSON()`.
     * @example {
     *       "id": "aGk…",
     *       "rawId": "aGk…",
     *       "type": "public-key",
     *       "response": {}
     *     }
     */
    assertion?: {
        [key: string]: unknown;
    };
    /**
     * From the response to `POST /auth/login`.
     * @example v1.…
     */
    challenge: string;
    /**
     * The 6 digits that the authenticator app shows.
     * @example 123456
     */
    code?: string;
    /**
     * One of the recovery codes. Each works once.
     * @example abcd-efgh-ijkl-mnop
     */
    recoveryCode?: string;
}
/** What happened to how you sign in. */
export interface SecurityEvent {
    /** @enum {string} */
    action: "account.cli_login_approved" | "account.cli_login_denied" | "account.cli_login_voided" | "account.created" | "account.deleted" | "account.email_change_requested" | "account.email_changed" | "account.email_verification_requested" | "account.email_verified" | "account.factor_abandoned" | "account.factor_added" | "account.factor_begun" | "account.factor_removed" | "account.factor_renamed" | "account.factors_reset" | "account.identity_linked" | "account.identity_unlinked" | "account.passkey_cloned" | "account.password_changed" | "account.password_reset" | "account.password_reset_requested" | "account.recovery_code_used" | "account.recovery_codes_created" | "account.restored" | "account.second_factor_failed" | "account.second_factor_requested" | "account.suspended" | "account.updated" | "api_key.canary_used" | "api_key.created" | "api_key.disabled" | "api_key.enabled" | "api_key.imported" | "api_key.leaked" | "api_key.revoked" | "api_key.rotated" | "api_key.transferred" | "api_key.updated" | "audit.pruned" | "document.created" | "document.deleted" | "document.updated" | "instance.restored" | "invitation.accepted" | "invitation.created" | "invitation.revoked" | "invitation.taken_over" | "member.added" | "member.factor_reset_requested" | "member.factor_reset_stopped" | "member.factors_reset" | "member.removed" | "member.role_changed" | "member.sessions_ended" | "operator_key.created" | "operator_key.revoked" | "resource_server.created" | "resource_server.deleted" | "resource_server.scopes_changed" | "resource_server.secret_rotated" | "resource_server.updated" | "service_account.created" | "service_account.deleted" | "service_account.updated" | "session.ended" | "session.pruned" | "session.reuse_detected" | "session.started" | "session.stepped_up" | "webhook_delivery.redelivered" | "webhook_endpoint.created" | "webhook_endpoint.deleted" | "webhook_endpoint.disabled" | "webhook_endpoint.purged" | "webhook_endpoint.secret_rotated" | "webhook_endpoint.tested" | "webhook_endpoint.transferred" | "webhook_endpoint.updated" | "workspace.api_keys_revoked" | "workspace.created" | "workspace.deleted" | "workspace.identity_provider_removed" | "workspace.identity_provider_set" | "workspace.key_policy_changed" | "workspace.limits_max_changed" | "workspace.purged" | "workspace.restored" | "workspace.sso_enforced" | "workspace.sso_relaxed" | "workspace.suspended" | "workspace.updated";
    /**
     * The IP address that the request came from; null for `other`.
     * @example 192.0.2.7
     */
    address: string | null;
    /**
     * Who did it: you; someone who has not proved to be you, such as a sign-in that failed; or another user, the operator or the server.
     * @enum {string}
     */
    by: "you" | "unknown" | "other";
    /** Format: uuid */
    id: string;
    /**
     * The name of the second factor that it is about.
     * @example My laptop
     */
    name: string | null;
    /** Format: date-time */
    occurredAt: string;
    /**
     * Why, where the event has a reason.
     * @example signed_out
     */
    reason: string | null;
    /**
     * Of events about a session: the user agent that began it, as long as the session is known.
     * @example Mozilla/5.0 (X11; Linux x86_64)
     */
    userAgent: string | null;
}
/** Owns API keys that outlive the people who created them. */
export interface ServiceAccount {
    /** How many of its keys work now. */
    apiKeys: number;
    /** Format: date-time */
    createdAt: string;
    /**
     * Format: uuid
     * The user who created it. It does not depend on them.
     */
    createdBy: string;
    /** @example Exports the invoices every night. Ask the platform team. */
    description: string | null;
    /** Format: uuid */
    id: string;
    /** How many requests its API keys may make together. null: the server's default. Each key may have its own limits as well. */
    limits: RequestLimit[] | null;
    /** @example Nightly export */
    name: string;
    /**
     * What its keys may do at most. A service account is never an owner.
     * @enum {string}
     */
    role: "viewer" | "member" | "admin";
    /** Format: date-time */
    updatedAt: string;
    /** How many webhook endpoints are its own or signed with its keys, and would stop with it. */
    webhookEndpoints: number;
    /** Format: uuid */
    workspaceId: string;
}
/** Omitted fields do not change. */
export interface ServiceAccountChange {
    /** @example Exports the invoices every night. Ask the platform team. */
    description?: string | null;
    /** How many requests its API keys may make together. null: the server's default. Each key may have its own limits as well. */
    limits?: RequestLimit[] | null;
    /** @example Nightly export */
    name?: string;
    /**
     * What its keys may do at most. A service account is never an owner.
     * @enum {string}
     */
    role?: "viewer" | "member" | "admin";
}
export interface ServiceAccountEventData {
    /** Format: uuid */
    id: string;
    /** @example Nightly export */
    name: string;
    /** @enum {string} */
    role: "viewer" | "member" | "admin" | "owner";
    /** Format: uuid */
    workspaceId: string;
}
/** A sign-in on one device. */
export interface Session {
    /**
     * The address that it was last used from.
     * @example 192.0.2.7
     */
    address: string | null;
    /**
     * How you proved who you are: `pwd` (password), `otp` (authenticator app), `pop` (passkey), `recovery` (recovery code), `sso` (identity provider, with what the provider says of it), and `mfa` with a second factor.
     * @example [
     *       "pwd",
     *       "otp",
     *       "mfa"
     *     ]
     */
    amr: string[];
    /**
     * Format: date-time
     * When you last proved it: at sign-in, or when you were asked again.
     */
    authTime: string;
    /** The only workspace that it can act in, because that workspace's identity provider began it; null: it is not confined. */
    confinedTo: string | null;
    /** Format: date-time */
    createdAt: string;
    /** Whether this request belongs to the session. */
    current: boolean;
    /**
     * Format: date-time
     * When the session ends at the latest.
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
     * The program that began it, if not a browser. Includes the host name that the program claimed.
     * @example Latchkey CLI on build-7
     */
    name: string | null;
    /**
     * The user agent that the browser sent at sign-in.
     * @example Mozilla/5.0 (X11; Linux x86_64)
     */
    userAgent: string | null;
}
/** The account, its workspace, and its first key, whose secrets are shown only once. */
export interface SignedUp {
    /**
     * A JWT for `Authorization: Bearer`. Keep it in memory only.
     * @example eyJ…
     */
    accessToken: string;
    apiKey: IssuedApiKey;
    /**
     * The lifetime in seconds.
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
     * At least 8 characters of any kind; not a common password, and not your email address.
     * @example correct horse battery
     */
    password: string;
}
export interface SliceRequest {
    asks: {
        /** Format: uuid */
        id: string;
        /** As the credential was resolved with. */
        limit: number;
        /** @enum {string} */
        per: "second" | "minute" | "hour" | "day" | "month";
        /** Of what was granted in `window`: will not be used. */
        returned: number;
        /** How many requests the verifier wants to allow by itself. */
        slice: number;
        /** @enum {string} */
        type: "api_key" | "service_account" | "workspace";
        /** Let through in `window` since the last report. */
        used: number;
        /** From the last grant; 0 before the first one. */
        window: number;
    }[];
}
export interface StepUp {
    /**
     * Of a passkey: what `navigator.credentials.get()` returned, by its `toJSON()`.
     * @example {
     *       "id": "aGk…",
     *       "rawId": "aGk…",
     *       "type": "public-key",
     *       "response": {}
     *     }
     */
    assertion?: {
        [key: string]: unknown;
    };
    /**
     * The 6 digits that the authenticator app shows.
     * @example 123456
     */
    code?: string;
    /**
     * Of an account without a second factor.
     * @example correct horse battery
     */
    password?: string;
    /**
     * One of the recovery codes. Each works once.
     * @example abcd-efgh-ijkl-mnop
     */
    recoveryCode?: string;
}
export interface StopFactorReset {
    /**
     * The part of the link after `#token=`.
     * @example lkstop_…
     */
    token: string;
}
export interface SuspensionBody {
    /**
     * Shown to the people affected, in every refusal.
     * @example The invoice of March is open.
     */
    reason: string;
}
/** The key that was transferred. */
export interface TransferredApiKeyEventData {
    /** Whether the key is a canary: never valid, and each use of it raises an alert. */
    canary: boolean;
    /**
     * Format: uuid
     * The user who created the key; for a key that a key of a service account created, the service account.
     */
    createdBy: string;
    /** The API key that created this one; null: a signed-in user did. */
    createdByKey: string | null;
    /** When the key expires; null: never. */
    expiresAt: string | null;
    /** Format: uuid */
    id: string;
    /**
     * The part of the key that may be shown.
     * @example lk_3f9a
     */
    keyPrefix: string;
    /**
     * Strings by name, for your own programs: this server does not read them. {}: none. Lists of keys can be filtered by them.
     * @example {
     *       "customer": "acme"
     *     }
     */
    metadata: {
        [key: string]: string;
    };
    /** @example Production backend */
    name: string;
    /** The user or service account that the key acts for. */
    owner: {
        /** Format: uuid */
        id: string;
        /**
         * null: a user without a name.
         * @example Nightly export
         */
        name: string | null;
        /** @enum {string} */
        type: "user" | "service_account";
    };
    /**
     * Format: uuid
     * The user or service account it acted for until now.
     */
    previousOwnerId: string;
    /**
     * null: everything that the owner's role allows.
     * @example [
     *       "members:read"
     *     ]
     */
    scopes: string[] | null;
    /**
     * Format: uuid
     * The new owner.
     */
    serviceAccountId: string;
    /** Format: uuid */
    workspaceId: string;
}
export interface User {
    /** Format: date-time */
    createdAt: string;
    /** Format: email */
    email: string;
    /** Whether the address was confirmed by following an emailed link. */
    emailVerified: boolean;
    /** Format: uuid */
    id: string;
    /** @example Ada */
    name: string | null;
}
export interface UserCode {
    /**
     * As the device shows it; case and hyphen do not matter.
     * @example BCDF-GHJK
     */
    userCode: string;
}
export interface VerifierRegistration {
    /** @example billing */
    audience: string;
    /**
     * Format: uuid
     * Random, and of this verifier alone.
     */
    id: string;
    /** The attempt that was confirmed last, and those since then whose answers were lost. */
    known: number[];
    /** A number of its own for each attempt, which grows in random steps. */
    renewal: number;
}
export interface VerifierRenewal {
    /**
     * Number of a change, as text.
     * @example 1042
     */
    applied: string;
    /** The attempt that was confirmed last, and those since then whose answers were lost. */
    known: number[];
    /** A number of its own for each attempt, which grows in random steps. */
    renewal: number;
    /**
     * From the last answer.
     * @example w3FQ0bQ2rV0mJrT6ZkX1aA
     */
    server: string;
    /**
     * What the last answer told, once it is forgotten: acknowledges that, too.
     * @example 1042
     */
    told?: string;
    /** Requests that the verifier has decided since its last renewal. */
    usage?: {
        address: string | null;
        /** Format: uuid */
        apiKeyId: string;
        /** @enum {string} */
        outcome: "allowed" | "insufficient_scope" | "insufficient_role" | "workspace_mismatch" | "revoked" | "expired" | "address_not_allowed" | "rate_limited" | "quota_exceeded";
        requests: number;
    }[];
    /**
     * How long to hold the answer until there is a change.
     * @default 0
     */
    waitMs?: number;
}
export interface VerifierSession {
    /**
     * The formats of imported keys: how they begin, and their total length.
     * @example [
     *       {
     *         "prefix": "sk_live_",
     *         "length": 40
     *       }
     *     ]
     */
    acceptedPatterns: {
        length: number;
        prefix: string;
    }[];
    /**
     * Number of a change, as text.
     * @example 1042
     */
    applied: string;
    /**
     * What API keys begin with.
     * @example lk
     */
    keyPrefix: string;
    /**
     * Counted from when the request was sent.
     * @example 3000
     */
    leaseMs: number;
    /**
     * The database that confirmed it.
     * @example w3FQ0bQ2rV0mJrT6ZkX1aA
     */
    server: string;
    /**
     * What must be forgotten; `*`: everything.
     * @example [
     *       "2jmj7l5rSw0yVb_vlWAYkK"
     *     ]
     */
    stale: string[];
}
/** A device that waits for someone to approve its sign-in. */
export interface WaitingDevice {
    /**
     * Where the program asked from.
     * @example 192.0.2.7
     */
    address: string | null;
    /**
     * The host name that the program claims.
     * @example build-7
     */
    deviceName: string;
    /** Format: date-time */
    expiresAt: string;
    /** Format: date-time */
    requestedAt: string;
    /** Whether that is where this request comes from. */
    sameAddress: boolean;
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
    /**
     * Starts at 1.
     * @example 1
     */
    number: number;
    requestHeaders: {
        [key: string]: string;
    };
    /**
     * The first 4 kB of the response.
     * @example ok
     */
    responseBody: string | null;
    /** null: there was no response. */
    responseStatus: number | null;
    /** @example https://example.com/webhooks */
    url: string;
}
/** The delivery of one event to one endpoint. Kept for 30 days. */
export interface WebhookDelivery {
    /** The number of attempts so far. */
    attempts: number;
    /** Format: date-time */
    createdAt: string;
    /** Format: uuid */
    endpointId: string;
    /**
     * Format: uuid
     * The `webhook-id` of every attempt.
     */
    eventId: string;
    /** @enum {string} */
    eventType: "api_key.canary_used" | "api_key.created" | "api_key.disabled" | "api_key.enabled" | "api_key.expiring" | "api_key.leaked" | "api_key.new_address" | "api_key.policy_ending" | "api_key.revoked" | "api_key.rotated" | "api_key.transferred" | "document.created" | "document.deleted" | "document.updated" | "member.added" | "member.removed" | "member.role_changed" | "ping" | "quota.reached" | "service_account.created" | "service_account.deleted" | "service_account.updated";
    finishedAt: string | null;
    /** Format: uuid */
    id: string;
    /** null: no further attempt is planned. */
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
    /** The number of attempts so far. */
    attempts: number;
    /** Format: date-time */
    createdAt: string;
    /** Format: uuid */
    endpointId: string;
    /**
     * Format: uuid
     * The `webhook-id` of every attempt.
     */
    eventId: string;
    /** @enum {string} */
    eventType: "api_key.canary_used" | "api_key.created" | "api_key.disabled" | "api_key.enabled" | "api_key.expiring" | "api_key.leaked" | "api_key.new_address" | "api_key.policy_ending" | "api_key.revoked" | "api_key.rotated" | "api_key.transferred" | "document.created" | "document.deleted" | "document.updated" | "member.added" | "member.removed" | "member.role_changed" | "ping" | "quota.reached" | "service_account.created" | "service_account.deleted" | "service_account.updated";
    finishedAt: string | null;
    /** Format: uuid */
    id: string;
    /** null: no further attempt is planned. */
    nextAttemptAt: string | null;
    /**
     * Exactly the bytes that are sent and signed.
     * @example {"type":"ping","timestamp":"…","data":{}}
     */
    requestBody: string;
    /**
     * `pending`: there is an attempt to come. `failed`: the last one failed. `discarded`: the endpoint was disabled first.
     * @enum {string}
     */
    status: "pending" | "succeeded" | "failed" | "discarded";
}
/** A URL that events are delivered to. */
export interface WebhookEndpoint {
    /** The key whose signing secret signs the deliveries. When that key is rotated, this becomes the new key. null: the endpoint has a secret of its own. */
    apiKeyId: string | null;
    /** Format: date-time */
    createdAt: string;
    /** Format: uuid */
    createdBy: string;
    /** @example Search index */
    description: string | null;
    events: ("api_key.canary_used" | "api_key.created" | "api_key.disabled" | "api_key.enabled" | "api_key.expiring" | "api_key.leaked" | "api_key.new_address" | "api_key.policy_ending" | "api_key.revoked" | "api_key.rotated" | "api_key.transferred" | "document.created" | "document.deleted" | "document.updated" | "member.added" | "member.removed" | "member.role_changed" | "ping" | "quota.reached" | "service_account.created" | "service_account.deleted" | "service_account.updated")[];
    /** The time since which every attempt has failed; null if the endpoint works. */
    failingSince: string | null;
    /** Format: uuid */
    id: string;
    lastSuccessAt: string | null;
    /** The endpoint receives no more than its owner could read, and stops when they leave. */
    owner: {
        /** Format: uuid */
        id: string;
        /**
         * null: a user without a name.
         * @example Nightly export
         */
        name: string | null;
        /** @enum {string} */
        type: "user" | "service_account";
    };
    /** Until when deliveries are also signed with the secret that was replaced; null: they are not. */
    previousSecretUntil: string | null;
    /** @enum {string} */
    status: "active" | "disabled";
    /** Why it is disabled: by a user, because the receiver returned 410, because it only failed for five days, because its signing key is revoked, expired or disabled or its owner has left, because the owner of the endpoint has left or now has a lower role, because the API key that set it up has ended, because its service account was deleted, or because the operator has suspended the workspace or the owner. null for an active endpoint. */
    statusReason: ("disabled_by_user" | "gone" | "failing" | "key_revoked" | "key_expired" | "key_disabled" | "key_creator_left" | "creator_left" | "creator_demoted" | "creator_key_ended" | "service_account_deleted" | "suspended") | null;
    /** Format: date-time */
    updatedAt: string;
    /** @example https://example.com/webhooks */
    url: string;
    /** Format: uuid */
    workspaceId: string;
}
/** Omitted fields do not change. */
export interface WebhookEndpointChange {
    /**
     * Format: uuid
     * The key that signs from now on, alone. For a secret of its own, see `POST …/rotate-secret`.
     */
    apiKeyId?: string;
    /**
     * A label for people.
     * @example Search index
     */
    description?: string | null;
    /** false: nothing is delivered until this is true again. */
    enabled?: boolean;
    events?: ("api_key.canary_used" | "api_key.created" | "api_key.disabled" | "api_key.enabled" | "api_key.expiring" | "api_key.leaked" | "api_key.new_address" | "api_key.policy_ending" | "api_key.revoked" | "api_key.rotated" | "api_key.transferred" | "document.created" | "document.deleted" | "document.updated" | "member.added" | "member.removed" | "member.role_changed" | "ping" | "quota.reached" | "service_account.created" | "service_account.deleted" | "service_account.updated")[];
    /**
     * Format: uri
     * The public http(s) URL that events are sent to by POST.
     * @example https://example.com/webhooks
     */
    url?: string;
}
/** @default {} */
export interface WebhookEndpointSecretRotation {
    /**
     * How long deliveries are signed with the old secret, too. 0: only the new one signs, at once.
     * @default 0
     */
    overlapSeconds?: number;
}
export interface WebhookEndpointTransfer {
    /**
     * Format: uuid
     * The service account of the same workspace that will own the endpoint.
     */
    serviceAccountId: string;
}
export interface Workspace {
    /** Format: date-time */
    createdAt: string;
    /** Format: uuid */
    createdBy: string;
    /** Format: uuid */
    id: string;
    /** Alerts about keys that people get an email of. `canary_used`: the owners and admins. `new_address` and `policy_ending`: the owner of the key, or for a key of a service account, the owners of the workspace. Webhook endpoints choose their events. */
    keyAlertEmails: ("canary_used" | "new_address" | "policy_ending")[];
    /** What happens to a key that is reported as leaked. `notify`: its owners are notified. `revoke`: it is also revoked at once. null: the server's default. */
    leakPolicy: ("notify" | "revoke") | null;
    /** How many requests the API keys of the workspace may make together; null: the server's default. */
    limits: RequestLimit[] | null;
    /** The operator's maximum for this workspace, which replaces the one for all workspaces; null: the same. */
    limitsMax: RequestLimit[] | null;
    /** @example Acme */
    name: string;
    /** Whether members need a second factor, proved by their session, to do anything in it. API keys do not. */
    requireSecondFactor: boolean;
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
/** Omitted fields do not change. */
export interface WorkspaceChange {
    /** All of those that people get an email of; empty: none. */
    keyAlertEmails?: ("canary_used" | "new_address" | "policy_ending")[];
    /** `notify` or `revoke`; null: the server's default. */
    leakPolicy?: ("notify" | "revoke") | null;
    /** For all API keys together. Final when answered. null: the server's default. */
    limits?: RequestLimit[] | null;
    /** @example Acme */
    name?: string;
    /** Final when answered. Users only, whose own session proved a second factor: see `second_factor_missing`. */
    requireSecondFactor?: boolean;
}
export interface WorkspaceLimitsMax {
    /** In place of `WORKSPACE_REQUEST_LIMITS_MAX`, higher or lower. Empty: the workspace is not limited from above. null: as all workspaces. */
    limitsMax: RequestLimit[] | null;
}
/** What the keys of a workspace do, and which are at risk. */
export interface WorkspaceOverview {
    apiKeys: {
        /** @example 12 */
        active: number;
        /**
         * How many were active at `from`.
         * @example 10
         */
        activeBefore: number;
        /** The last use of any key. */
        lastUsedAt: string | null;
        /** Including keys that have ended. */
        total: number;
    };
    buckets: {
        /**
         * Requests that were allowed.
         * @example 1200
         */
        allowed: number;
        /** @example 3 */
        denied: number;
        /** Format: date-time */
        start: string;
    }[];
    /** At most 5, those with the most requests first. */
    busiestKeys: {
        /**
         * Requests that were allowed.
         * @example 1200
         */
        allowed: number;
        /** @example 3 */
        denied: number;
        /**
         * Of the denied requests, those refused as `rate_limited` or `quota_exceeded`: by a limit of the key, of its service account or of the workspace.
         * @example 2
         */
        deniedByLimits: number;
        /** Format: uuid */
        id: string;
        /** @example lk_3f9a */
        keyPrefix: string;
        /** @example Production backend */
        name: string;
    }[];
    /** Active keys that expire within 30 days; without those that another key has replaced. */
    expiringKeys: {
        found: number;
        /** At most 5, the next to expire first. */
        keys: {
            /** Format: date-time */
            expiresAt: string;
            /** Format: uuid */
            id: string;
            /** @example lk_3f9a */
            keyPrefix: string;
            /** @example Production backend */
            name: string;
        }[];
    };
    /** Format: date-time */
    from: string;
    /** Active keys that were reported as leaked. */
    leakedKeys: {
        found: number;
        /** At most 5, the longest known first. */
        keys: {
            /** Format: uuid */
            id: string;
            /** @example lk_3f9a */
            keyPrefix: string;
            /** Format: date-time */
            leakedAt: string;
            /** @example Production backend */
            name: string;
        }[];
    };
    /** The preceding period, as long as the elapsed part of this one. The current hour is compared with a whole hour. */
    previous: {
        /**
         * Requests that were allowed.
         * @example 1200
         */
        allowed: number;
        /** @example 3 */
        denied: number;
        /** Format: date-time */
        from: string;
        /** Format: date-time */
        to: string;
    };
    /**
     * Format: date-time
     * The end of the period, not included.
     */
    to: string;
    totals: {
        /**
         * Requests that were allowed.
         * @example 1200
         */
        allowed: number;
        /** @example 3 */
        denied: number;
    };
}
/** A workspace's single sign-on. */
export interface WorkspaceSso {
    /**
     * The text of the TXT record at `_latchkey.` and the domain, by which a domain lets its people join this workspace.
     * @example latchkey-workspace=019a1b2c-0000-7000-8000-000000000001
     */
    domainProof: string;
    /** Whether members must have signed in with it to do anything in the workspace. */
    enforced: boolean;
    enforcedAt: string | null;
    /** null: none is configured. The client secret cannot be read back. */
    identityProvider: {
        /** @example latchkey */
        clientId: string;
        /** Format: date-time */
        createdAt: string;
        /**
         * The role that they join with.
         * @enum {string}
         */
        defaultRole: "member" | "viewer";
        /**
         * People without an account whose email address is at one of these domains join by signing in with the provider.
         * @example [
         *       "acme.dev"
         *     ]
         */
        domains: string[];
        /** @example https://id.acme.dev */
        issuer: string;
        /** @example Acme */
        name: string;
        /** Format: date-time */
        updatedAt: string;
    } | null;
    /**
     * What to register at the identity provider. Known before one is configured.
     * @example https://keys.acme.dev/api/v1/auth/sso/019a1b2c-0000-7000-8000-000000000001/callback
     */
    redirectUri: string;
    /** Whether your session has signed in with it. Only a session that has can enforce it. An API key has not. */
    signedIn: boolean;
    /**
     * Where members sign in with the identity provider, once there is one.
     * @example https://keys.acme.dev/api/v1/auth/sso/019a1b2c-0000-7000-8000-000000000001/start
     */
    signInUrl: string;
}
export interface WorkspaceSsoChange {
    /** Final when answered. */
    enforced: boolean;
}
export interface WorkspaceWithRole {
    /** Format: date-time */
    createdAt: string;
    /** Format: uuid */
    createdBy: string;
    /** Format: uuid */
    id: string;
    /** Alerts about keys that people get an email of. `canary_used`: the owners and admins. `new_address` and `policy_ending`: the owner of the key, or for a key of a service account, the owners of the workspace. Webhook endpoints choose their events. */
    keyAlertEmails: ("canary_used" | "new_address" | "policy_ending")[];
    /** What happens to a key that is reported as leaked. `notify`: its owners are notified. `revoke`: it is also revoked at once. null: the server's default. */
    leakPolicy: ("notify" | "revoke") | null;
    /** How many requests the API keys of the workspace may make together; null: the server's default. */
    limits: RequestLimit[] | null;
    /** The operator's maximum for this workspace, which replaces the one for all workspaces; null: the same. */
    limitsMax: RequestLimit[] | null;
    /** @example Acme */
    name: string;
    /** Whether members need a second factor, proved by their session, to do anything in it. API keys do not. */
    requireSecondFactor: boolean;
    /**
     * The caller's role in the workspace; for an API key, its creator's role.
     * @enum {string}
     */
    role: "viewer" | "member" | "admin" | "owner";
    /** Who requires a second factor of its members: the operator of the server (of everyone on it), or only the workspace; null: nobody. */
    secondFactorRequiredBy: ("server" | "workspace") | null;
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
