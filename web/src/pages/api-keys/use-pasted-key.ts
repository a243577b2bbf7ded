import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { keyByDigestQuery } from './queries';
import { digestOf, isPastedKey } from './pasted-key';

/**
 * Looks up a completely typed or pasted key by its digest: the text is not sent, and keys with the same beginning do
 * not match.
 *
 * @returns null: the text is not a key. `keys` is undefined during the look-up
 */
export function usePastedKey(workspaceId: string, text: string) {
  const isKey = isPastedKey(text);
  const [hashed, setHashed] = useState<{ text: string; digest: string | undefined } | null>(null);
  useEffect(() => {
    if (!isKey) {
      setHashed(null);
      return;
    }
    let isCurrent = true;
    void digestOf(text).then((digest) => isCurrent && setHashed({ text, digest }));
    return () => {
      isCurrent = false;
    };
  }, [isKey, text]);
  const isHashed = isKey && hashed?.text === text;
  const digest = isHashed ? hashed.digest : undefined;
  const { data, error, refetch } = useQuery({
    ...keyByDigestQuery(workspaceId, digest ?? ''),
    enabled: digest !== undefined,
  });
  if (!isKey) return null;
  return { keys: data, error, refetch, isUnsupported: isHashed && digest === undefined };
}
