import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../core/config/config.js';
import { type ContentsSection, llmsText, parseContents } from './contents.js';
import { INDEX_PAGE, listPages, readPage } from './docs-folder.js';
import { markdownToHtml } from './markdown-to-html.js';
import { notFoundHtml, pageHtml } from './page-html.js';

/** The pages as HTML, each rendered when it is first asked for, and kept. */
@Injectable()
export class DocsSite {
  private readonly pages = listPages();
  private readonly rendered = new Map<string, Promise<string>>();

  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'basePath'>) {}

  has(name: string): boolean {
    return this.pages.has(name);
  }

  /** @param name of a page that is there */
  html(name: string): Promise<string> {
    const rendered = this.rendered.get(name) ?? this.render(name);
    this.rendered.set(name, rendered);
    return rendered;
  }

  async notFoundHtml(): Promise<string> {
    return this.withBasePath(notFoundHtml(await this.contents()));
  }

  async llmsText(): Promise<string> {
    return this.withBasePath(llmsText(await readPage(INDEX_PAGE)), '](');
  }

  private async render(name: string): Promise<string> {
    const page = await markdownToHtml(await readPage(name), name, this.pages);
    return this.withBasePath(pageHtml(name, page, await this.contents()));
  }

  /** In one place for every link there is. Text cannot look like one: its quotes are escaped. */
  private withBasePath(text: string, before = 'href="'): string {
    return text.replaceAll(`${before}/`, `${before}${this.config.basePath}/`);
  }

  private async contents(): Promise<ContentsSection[]> {
    return parseContents(await readPage(INDEX_PAGE));
  }
}
