const DIALOGS = ['edit', 'rotate', 'switch', 'transfer', 'revoke'] as const;

const SPANS = ['day', 'week', 'month'] as const;

/** How far back the figures of a key go. */
export type Span = (typeof SPANS)[number];

export const USUAL_SPAN: Span = 'week';

/** The state of a key's page in the URL, in every tab: a link to it shows the same. */
export interface ApiKeySearch {
  dialog?: (typeof DIALOGS)[number] | undefined;
  /** Omitted: the default. */
  span?: Span | undefined;
  /** While two keys work in a rotation: the figures of this one alone. Omitted: of both together. */
  keys?: 'one' | undefined;
}

export const validateApiKeySearch = ({ dialog, span, keys }: Record<string, unknown>): ApiKeySearch => ({
  dialog: DIALOGS.find((known) => known === dialog),
  span: SPANS.find((known) => known === span),
  keys: keys === 'one' ? keys : undefined,
});

export interface UseSearch {
  /** The language of the example; an unknown one is ignored. */
  language?: string | undefined;
}

export const validateUseSearch = ({ language }: Record<string, unknown>): UseSearch => ({
  language: typeof language === 'string' ? language : undefined,
});

export const STATUS_CLASSES = ['2xx', '3xx', '4xx', '5xx'] as const;

export const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

/** Which requests of the log are shown. */
export interface RequestsSearch {
  status?: (typeof STATUS_CLASSES)[number] | undefined;
  method?: (typeof METHODS)[number] | undefined;
}

export const validateRequestsSearch = ({ status, method }: Record<string, unknown>): RequestsSearch => ({
  status: STATUS_CLASSES.find((known) => known === status),
  method: METHODS.find((known) => known === method),
});
