/**
 * Whether a client prefers Markdown to HTML (RFC 9110 §12.5.1). Only these two exact types count: a wildcard, which
 * every browser and curl send, means HTML.
 */
export function prefersMarkdown(accept = ''): boolean {
  const markdown = qualityOf('text/markdown', accept);
  return markdown > 0 && markdown >= qualityOf('text/html', accept);
}

export const acceptsHtml = (accept = ''): boolean => qualityOf('text/html', accept) > 0;

function qualityOf(type: string, accept: string): number {
  for (const range of accept.toLowerCase().split(',')) {
    const [name = '', ...parameters] = range.split(';').map((part) => part.trim());
    if (name !== type) continue;
    const quality = parameters.find((parameter) => parameter.startsWith('q='));
    return quality === undefined ? 1 : Number(quality.slice(2)) || 0;
  }
  return 0;
}
