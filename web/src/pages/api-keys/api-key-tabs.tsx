import { Tabs } from '@mantine/core';
import { Link, Outlet, useChildMatches } from '@tanstack/react-router';
import { type KeyboardEvent, Suspense, useEffect, useRef } from 'react';
import classes from './api-key-tabs.module.css';
import { TabSkeleton } from './tabs/tab-skeleton';
import { type Message, t } from '../../language/translate';

const KEY = '/workspaces/$workspaceId/api-keys/$keyId';

const TABS = [
  { value: 'overview', label: 'Overview', to: KEY, route: `/app${KEY}/` },
  { value: 'requests', label: 'Requests', to: `${KEY}/requests`, route: `/app${KEY}/requests` },
  { value: 'security', label: 'Security', to: `${KEY}/security`, route: `/app${KEY}/security` },
  { value: 'audit', label: 'Audit', to: `${KEY}/audit`, route: `/app${KEY}/audit` },
  { value: 'use', label: 'Use it', to: `${KEY}/use`, route: `/app${KEY}/use` },
] as const satisfies readonly { value: string; label: Message; to: string; route: string }[];

type Tab = (typeof TABS)[number];

/** The tab in the URL; undefined if there is no such tab. */
export function useOpenTab(): Tab | undefined {
  const routeId = useChildMatches({ select: ([match]) => match?.routeId });
  return TABS.find(({ route }) => route === routeId);
}

interface ApiKeyTabsProps {
  workspaceId: string;
  keyId: string;
  open: Tab;
}

/**
 * Each tab is a link, so it can be bookmarked, opened in a new window, and left with the back button. Arrow keys move
 * between the tabs without opening them, because that would load each one on the way.
 */
export function ApiKeyTabs({ workspaceId, keyId, open }: ApiKeyTabsProps) {
  const list = useRef<HTMLDivElement>(null);
  // Where the tabs do not fit beside each other, they scroll.
  useEffect(() => {
    const tab = list.current?.querySelector('[aria-selected=true]');
    tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [open.value]);
  return (
    <Tabs value={open.value} activateTabWithKeyboard={false} keepMounted={false}>
      <Tabs.List ref={list} mb="lg" className={classes.list} aria-label={t('About the key')}>
        {TABS.map(({ value, label, to }) => (
          <Tabs.Tab
            key={value}
            value={value}
            onKeyDown={openBySpace}
            renderRoot={(props) => (
              <Link
                to={to}
                params={{ workspaceId, keyId }}
                // Without the dialog, and without what concerns only one tab.
                search={({ span, keys }) => ({ span, keys })}
                activeOptions={{ exact: true, includeSearch: false }}
                resetScroll={false}
                {...props}
              />
            )}
          >
            {t(label)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {TABS.map(({ value }) => (
        <Tabs.Panel key={value} value={value}>
          <Suspense fallback={<TabSkeleton />}>
            <Outlet />
          </Suspense>
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

/** As buttons do, which tabs usually are. */
function openBySpace(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== ' ') return;
  event.preventDefault();
  event.currentTarget.click();
}
