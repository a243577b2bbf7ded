import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../core/config/config.js';
import { type ContentsSection, llmsText, parseContents } from './contents.js';
import { INDEX_PAGE, listPages, readPage } from './docs-folder.js';
import { DocsSearch } from './docs-search.js';
import { markdownToHtml, type RenderedPage } from './markdown-to-html.js';
import { notFoundHtml, pageHtml, searchPageHtml } from './page-html.js';

/** The pages as HTML, rendered on first request, and kept. */
@Injectable()
export class DocsSite {
  private readonly pages = listPages();
  private readonly rendered = new Map<string, Promise<string>>();
  private index: Promise<DocsSearch> | undefined;

  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'basePath'>) {}

  has(name: string): boolean {
    return this.pages.has(name);
  }

  /** @param name the name of an existing page */
  html(name: string): Promise<string> {
    const rendered = this.rendered.get(name) ?? this.render(name);
    this.rendered.set(name, rendered);
    return rendered;
  }

  async notFoundHtml(): Promise<string> {
    return this.withBasePath(notFoundHtml(await this.contents()));
  }

  /**
   * @param words the search query
   * @returns the page of results
   */
  async searchHtml(words: string): Promise<string> {
    this.index ??= this.makeIndex();
    const hits = (await this.index).find(words);
    return this.withBasePath(searchPageHtml(words, hits, await this.contents()));
  }

  async llmsText(): Promise<string> {
    return this.withBasePath(llmsText(await readPage(INDEX_PAGE)), /(\]\()\//g);
  }

  private async render(name: string): Promise<string> {
    return this.withBasePath(pageHtml(name, await this.parse(name), await this.contents()));
  }

  private async parse(name: string): Promise<RenderedPage> {
    return markdownToHtml(await readPage(name), name, this.pages);
  }

  private async makeIndex(): Promise<DocsSearch> {
    const names = [...this.pages].filter((name) => name !== INDEX_PAGE);
    return DocsSearch.of(
      new Map(await Promise.all(names.map(async (name) => [name, await this.parse(name)] as const))),
    );
  }

  /** The one place that adds it to every link. Text cannot look like a link, because its quotes are escaped. */
  private withBasePath(text: string, before = /((?:href|action)=")\//g): string {
    return text.replaceAll(before, `$1${this.config.basePath}/`);
  }

  private async contents(): Promise<ContentsSection[]> {
    return parseContents(await readPage(INDEX_PAGE));
  }
}
