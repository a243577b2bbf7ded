import { z } from 'zod';

/** GitHub's details about a match are kept for people, as storable text of readable length. */
const TEXT_LENGTH_MAX = 2_000;

const remark = (description: string, example: string) =>
  z
    .string()
    .meta({ description, examples: [example] })
    .transform((text) => text.toWellFormed().replaceAll('\0', '\ufffd').slice(0, TEXT_LENGTH_MAX))
    .default('')
    .catch('');

const githubMatch = z
  .object({
    token: z.string().meta({ description: 'The credential that was found.', examples: ['lk_…'] }),
    type: remark('The kind of token, as agreed with GitHub.', 'latchkey_api_key'),
    url: remark(
      'Where the credential was found; may be empty.',
      'https://github.com/acme/app/blob/main/.env',
    ),
    source: remark('The kind of content it was found in; case does not matter.', 'commit'),
  })
  .meta({ id: 'GithubMatch' });

/** One bad item must not stop the batch, so it becomes null. */
export const githubReportBody = z.array(githubMatch.nullable().catch(null));

export type GithubMatch = z.output<typeof githubMatch>;
export type GithubReportBody = z.output<typeof githubReportBody>;

export const githubReportResponse = z.array(
  z
    .object({
      // GitHub also accepts a hash, but does not specify its encoding; it has the token anyway.
      token_raw: z.string().meta({ examples: ['lk_…'] }),
      token_type: z.string().meta({ examples: ['latchkey_api_key'] }),
      label: z
        .enum(['true_positive', 'false_positive'])
        .meta({ description: '`true_positive`: a key of this server, whether or not it still works.' }),
    })
    .meta({ id: 'GithubMatchLabel' }),
);

export type GithubReportResponse = z.output<typeof githubReportResponse>;
