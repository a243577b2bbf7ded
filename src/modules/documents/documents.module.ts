import { Module } from '@nestjs/common';
import { Declares } from '../../core/resource/declared.js';
import { idsOf, searchable } from '../search/search-sources.js';
import { searchDocuments } from './document-search.js';
import { DocumentsController } from './documents.controller.js';
import { DocumentsService } from './documents.service.js';
import { documents } from './documents.resource.js';

searchable('document', {
  scope: 'documents:read',
  find: (manager, readable, search) => searchDocuments(manager, idsOf(readable), search),
});

@Declares(documents)
@Module({ controllers: [DocumentsController], providers: [DocumentsService] })
export class DocumentsModule {}
