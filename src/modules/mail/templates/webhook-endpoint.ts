import { inUtc, type MailContent, quoted } from '../letter.js';
import { renderLetter } from '../render-letter.js';

export interface WebhookEndpointMail {
  /** The endpoint's address, as its owner gave it. */
  endpointUrl: string;
  workspaceName: string;
  /** The endpoint's page. */
  link: string;
}

export interface WebhookEndpointDisabledMail extends WebhookEndpointMail {
  at: Date;
  /** In our words, a clause: `it has only failed for five days`. */
  reason: string;
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

export interface WebhookDeliveryFailedMail extends WebhookEndpointMail {
  at: Date;
  /** `document.created` */
  eventType: string;
  attempts: number;
  /** Of the last attempt; null: there was no answer. */
  lastStatus: number | null;
}

export const webhookDeliveryFailedMail = (data: WebhookDeliveryFailedMail): MailContent =>
  renderLetter({
    subject: `An event did not reach a webhook endpoint of ${quoted(data.workspaceName)}`,
    paragraphs: [
      `An event could not be delivered to the endpoint below: it was tried ${data.attempts} times and has been given up. ` +
        'Later events are still sent there.',
    ],
    facts: [
      ['Endpoint', data.endpointUrl],
      ['Workspace', quoted(data.workspaceName)],
      ['Event', data.eventType],
      ['Last answer', data.lastStatus === null ? 'none' : `HTTP ${data.lastStatus}`],
      ['Given up', inUtc(data.at)],
    ],
    action: { label: 'Open the endpoint', url: data.link },
    notes: [
      'Deliveries that failed are kept for 30 days and can be sent again by hand, once the receiver works.',
      'There may be more of them: you get one such mail a day for an endpoint. An endpoint that only fails for five days is disabled.',
    ],
  });
