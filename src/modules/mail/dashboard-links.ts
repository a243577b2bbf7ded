import type { AddressInfo } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { CONFIG, type Config } from '../../core/config/config.js';

/**
 * URLs of the dashboard's pages, for mails. They begin with `PUBLIC_URL`, or else with the server's listening address;
 * never with a request's `Host` header, which anyone can set. Tokens are in the fragment: browsers do not send it, so
 * it never appears in the logs of a proxy or server.
 */
@Injectable()
export class DashboardLinks {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly adapterHost: HttpAdapterHost<FastifyAdapter>,
  ) {}

  resetPassword = (token: string): string => this.to(`/reset-password#token=${token}`);

  verifyEmail = (token: string): string => this.to(`/verify-email#token=${token}`);

  stopFactorReset = (token: string): string => this.to(`/stop-factor-reset#token=${token}`);

  acceptInvitation = (token: string): string => this.to(`/accept-invitation#token=${token}`);

  /** @param workspaceId null: the dashboard's start page */
  apiKeys = (workspaceId: string | null): string =>
    this.to(workspaceId === null ? '/' : `/workspaces/${workspaceId}/api-keys`);

  apiKey = (workspaceId: string, apiKeyId: string): string =>
    this.to(`/workspaces/${workspaceId}/api-keys/${apiKeyId}`);

  overview = (workspaceId: string): string => this.to(`/workspaces/${workspaceId}/overview`);

  members = (workspaceId: string): string => this.to(`/workspaces/${workspaceId}/members`);

  webhookEndpoint = (workspaceId: string, endpointId: string): string =>
    this.to(`/workspaces/${workspaceId}/webhooks/${endpointId}`);

  /** Sessions and password. */
  settings = (): string => this.to('/settings');

  /** @param outcome the outcome of a single sign-on, for the page to read */
  signIn = (outcome: string): string => this.to(`/sign-in#${outcome}`);

  /** Where a user enters the code shown by a device. */
  device = (userCode?: string): string =>
    this.to(`/device${userCode === undefined ? '' : `?user_code=${userCode}`}`);

  home = (): string => this.to('/');

  /** Where members sign in with the identity provider of their workspace. */
  workspaceSignIn = (workspaceId: string): string => this.to(`/api/v1/auth/sso/${workspaceId}/start`);

  workspaceSettings = (workspaceId: string): string => this.to(`/workspaces/${workspaceId}/settings`);

  /** Where an identity provider sends the browser back to. */
  ssoCallback = (providerId: string): string => this.to(`/api/v1/auth/sso/${providerId}/callback`);

  private to(path: string): string {
    return (this.config.publicUrl ?? this.listeningAddress()) + path;
  }

  /** A worker does not listen itself, so this is what a server with the same configuration would listen on. */
  private listeningAddress(): string {
    const adapter = this.adapterHost.httpAdapter as FastifyAdapter | undefined;
    const bound: AddressInfo | string | null | undefined = adapter?.getHttpServer().address();
    const { address, port } =
      bound && typeof bound === 'object' ? bound : { address: this.config.host, port: this.config.port };
    const everywhere = address === '0.0.0.0' || address === '::';
    const host = everywhere ? 'localhost' : address.includes(':') ? `[${address}]` : address;
    return `http://${host}:${port}`;
  }
}
