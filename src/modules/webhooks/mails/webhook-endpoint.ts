import { inUtc, type MailContent, quoted } from '../../mail/email-message.js';
import { renderEmail } from '../../mail/render-email.js';

export interface WebhookEndpointMail {
  /** The endpoint's URL, as entered by its owner. */
  endpointUrl: string;
  workspaceName: string;
  /** The endpoint's page. */
  link: string;
}

export interface WebhookEndpointDisabledMail extends WebhookEndpointMail {
  at: Date;
  /** A clause in our words: `it has only failed for five days`. */
  reason: string;
}

export const webhookEndpointDisabledMail = (data: WebhookEndpointDisabledMail): MailContent =>
  renderEmail({
    subject: `A webhook endpoint of ${quoted(data.workspaceName)} was disabled`,
    paragraphs: [
      `Events are no longer delivered to the endpoint below: ${data.reason}. Fix the receiver, then enable the endpoint again.`,
    ],
    facts: [
      ['Endpoint', data.endpointUrl],
      ['Workspace', quoted(data.workspaceName)],
      ['Disabled', inUtc(data.at)],
    ],
    action: { label: 'Open the endpoint', url: data.link },
    notes: ['Failed deliveries are kept for 30 days, and you can send them again.'],
  });

export interface WebhookDeliveryFailedMail extends WebhookEndpointMail {
  at: Date;
  /** `document.created` */
  eventType: string;
  attempts: number;
  /** From the last attempt; null: there was no response. */
  lastStatus: number | null;
}

export const webhookDeliveryFailedMail = (data: WebhookDeliveryFailedMail): MailContent =>
  renderEmail({
    subject: `An event did not reach a webhook endpoint of ${quoted(data.workspaceName)}`,
    paragraphs: [
      `An event could not be delivered to the endpoint below after ${data.attempts} attempts, and will not be retried. ` +
        'Later events are still sent to the endpoint.',
    ],
    facts: [
      ['Endpoint', data.endpointUrl],
      ['Workspace', quoted(data.workspaceName)],
      ['Event', data.eventType],
      ['Last response', data.lastStatus === null ? 'none' : `HTTP ${data.lastStatus}`],
      ['Last attempt', inUtc(data.at)],
    ],
    action: { label: 'Open the endpoint', url: data.link },
    notes: [
      'Failed deliveries are kept for 30 days, and you can send them again once the receiver works.',
      'There may be more failures: you get at most one such email a day per endpoint. An endpoint that only fails for five days is disabled.',
    ],
  });
