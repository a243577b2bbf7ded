/** Where a key was seen, in the reporter's words. */
export interface Sighting {
  reportedBy: 'github' | 'finder';
  url: string | null;
  source: string | null;
  type: string | null;
}

/** SQL of a key's first report, on the row `api_key_leaks l`; NULL: never reported. */
export const LEAK = `CASE WHEN l.api_key_id IS NOT NULL THEN json_build_object(
  'reportedBy', l.reported_by, 'url', l.url, 'source', l.source, 'type', l.type) END`;
