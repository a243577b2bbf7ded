import { defineResource } from '../../core/resource/define-resource.js';
import { VerifierSessions1700000000120 } from './migrations/1700000000120-verifier-sessions.js';

export const verifierSessions = defineResource({
  errors: {
    verifier_session_conflict: {
      status: 409,
      title: 'Session of another verifier',
      detail: 'Another process has registered or renewed this verifier session. Register under a new id.',
      help: 'Two processes use the same id, for example because a virtual machine was cloned. Each verifier needs its own id, such as a random UUID; `@latchkey/verifier` chooses a new one automatically.',
    },
    verifier_session_limit: {
      status: 409,
      title: 'Too many verifiers',
      detail: 'The resource server has the maximum number of verifier sessions (`limit`); close one first.',
      help: '`limit` is the maximum number of simultaneous verifiers of one resource server. Sessions that are no longer renewed are removed within a few seconds, so try again then, or let several processes share a verifier.',
    },
    verifier_session_ended: {
      status: 410,
      title: 'Verifier session ended',
      detail: 'The verifier session no longer exists. Empty the cache and register again.',
      help: 'The verifier did not acknowledge a change in time, was closed, or was never registered. Its cache may be stale. `@latchkey/verifier` empties its cache and registers again automatically.',
    },
  },
  migrations: [VerifierSessions1700000000120],
});

declare module '../../core/resource/resources.js' {
  interface Resources {
    verifierSessions: typeof verifierSessions;
  }
}
