/** What a person sees on the terminal once the server listens: where things are, and what to do first. */
export const banner = (url: string): string => `
  Latchkey is running.

    API         ${url}/api/v1
    Swagger UI  ${url}/api/docs
    OpenAPI     ${url}/api/openapi.json

  First, create an account; the answer holds your API key, shown once:

    curl -X POST ${url}/api/v1/auth/register \\
      -H 'Content-Type: application/json' \\
      -d '{"email":"you@example.com","password":"correct horse battery"}'

  Then call the API with it; this tells who you are:

    curl ${url}/api/v1/me -H 'X-API-Key: <your key>'

`;
