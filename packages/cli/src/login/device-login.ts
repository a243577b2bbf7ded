import type { DeviceLogin, LatchkeySession } from '@latchkey/sdk';
import { CliError } from '../cli-error.js';
import { exitCodes } from '../exit-codes.js';
import { tell } from '../output/output.js';
import { printable } from '../output/printable.js';
import { addressOf } from './browser-login.js';
import { deviceName } from './device-name.js';

const REFUSALS: Record<string, string> = {
  access_denied: 'The sign-in was denied, or the sessions of the user were ended meanwhile.',
  expired_token: 'Nobody approved the sign-in within 10 minutes. Start again.',
};

/** A code that a person enters in a browser on any device (RFC 8628). */
export async function loginByDevice(session: LatchkeySession, baseUrl: string): Promise<void> {
  const login = await session.beginDeviceLogin(deviceName());
  show(login, baseUrl);
  try {
    await session.finishDeviceLogin(login);
  } catch (error) {
    const { LatchkeyError } = await import('@latchkey/sdk');
    const refusal = error instanceof LatchkeyError ? REFUSALS[error.code] : undefined;
    if (refusal === undefined) throw error;
    throw new CliError(refusal, exitCodes.notAuthenticated);
  }
}

function show({ userCode, verificationUri }: DeviceLogin, baseUrl: string): void {
  tell('Open this page on any device, and enter the code:');
  tell(`  ${printable(verificationUri)}`);
  tell(`  ${printable(userCode)}`);
  // A malicious server could relay another server's code, for the user to approve there.
  if (new URL(addressOf(verificationUri) || 'about:blank').origin !== new URL(baseUrl).origin) {
    tell(`The page is not below ${baseUrl}. Go on only if both are of the same server.`);
  }
  tell('Waiting for the approval …');
}
