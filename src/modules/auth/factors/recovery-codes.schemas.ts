import { z } from 'zod';

export const recoveryCodesShape = {
  recovery_codes: z.array(z.string()).meta({
    description: 'Ten codes, or none if the account has some already.',
    examples: [['abcd-efgh-ijkl-mnop']],
  }),
};
