import { Module } from '@nestjs/common';
import { WorkspacesModule } from '../workspaces/workspaces.module.js';
import { SearchController } from './search.controller.js';
import { Search } from './search.service.js';

@Module({ imports: [WorkspacesModule], controllers: [SearchController], providers: [Search] })
export class SearchModule {}
