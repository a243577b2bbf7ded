import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isIPv4 } from 'node:net';

/** In PEM. */
export interface Certificate {
  key: string;
  cert: string;
}

export interface CertificateOptions {
  /** Names and IPv4 addresses that it is for. */
  hosts: string[];
  notAfter?: Date;
}

const DAY_MILLISECONDS = 24 * 3_600_000;
/** DER: ecdsa-with-SHA256, commonName, subjectAltName. */
const [ECDSA_WITH_SHA256, COMMON_NAME, SUBJECT_ALT_NAME] = [
  '06082a8648ce3d040302',
  '0603550403',
  '0603551d11',
].map((hex) => Buffer.from(hex, 'hex')) as [Buffer, Buffer, Buffer];

/** A self-signed certificate for the test: as much of RFC 5280 as TLS requires. */
export function makeCertificate({ hosts, notAfter }: CertificateOptions): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const end = notAfter ?? new Date(Date.now() + DAY_MILLISECONDS);
  const algorithm = sequence(ECDSA_WITH_SHA256);
  const name = sequence(
    der(0x31, sequence(COMMON_NAME, der(0x0c, Buffer.from('A mail server of the tests')))),
  );
  const alternatives = hosts.map((host) =>
    isIPv4(host) ? der(0x87, Buffer.from(host.split('.').map(Number))) : der(0x82, Buffer.from(host)),
  );
  const signedPart = sequence(
    der(0xa0, integer(2)),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    algorithm,
    name,
    sequence(utcTime(new Date(end.getTime() - 2 * DAY_MILLISECONDS)), utcTime(end)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(sequence(SUBJECT_ALT_NAME, der(0x04, sequence(...alternatives))))),
  );
  const signature = der(0x03, Buffer.from([0]), sign('sha256', signedPart, privateKey));
  const base64 = sequence(signedPart, algorithm, signature).toString('base64');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    cert: `-----BEGIN CERTIFICATE-----\n${base64.replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
  };
}

function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const head =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...head]), content]);
}

const sequence = (...parts: Buffer[]): Buffer => der(0x30, ...parts);
const integer = (value: number): Buffer => der(0x02, Buffer.from([value]));
const utcTime = (time: Date): Buffer =>
  der(0x17, Buffer.from(`${time.toISOString().slice(2, 19).replace(/[-:T]/g, '')}Z`));
