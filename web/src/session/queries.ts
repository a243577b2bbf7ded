import { queryOptions } from '@tanstack/react-query';
import { session } from './session';

/** Who is signed in. */
export const meQuery = queryOptions({ queryKey: ['me'], queryFn: () => session.me() });
