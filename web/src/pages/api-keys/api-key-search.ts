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
}

export const validateApiKeySearch = ({ dialog, span }: Record<string, unknown>): ApiKeySearch => ({
  dialog: DIALOGS.find((known) => known === dialog),
  span: SPANS.find((known) => known === span),
});

export interface UseSearch {
  /** The language of the example; an unknown one is ignored. */
  language?: string | undefined;
}

export const validateUseSearch = ({ language }: Record<string, unknown>): UseSearch => ({
  language: typeof language === 'string' ? language : undefined,
});
