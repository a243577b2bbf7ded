import { inUtc, type MailContent, quoted } from '../letter.js';
import { renderLetter } from '../render-letter.js';

export interface WebhookEndpointDisabledMail {
  /** The endpoint's address, as its owner gave it. */
  endpointUrl: string;
  workspaceName: string;
  at: Date;
  /** In our words, a clause: `it has only failed for five days`. */
  reason: string;
  /** The endpoint's page. */
  link: string;
}

export const webhookEndpointDisabledMail = (data: WebhookEndpointDisabledMail): MailContent =>
  renderLetter({
    subject: `A webhook endpoint of ${quoted(data.workspaceName)} was disabled`,
    paragraphs: [
      `Events are no longer delivered to the endpoint below: ${data.reason}. Repair the receiver, then enable the endpoint again.`,
    ],
    facts: [
      ['Endpoint', data.endpointUrl],
      ['Workspace', quoted(data.workspaceName)],
      ['Disabled', inUtc(data.at)],
    ],
    action: { label: 'Open the endpoint', url: data.link },
    notes: ['Deliveries that failed are kept for 30 days and can be sent again by hand.'],
  });
