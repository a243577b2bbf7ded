import { Secret, TOTP } from 'otpauth';

const SECRET_BYTES = 20;
/** The parameters that every authenticator app supports: some ignore others and assume these (RFC 6238). */
const PARAMETERS = { algorithm: 'SHA1', digits: 6, period: 30 };
/** Codes of the previous and the next step are accepted too: clocks differ, and typing takes time. */
const STEPS_EITHER_SIDE = 1;

/** 160 random bits in Base32. */
export const newTotpSecret = (): string => new Secret({ size: SECRET_BYTES }).base32;

/** For a QR code. */
export const otpauthUri = (secret: string, issuer: string, email: string): string =>
  new TOTP({ ...PARAMETERS, secret: Secret.fromBase32(secret), issuer, label: email }).toString();

/** @returns the number of the code's time step; null: the code is not currently valid */
export function timeStepOf(secret: string, code: string, nowMs: number): number | null {
  const totp = new TOTP({ ...PARAMETERS, secret: Secret.fromBase32(secret) });
  const delta = totp.validate({ token: code, timestamp: nowMs, window: STEPS_EITHER_SIDE });
  return delta === null ? null : totp.counter({ timestamp: nowMs }) + delta;
}
