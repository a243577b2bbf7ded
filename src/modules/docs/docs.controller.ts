import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { problem } from '../../core/errors/problem.js';
import { Public } from '../../core/principal/decorators.js';
import { llmsText, type Page, readPages } from './pages.js';

const MARKDOWN = 'text/markdown; charset=utf-8';

/** Serves the pages of `docs/` as Markdown, and their index. Links of error documents lead here. */
@ApiExcludeController()
@Public()
@Controller()
export class DocsController {
  private readonly pages = new Map<string, Page>(readPages().map((page) => [page.name, page]));

  @Get('llms.txt')
  @Header('content-type', 'text/plain; charset=utf-8')
  getIndex(): string {
    return llmsText([...this.pages.values()]);
  }

  @Get('docs/:page')
  @Header('content-type', MARKDOWN)
  getPage(@Param('page') name: string): string {
    const page = this.pages.get(name.replace(/\.md$/, ''));
    if (!page) throw problem('not_found');
    return page.markdown;
  }
}
