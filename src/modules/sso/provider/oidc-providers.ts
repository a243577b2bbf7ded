import { z } from 'zod';

/** An OpenID Connect identity provider. */
export interface OidcProvider {
  /** In paths. */
  id: string;
  /** On the button. */
  name: string;
  /** Spelled as the provider does: the issuer of its tokens is compared literally. */
  issuer: string;
  clientId: string;
  clientSecret: string;
}

const isOnThisMachine = ({ hostname }: URL): boolean => /^(localhost|127\..+|\[::1\])$/.test(hostname);

/** Without encryption, anyone on the network path could pose as the provider. */
export const isIssuer = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  const { protocol, username, password, search, hash } = url;
  const isSafe = protocol === 'https:' || (protocol === 'http:' && isOnThisMachine(url));
  return isSafe && `${username}${password}${search}${hash}` === '';
};

const oidcProvider = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$/),
    name: z
      .string()
      .trim()
      .min(1)
      .max(50)
      .regex(/^\P{Cc}*$/u),
    issuer: z.string().refine(isIssuer),
    client_id: z.string().min(1).max(500),
    client_secret: z.string().min(1).max(2000),
  })
  .transform(({ client_id: clientId, client_secret: clientSecret, ...rest }): OidcProvider => ({
    ...rest,
    clientId,
    clientSecret,
  }));

const PROVIDERS_MAX = 10;

const PROVIDER_RULES: Record<string, string> = {
  id: 'an id of at most 32 lower-case letters, digits and inner hyphens',
  name: 'a name of at most 50 characters',
  issuer: 'an issuer that is an https URL without query (http only on this machine)',
  client_id: 'a client_id',
  client_secret: 'a client_secret',
};

/** A JSON array. Messages name the entry and the field, but no value. */
export const oidcProviders = z.string().transform((text, context): OidcProvider[] => {
  const fail = (message: string): never => {
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  };
  const given = parseJson(text);
  if (!Array.isArray(given) || given.length > PROVIDERS_MAX) {
    return fail(
      `must be a JSON array of at most ${PROVIDERS_MAX} objects with id, name, issuer, client_id and client_secret`,
    );
  }
  const providers: OidcProvider[] = [];
  for (const [index, entry] of given.entries()) {
    const { data, error } = oidcProvider.safeParse(entry);
    if (data) {
      providers.push(data);
      continue;
    }
    const rule = PROVIDER_RULES[String(error.issues[0]?.path[0])];
    return fail(
      `must have ${rule ?? 'id, name, issuer, client_id and client_secret, and nothing else'} in entry ${index + 1}`,
    );
  }
  for (const field of ['id', 'issuer'] as const) {
    if (new Set(providers.map((provider) => provider[field])).size < providers.length) {
      return fail(`must have a different ${field} in each entry`);
    }
  }
  return providers;
});

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
