/** The part of the protocol of request limits that holds slices: of a verifier, and of the server itself. See ADR 31. */
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
