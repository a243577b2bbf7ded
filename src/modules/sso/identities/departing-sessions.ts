import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Departures } from '../../audit/departures.js';
import { endConfinedSessions } from '../../auth/sessions/session-endings.js';

/** The sessions of a departing person that the workspace's identity provider began. */
@Injectable()
export class DepartingSessions implements OnModuleInit {
  constructor(private readonly departures: Departures) {}

  onModuleInit(): void {
    this.departures.alsoEnd((change, { workspaceId, userId }) =>
      endConfinedSessions(change, workspaceId, userId, 'membership_ended'),
    );
  }
}
