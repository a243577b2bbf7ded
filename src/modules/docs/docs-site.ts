import { Injectable } from '@nestjs/common';
import { type ContentsSection, parseContents } from './contents.js';
import { INDEX_PAGE, listPages, readPage } from './docs-folder.js';
import { markdownToHtml } from './markdown-to-html.js';
import { notFoundHtml, pageHtml } from './page-html.js';

/** The pages as HTML, each rendered when it is first asked for, and kept. */
@Injectable()
export class DocsSite {
  private readonly pages = listPages();
  private readonly rendered = new Map<string, Promise<string>>();

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
    return notFoundHtml(await this.contents());
  }

  private async render(name: string): Promise<string> {
    const page = await markdownToHtml(await readPage(name), name, this.pages);
    return pageHtml(name, page, await this.contents());
  }

  private async contents(): Promise<ContentsSection[]> {
    return parseContents(await readPage(INDEX_PAGE));
  }
}
