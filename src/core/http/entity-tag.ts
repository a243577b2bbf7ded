/**
 * Entity tags (RFC 9110 §8.8.3) of resources that count their versions. A tag is the quoted version, `"3"`. It is
 * strong, because a version never has two representations.
 */

interface EntityTag {
  isWeak: boolean;
  /** The text between the quotes. */
  text: string;
}

/** The versions accepted by a precondition: any, or one of these. */
export type AcceptedVersions = 'any' | number[];

export const versionTag = (version: number): string => `"${version}"`;

/**
 * `If-Match` (RFC 9110 §13.1.1) compares strongly: a weak tag matches nothing, nor does one that we never issued.
 *
 * @returns undefined if the header is malformed
 */
export function parseIfMatch(header: string): AcceptedVersions | undefined {
  const tags = parseTags(header);
  if (tags === 'any' || tags === undefined) return tags;
  return versionsOf(tags.filter(({ isWeak }) => !isWeak));
}

/** `If-None-Match` (RFC 9110 §13.1.2) compares weakly. @returns undefined if the header is malformed */
export function parseIfNoneMatch(header: string): AcceptedVersions | undefined {
  const tags = parseTags(header);
  return tags === 'any' || tags === undefined ? tags : versionsOf(tags);
}

/** Whether the caller has the current version. */
export const includesVersion = (accepted: AcceptedVersions, version: number): boolean =>
  accepted === 'any' || accepted.includes(version);

const ENTITY_TAG = /(W\/)?"([\x21\x23-\x7e\x80-\xff]*)"/y;
/** What may surround list items, including empty items (RFC 9110 §5.6.1.2). */
const GAP = /[ \t,]*/y;
const VERSION = /^[1-9]\d{0,8}$/;

function parseTags(header: string): EntityTag[] | 'any' | undefined {
  if (header.trim() === '*') return 'any';
  const tags: EntityTag[] = [];
  let position = 0;
  for (;;) {
    const [gap = ''] = matchAt(GAP, header, position) ?? [];
    position += gap.length;
    if (position === header.length) return tags.length > 0 ? tags : undefined;
    if (tags.length > 0 && !gap.includes(',')) return undefined;
    const tag = matchAt(ENTITY_TAG, header, position);
    if (!tag) return undefined;
    tags.push({ isWeak: tag[1] !== undefined, text: tag[2] ?? '' });
    position += tag[0].length;
  }
}

function matchAt(sticky: RegExp, text: string, position: number): RegExpExecArray | null {
  sticky.lastIndex = position;
  return sticky.exec(text);
}

const versionsOf = (tags: EntityTag[]): number[] =>
  tags
    .map(({ text }) => text)
    .filter((text) => VERSION.test(text))
    .map(Number);
