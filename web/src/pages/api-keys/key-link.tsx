import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

interface KeyLinkProps {
  workspaceId: string;
  keyId: string;
  children: ReactNode;
}

/** Leads to the page of a key, in the size of the text around it. */
export function KeyLink({ workspaceId, keyId, children }: KeyLinkProps) {
  return (
    <Anchor
      inherit
      renderRoot={(props) => (
        <Link to="/workspaces/$workspaceId/api-keys/$keyId" params={{ workspaceId, keyId }} {...props} />
      )}
    >
      {children}
    </Anchor>
  );
}
