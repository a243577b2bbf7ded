/** Printed on the terminal once the server listens: where things are, and what to do first. */
export const banner = (url: string): string => `
  Latchkey is running.

    Dashboard   ${url}
    API         ${url}/api/v1
    Swagger UI  ${url}/api/docs

  Open ${url}, sign up and copy your first API key.

  Or use the terminal; the response contains your key, shown only once:

    curl -X POST ${url}/api/v1/auth/register \\
      -H 'Content-Type: application/json' \\
      -d '{"email":"you@example.com","password":"correct horse battery"}'

    curl ${url}/api/v1/me -H 'X-API-Key: <your key>'

`;
