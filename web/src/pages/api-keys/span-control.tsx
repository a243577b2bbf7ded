import { SegmentedControl } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type Span, USUAL_SPAN } from './api-key-search';
import { SPANS } from './queries';
import { t } from '../../language/translate';

/** How far back the figures go; the choice is part of the URL. */
export function useSpan(): Span {
  const { span = USUAL_SPAN } = useSearch({ from: '/app/workspaces/$workspaceId/api-keys/$keyId' });
  return span;
}

export function SpanControl() {
  const span = useSpan();
  const navigate = useNavigate();
  return (
    <SegmentedControl
      aria-label={t('Time span')}
      size="xs"
      data={Object.entries(SPANS).map(([value, { label }]) => ({ value, label: t(label) }))}
      value={span}
      onChange={(value) =>
        void navigate({
          to: '.',
          search: (now) => ({ ...now, span: value === USUAL_SPAN ? undefined : (value as Span) }),
          replace: true,
          resetScroll: false,
        })
      }
    />
  );
}
