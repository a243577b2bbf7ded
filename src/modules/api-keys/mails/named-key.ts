import { quoted } from '../../mail/email-message.js';

/** An API key as mails name it: never by more than lists show. */
export interface NamedKey {
  keyName: string;
  /** As in lists: `lk_3f9a`. */
  keyPrefix: string;
  workspaceName: string;
  /** The page where the key can be rotated. */
  link: string;
}

export const keyFacts = ({ keyName, keyPrefix, workspaceName }: NamedKey): (readonly [string, string])[] => [
  ['Key', `${quoted(keyName)}, ${keyPrefix}…`],
  ['Workspace', quoted(workspaceName)],
];
