import { Module } from '@nestjs/common';
import { Declares } from '../../core/resource/declared.js';
import { AuthModule } from '../auth/auth.module.js';
import { DueFactorResets } from './due-resets.js';
import { FactorResetNotices } from './factor-reset-notices.js';
import { FactorResets } from './factor-resets.js';
import { factorResets } from './factor-resets.resource.js';
import { GroundlessResets } from './groundless-resets.js';
import { MemberFactorResetsController } from './member-factor-resets.controller.js';
import { OwnFactorResetController } from './own-factor-reset.controller.js';
import { ResetStops } from './reset-stops.js';
import { WorkspacesModule } from '../workspaces/workspaces.module.js';

/** Lets a workspace owner help a member who has lost every second factor. */
@Declares(factorResets)
@Module({
  imports: [AuthModule, WorkspacesModule],
  controllers: [MemberFactorResetsController, OwnFactorResetController],
  providers: [FactorResets, DueFactorResets, FactorResetNotices, GroundlessResets, ResetStops],
})
export class FactorResetsModule {}
