/** What a person sees on the terminal once the server listens: where things are, and what to do first. */
export const banner = (url: string): string => `
  Latchkey is running.

    Dashboard   ${url}
    API         ${url}/api/v1
    Swagger UI  ${url}/api/docs

  Open ${url} and create an account: it shows your first API key and a call to paste.

  Or stay here; the answer holds your key, shown once:

    curl -X POST ${url}/api/v1/auth/register \\
      -H 'Content-Type: application/json' \\
      -d '{"email":"you@example.com","password":"correct horse battery"}'

    curl ${url}/api/v1/me -H 'X-API-Key: <your key>'

`;
