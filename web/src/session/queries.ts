import { queryOptions } from '@tanstack/react-query';
import { session } from './session';

/** The signed-in user. */
export const meQuery = queryOptions({ queryKey: ['me'], queryFn: () => session.me() });
