import { useEffect, useState } from 'react';

/**
 * What is being typed into a field whose value lives elsewhere, such as in the URL, and changes only when it is
 * applied. A change from outside replaces what was typed.
 */
export function useDraft(value: string): [draft: string, setDraft: (draft: string) => void] {
  const [draft, setDraft] = useState(value);
  useEffect(() => setDraft(value), [value]);
  return [draft, setDraft];
}
