import { Module } from '@nestjs/common';
import { Declares } from '../../core/resource/declared.js';
import { DocsController } from './docs.controller.js';
import { DocsSite } from './docs-site.js';
import { docs } from './docs.resource.js';

@Declares(docs)
@Module({ controllers: [DocsController], providers: [DocsSite] })
export class DocsModule {}
