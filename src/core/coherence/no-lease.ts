import { DatabaseUnavailableError } from '../database/database-unavailable.js';

/** 503: authority cannot be established now. */
export const noLease = (): DatabaseUnavailableError =>
  new DatabaseUnavailableError(new Error('The authority lease is not valid'), 'no_lease');
