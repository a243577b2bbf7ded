/** A message to the other tabs, which share the cookie. */
export type TabMessage = 'signed-in' | 'signed-out';

export interface Tabs {
  tell(message: TabMessage): void;
  close(): void;
}

/** Without BroadcastChannel, the other tabs find out at their next request. */
export function connectTabs(name: string, onMessage: (message: TabMessage) => void): Tabs {
  if (typeof BroadcastChannel === 'undefined') return noTabs;
  const channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (data === 'signed-in' || data === 'signed-out') onMessage(data);
  };
  return {
    tell: (message) => channel.postMessage(message),
    close: () => channel.close(),
  };
}

export const noTabs: Tabs = { tell: () => undefined, close: () => undefined };
