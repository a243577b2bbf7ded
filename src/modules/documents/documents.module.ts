import { Module } from '@nestjs/common';
import { Declares } from '../../core/resource/declared.js';
import { DocumentsController } from './documents.controller.js';
import { DocumentsService } from './documents.service.js';
import { documents } from './documents.resource.js';

@Declares(documents)
@Module({ controllers: [DocumentsController], providers: [DocumentsService] })
export class DocumentsModule {}
