import type { Dictionary } from '../translate';
import { documents } from '../../pages/documents/german';
import { account } from './account';
import { apiKeyPage } from './api-key-page';
import { apiKeys } from './api-keys';
import { common } from './common';
import { declared } from './declared';
import { people } from './people';
import { shell } from './shell';
import { workspace } from './workspace';

/** German, in the polite form. Technical terms that German engineers use in English stay English. */
export const german = {
  ...common,
  ...shell,
  ...apiKeys,
  ...apiKeyPage,
  ...documents,
  ...workspace,
  ...people,
  ...account,
  ...declared,
} as const satisfies Dictionary;
