/** The part of the limit protocol that holds slices, used by verifiers and by the server itself. See ADR 31. */
export { type LeaseSlices, type Passage, RequestLimiter, SliceContentionError } from './request-limiter.js';
export { type SliceAsk, type SliceGrant } from './limit-slice.js';
export {
  isQuota,
  type LimitHolder,
  type LimitSource,
  type Period,
  PERIOD_MS,
  PERIODS,
  type RequestLimit,
} from './request-limits.js';
