import { Module } from '@nestjs/common';
import { WorkspaceAuthority } from './workspace-authority.js';

@Module({ providers: [WorkspaceAuthority], exports: [WorkspaceAuthority] })
export class WorkspacesModule {}
