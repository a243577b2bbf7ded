/** The `WWW-Authenticate` header that every 401 carries (RFC 9110 §15.5.2, RFC 6750 §3). */
export const bearerChallenge = (parameters = ''): { 'www-authenticate': string } => ({
  'www-authenticate': `Bearer realm="latchkey"${parameters}`,
});
