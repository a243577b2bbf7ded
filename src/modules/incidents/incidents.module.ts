import { Module } from '@nestjs/common';
import { ApiKeysModule } from '../api-keys/api-keys.module.js';
import { Incidents } from './incidents.js';
import { OperatorIncidentsController } from './operator-incidents.controller.js';
import { MemberSessionsController } from './member-sessions.controller.js';

/** Actions that end a lot of authority at once. */
@Module({
  imports: [ApiKeysModule],
  controllers: [MemberSessionsController, OperatorIncidentsController],
  providers: [Incidents],
})
export class IncidentsModule {}
