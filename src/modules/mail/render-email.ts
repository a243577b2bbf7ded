import { escapeHtml } from '../../core/primitives/escape-html.js';
import type { Fact, EmailMessage, MailContent } from './email-message.js';

/** The reader's program wraps lines of plain text; we only separate paragraphs. */
const SIGNATURE = 'Sent automatically by Latchkey. Replies to this address are not read.';

/** Both forms of an email. The HTML loads nothing, runs nothing and tracks nobody. */
export const renderEmail = (message: EmailMessage): MailContent => ({
  // One line, whatever names it contains: a line break would begin another header.
  subject: message.subject.replace(/\p{Cc}+/gu, ' '),
  text: toText(message),
  html: toHtml(message),
});

function toText({ paragraphs, facts = [], action, notes }: EmailMessage): string {
  return `${[
    ...paragraphs,
    ...(facts.length > 0 ? [facts.map(([label, value]) => `${label}: ${value}`).join('\n')] : []),
    ...(action ? [`${action.label}:\n${action.url}`] : []),
    ...notes,
    `-- \n${SIGNATURE}`,
  ].join('\n\n')}\n`;
}

const FONT = "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const TEXT = `${FONT};font-size:16px;line-height:24px;color:#1c1f24`;
const SMALL = `${FONT};font-size:13px;line-height:20px;color:#5b6470`;

/**
 * Tables and inline styles, which mail programs understand. The few rules in the head are for programs that support
 * more: dark mode, and narrow screens.
 */
function toHtml({ subject, paragraphs, facts = [], action, notes }: EmailMessage): string {
  const [heading, ...rest] = [subject, ...paragraphs];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(heading)}</title>
<style>
@media (prefers-color-scheme: dark) {
  .page { background-color: #14161a !important; }
  .card { background-color: #1e2127 !important; border-color: #343943 !important; }
  .text { color: #e8eaee !important; }
  .small, .label { color: #a3abb8 !important; }
  .rule { border-color: #343943 !important; }
  .button { background-color: #7aa2ff !important; color: #0b1020 !important; }
}
@media (max-width: 480px) {
  .edge { padding: 12px !important; }
  .card { padding: 20px !important; }
}
</style>
</head>
<body class="page" style="margin:0;padding:0;background-color:#f2f4f7">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
<tr><td class="page edge" align="center" style="padding:32px 16px;background-color:#f2f4f7">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px">
<tr><td class="small" style="${SMALL};padding:0 4px 12px;font-weight:600">Latchkey</td></tr>
<tr><td class="card" style="padding:32px;background-color:#ffffff;border:1px solid #dfe3e8;border-radius:8px">
<h1 class="text" style="${FONT};font-size:20px;line-height:28px;color:#1c1f24;margin:0 0 16px;overflow-wrap:anywhere">${escapeHtml(heading)}</h1>
${rest.map(paragraph).join('\n')}
${facts.length > 0 ? factTable(facts) : ''}
${action ? button(action) : ''}
${notes.map((note) => `<p class="small" style="${SMALL};margin:16px 0 0;overflow-wrap:anywhere">${escapeHtml(note)}</p>`).join('\n')}
</td></tr>
<tr><td class="small" style="${SMALL};padding:12px 4px 0">${escapeHtml(SIGNATURE)}</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`;
}

const paragraph = (text: string): string =>
  `<p class="text" style="${TEXT};margin:0 0 16px;overflow-wrap:anywhere">${escapeHtml(text)}</p>`;

function factTable(facts: Fact[]): string {
  const rows = facts.map(
    ([label, value]) => `<tr>
<td class="label" style="${SMALL};padding:4px 16px 4px 0;vertical-align:top;white-space:nowrap">${escapeHtml(label)}</td>
<td class="text" style="${SMALL};color:#1c1f24;padding:4px 0;vertical-align:top;overflow-wrap:anywhere;width:100%">${escapeHtml(value)}</td>
</tr>`,
  );
  return `<table cellpadding="0" cellspacing="0" border="0" width="100%" style="margin:0 0 16px">
${rows.join('\n')}
</table>`;
}

/** The URL is also shown as text to read and copy, because a button alone hides where it leads. */
const button = ({ label, url }: { label: string; url: string }): string =>
  `<p style="margin:24px 0 16px"><a class="button" href="${escapeHtml(url)}" style="${FONT};display:inline-block;padding:12px 20px;background-color:#2b5bd7;color:#ffffff;font-size:16px;line-height:20px;font-weight:600;text-decoration:none;border-radius:6px">${escapeHtml(label)}</a></p>
<p class="small rule" style="${SMALL};margin:0;padding-bottom:4px;overflow-wrap:anywhere;word-break:break-word">Or open this link: ${escapeHtml(url)}</p>`;
