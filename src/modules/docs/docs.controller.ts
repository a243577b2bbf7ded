import { Controller, Get, Headers, Param, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { problem } from '../../core/errors/problem.js';
import { Public } from '../../core/access/decorators.js';
import { IgnoresQuery } from '../../core/http/unknown-query.js';
import { acceptsHtml, prefersMarkdown } from './accepts-markdown.js';
import { INDEX_PAGE, readPage, readStylesheet } from './docs-folder.js';
import { DocsSite } from './docs-site.js';
import { SEARCH_LENGTH_MAX } from './search-html.js';

const HTML = 'text/html; charset=utf-8';
const MARKDOWN = 'text/markdown; charset=utf-8';

/** Pages have a stylesheet and nothing else. */
const CONTENT_POLICY =
  "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

const searchQuery = z.object({
  q: z
    .string()
    .trim()
    .max(SEARCH_LENGTH_MAX, `must have at most ${SEARCH_LENGTH_MAX} characters`)
    .default(''),
});

type SearchQuery = z.output<typeof searchQuery>;

/** Short, because an upgrade may change them. */
const CACHE_CONTROL = 'public, max-age=300';

/**
 * Serves the pages of `docs/` as HTML, or as Markdown to clients that accept `text/markdown` or add `.md`. Links in
 * problem documents lead here.
 */
@ApiExcludeController()
@Controller()
export class DocsController {
  constructor(private readonly site: DocsSite) {}

  @Get('llms.txt')
  @Public({ withoutDatabase: true })
  @IgnoresQuery()
  getLlmsText(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    reply.headers({ 'content-type': 'text/plain; charset=utf-8', 'cache-control': CACHE_CONTROL });
    return this.site.llmsText();
  }

  @Get('docs/assets/style.css')
  @Public({ withoutDatabase: true })
  @IgnoresQuery()
  getStylesheet(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    reply.headers({ 'content-type': 'text/css; charset=utf-8', 'cache-control': CACHE_CONTROL });
    return readStylesheet();
  }

  @Get('docs')
  @Public({ withoutDatabase: true })
  @IgnoresQuery()
  getIndex(
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.answer(INDEX_PAGE, accept, reply);
  }

  @Get('docs/search')
  @Public({ withoutDatabase: true })
  @IgnoresQuery()
  search(
    @Query({ schema: searchQuery }) { q }: SearchQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    reply.headers({
      'content-security-policy': CONTENT_POLICY,
      'content-type': HTML,
      'cache-control': CACHE_CONTROL,
    });
    return this.site.searchHtml(q);
  }

  @Get('docs/:page')
  @Public({ withoutDatabase: true })
  @IgnoresQuery()
  getPage(
    @Param('page') page: string,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.answer(page, accept, reply);
  }

  @Get('docs/:folder/:page')
  @Public({ withoutDatabase: true })
  @IgnoresQuery()
  getPageOfFolder(
    @Param('folder') folder: string,
    @Param('page') page: string,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.answer(`${folder}/${page}`, accept, reply);
  }

  private async answer(path: string, accept: string | undefined, reply: FastifyReply): Promise<string> {
    const name = path.replace(/\.md$/, '');
    reply.headers({ vary: 'accept', 'content-security-policy': CONTENT_POLICY });
    if (!this.site.has(name)) {
      if (!acceptsHtml(accept)) throw problem('not_found');
      reply.status(404).header('content-type', HTML);
      return this.site.notFoundHtml();
    }
    reply.header('cache-control', CACHE_CONTROL);
    const isMarkdown = path !== name || prefersMarkdown(accept);
    reply.header('content-type', isMarkdown ? MARKDOWN : HTML);
    return isMarkdown ? readPage(name) : this.site.html(name);
  }
}
