/** How users can sign in besides a password. The server writes this into the page, which saves a request. */
export const identityProviders = JSON.parse(document.documentElement.dataset.identityProviders ?? '[]') as {
  id: string;
  name: string;
}[];
