/** Where a key was seen, in the words of whoever reported it. */
export interface Sighting {
  reportedBy: 'github' | 'finder';
  url: string | null;
  source: string | null;
  type: string | null;
}

/** SQL of the first report of a key, of the row `api_key_leaks l`; NULL: nobody has reported the key. */
export const LEAK = `CASE WHEN l.api_key_id IS NOT NULL THEN json_build_object(
  'reportedBy', l.reported_by, 'url', l.url, 'source', l.source, 'type', l.type) END`;
