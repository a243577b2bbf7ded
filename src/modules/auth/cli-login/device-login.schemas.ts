import { z } from 'zod';
import * as field from '../../../core/http/fields.js';
import { deviceName, opaqueCode } from './cli-login.schemas.js';
import type { WaitingDevice } from './device-approvals.js';
import { isUserCode, readUserCode } from './user-codes.js';

const shownUserCode = z.string().meta({
  description: 'For the user, who compares it with what the page shows.',
  examples: ['BCDF-GHJK'],
});

export const deviceLoginBody = z.strictObject({ device_name: deviceName }).meta({ id: 'DeviceLoginStart' });

export type DeviceLoginBody = z.output<typeof deviceLoginBody>;

/** Field names from RFC 8628. */
export const deviceLoginResponse = z
  .object({
    device_code: z.string().meta({
      description: 'Only for the device: anyone who has it gets the session that a user approves.',
      examples: ['lkdevice_…'],
    }),
    user_code: shownUserCode,
    verification_uri: z.string().meta({
      description: 'The page where the user enters the code.',
      examples: ['https://keys.acme.dev/device'],
    }),
    verification_uri_complete: z.string().meta({
      description: 'The same page with the code, for a QR code or a link.',
      examples: ['https://keys.acme.dev/device?user_code=BCDF-GHJK'],
    }),
    expires_in: z.int().meta({ description: 'The lifetime of both codes in seconds.', examples: [600] }),
    interval: z
      .int()
      .meta({ description: 'The minimum number of seconds between two polls.', examples: [5] }),
  })
  .meta({ id: 'DeviceLogin' });

export type DeviceLoginResponse = z.output<typeof deviceLoginResponse>;

export const deviceTokenBody = z
  .strictObject({ device_code: opaqueCode('The code of the device.', 'lkdevice_…') })
  .meta({ id: 'DeviceToken' });

export type DeviceTokenBody = z.output<typeof deviceTokenBody>;

export const userCodeBody = z
  .strictObject({
    user_code: z
      .string()
      .max(50, 'must have at most 50 characters')
      .overwrite(readUserCode)
      .refine(isUserCode, 'must be a code of eight letters such as BCDF-GHJK, without vowels')
      .meta({
        description: 'As the device shows it; case and hyphen do not matter.',
        examples: ['BCDF-GHJK'],
      }),
  })
  .meta({ id: 'UserCode' });

export type UserCodeBody = z.output<typeof userCodeBody>;

export const waitingDeviceResponse = z
  .object({
    device_name: z.string().meta({
      description: 'The host name that the program claims.',
      examples: ['build-7'],
    }),
    address: z
      .string()
      .nullable()
      .meta({ description: 'Where the program asked from.', examples: ['192.0.2.7'] }),
    same_address: z.boolean().meta({ description: 'Whether that is where this request comes from.' }),
    requested_at: field.timestamp,
    expires_at: field.timestamp,
  })
  .meta({ id: 'WaitingDevice', description: 'A device that waits for someone to approve its sign-in.' });

export type WaitingDeviceResponse = z.output<typeof waitingDeviceResponse>;

export const toWaitingDeviceResponse = (device: WaitingDevice): WaitingDeviceResponse => ({
  device_name: device.deviceName,
  address: device.address,
  same_address: device.isAtSameAddress,
  requested_at: field.toTimestamp(device.createdAt),
  expires_at: field.toTimestamp(device.expiresAt),
});
