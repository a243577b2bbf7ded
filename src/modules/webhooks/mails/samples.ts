import type { MailSamples } from '../../mail/mail-samples.js';
import { webhookDeliveryFailedMail, webhookEndpointDisabledMail } from './webhook-endpoint.js';

export const samples: MailSamples = ({ text, link, url, at }) => ({
  endpointDisabled: webhookEndpointDisabledMail({
    endpointUrl: url,
    workspaceName: text,
    at,
    reason: 'it has only failed for five days',
    link,
  }),
  deliveryFailed: webhookDeliveryFailedMail({
    endpointUrl: url,
    workspaceName: text,
    at,
    eventType: 'api_key.created',
    attempts: 10,
    lastStatus: 500,
    link,
  }),
});
