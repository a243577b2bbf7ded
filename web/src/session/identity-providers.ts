/** What people can sign in with, besides a password: the server says so in the page, so that nobody waits for a request. */
export const identityProviders = JSON.parse(document.documentElement.dataset.identityProviders ?? '[]') as {
  id: string;
  name: string;
}[];
