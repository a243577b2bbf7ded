import { describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { UsageError, webhooks, WebhookVerificationError } from '@latchkey/sdk';
import { Webhook } from 'standardwebhooks';

const newSecret = (): string => `whsec_${randomBytes(24).toString('base64')}`;
const secret = newSecret();
const body = JSON.stringify({
  type: 'api_key.created',
  timestamp: '2026-01-01T00:00:00.000Z',
  data: { api_key_id: 'x', name: 'snake_case' },
});

function signed(text: string, at = new Date(), by = secret): Record<string, string> {
  return {
    'webhook-id': 'msg_1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(by).sign('msg_1', at, text),
  };
}

describe('webhooks.verify', () => {
  it('returns the event of a delivery, from the headers of any framework', () => {
    const event = {
      type: 'api_key.created',
      timestamp: '2026-01-01T00:00:00.000Z',
      data: { apiKeyId: 'x', name: 'snake_case' },
    };
    const headers = signed(body);
    const upperCase = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value]),
    );
    const lists = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]));
    for (const each of [headers, new Headers(headers), upperCase, lists])
      expect(webhooks.verify(body, each, secret)).toEqual(event);
    expect(webhooks.verify(new TextEncoder().encode(body), headers, secret)).toEqual(event);
    expect(webhooks.verify(body, headers, [newSecret(), secret])).toEqual(event);
  });

  it('agrees with the published test vector, which is too old to be accepted today', () => {
    const vector = {
      'webhook-id': 'msg_loFOjxBNrRLzqYUf',
      'webhook-timestamp': '1731705121',
      'webhook-signature': 'v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=',
    };
    const text = '{"event_type":"ping","data":{"success":true}}';
    expect(() => webhooks.verify(text, vector, 'whsec_plJ3nmyCDGBKInavdOK15jsl')).toThrow(
      'timestamp too old',
    );
    expect(() => webhooks.verify(`${text} `, vector, 'whsec_plJ3nmyCDGBKInavdOK15jsl')).toThrow(
      WebhookVerificationError,
    );
  });

  it('refuses deliveries that were changed, are old, unsigned, or signed with another secret', () => {
    const minutes = (count: number) => new Date(Date.now() + count * 60_000);
    const refused: [string, Record<string, string>, string | string[]][] = [
      [body.replace('x', 'y'), signed(body), secret],
      [body, signed(body, new Date(), newSecret()), secret],
      [body, signed(body), newSecret()],
      [body, signed(body), []],
      [body, signed(body, minutes(-6)), secret],
      [body, signed(body, minutes(6)), secret],
      [body, { ...signed(body), 'webhook-id': 'msg_2' }, secret],
      [body, { ...signed(body), 'webhook-signature': 'v1,AAAA' }, secret],
      [body, {}, secret],
    ];
    for (const [text, headers, secrets] of refused) {
      expect(() => webhooks.verify(text, headers, secrets)).toThrow(WebhookVerificationError);
    }
  });

  it('refuses a body that was already parsed', () => {
    expect(() => webhooks.verify(JSON.parse(body), signed(body), secret)).toThrow(UsageError);
  });

  it.each([[undefined], [''], [[secret, undefined]]])('says that the secret is missing: %#', (missing) => {
    const verify = () => webhooks.verify(body, signed(body), missing as string);
    expect(verify).toThrow(UsageError);
    expect(verify).toThrow('Is its variable set?');
  });

  it('reveals no secret in its errors', () => {
    try {
      webhooks.verify(body, {}, secret);
      expect('accepted').toBe('refused');
    } catch (error) {
      expect(JSON.stringify(error) + String(error)).not.toContain(secret.slice(6));
    }
  });
});
