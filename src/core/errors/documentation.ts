import { STATUS_CODES } from 'node:http';
import { errors } from '../resource/declared.js';
import type { ErrorDeclaration } from '../resource/define-resource.js';
import './catalogue.js';

const INTRODUCTION = `# Errors

Every error is an \`application/problem+json\` document (RFC 9457) with a stable \`code\`; this page lists them all.

\`\`\`json
{
  "type": "/docs/errors#validation_failed",
  "title": "Validation failed",
  "status": 400,
  "detail": "Some fields are not valid; see \`errors\`.",
  "instance": "/api/v1/workspaces",
  "code": "validation_failed",
  "request_id": "0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e",
  "errors": [{ "field": "name", "message": "is required" }]
}
\`\`\`

Decide by \`code\` or \`status\`: titles and details are for people, and may say more than here. \`request_id\` is also in
the \`X-Request-Id\` header, and finds the request in the server's log.

<!-- Generated from src/core/errors/catalogue.ts and the declarations of the modules by npm run docs. -->
`;

/** The text of `docs/errors.md`. */
export function errorDocumentation(): string {
  const all = [...errors()];
  const statuses = [...new Set(all.map(([, { status }]) => status))].sort((left, right) => left - right);
  const sections = statuses.map((status) =>
    [
      `## ${status} ${STATUS_CODES[status]}\n`,
      ...all.filter(([, error]) => error.status === status).map(([code, error]) => describe(code, error)),
    ].join('\n'),
  );
  return [INTRODUCTION, ...sections].join('\n');
}

const describe = (code: string, { title, detail, help }: ErrorDeclaration): string =>
  `### \`${code}\`\n\n**${title}.** ${detail}\n\n${help}\n`;
