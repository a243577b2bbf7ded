import type { AddressInfo } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { CONFIG, type Config } from '../../core/config/config.js';
import { pages } from '../../core/resource/declared.js';
import type { Page, PageParameter } from '../../core/resource/resources.js';

type ParametersOf<Name extends Page> = [PageParameter<Name>] extends [never]
  ? []
  : [Record<PageParameter<Name>, string>];

/**
 * URLs of the dashboard's pages, for mails. They begin with `PUBLIC_URL`, or else with the server's listening address;
 * never with a request's `Host` header, which anyone can set. Modules declare the pages, with tokens in the fragment:
 * browsers do not send it, so it never appears in the logs of a proxy or server.
 */
@Injectable()
export class DashboardLinks {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly adapterHost: HttpAdapterHost<FastifyAdapter>,
  ) {}

  /** @param parameters values for the braces in the page's path, already encoded */
  to<Name extends Page>(page: Name, ...parameters: ParametersOf<Name>): string;
  to(page: Page, parameters: Readonly<Record<string, string>> = {}): string {
    const path = pages().get(page);
    if (path === undefined) throw new Error(`No module declares the page ${page}`);
    return this.url(path.replaceAll(/\{(\w+)\}/g, (_, name: string) => parameters[name] ?? ''));
  }

  /** The URL of a path of this server, for what is not a page. */
  url(path: string): string {
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
