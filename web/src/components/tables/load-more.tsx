import { Button, Center, Loader, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { t } from '../../language/translate';

interface LoadMoreProps {
  /** The list from the query library. */
  list: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
}

/** At the end of a partly loaded list. The keyboard keeps its place here while rows load, and after the last ones. */
export function LoadMore({ list }: LoadMoreProps) {
  const [isPressed, setPressed] = useState(false);
  const end = useRef<HTMLParagraphElement>(null);
  const isAtEnd = !list.hasNextPage;
  useEffect(() => {
    if (!isAtEnd) return;
    // The button has gone, and the focus with it if it was there.
    if (document.activeElement === document.body) end.current?.focus({ preventScroll: true });
    else setPressed(false);
  }, [isAtEnd]);

  if (isAtEnd)
    return (
      isPressed && (
        <Text
          ref={end}
          role="status"
          tabIndex={-1}
          size="sm"
          c="dimmed"
          ta="center"
          mt="md"
          // Not when the whole window loses the focus.
          onBlur={({ relatedTarget }) => relatedTarget && setPressed(false)}
        >
          {t('End of the list')}
        </Text>
      )
    );
  return (
    <Center mt="md">
      {/* Not `loading`, which would disable the button and so take the focus from it. */}
      <Button
        variant="default"
        aria-busy={list.isFetchingNextPage}
        aria-disabled={list.isFetchingNextPage}
        leftSection={list.isFetchingNextPage && <Loader size={14} color="gray" aria-hidden="true" />}
        onClick={() => {
          if (list.isFetchingNextPage) return;
          setPressed(true);
          void list.fetchNextPage();
        }}
      >
        {t('Show more')}
      </Button>
    </Center>
  );
}
