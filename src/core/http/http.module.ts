import { Global, Module } from '@nestjs/common';
import { Connections } from './connections.js';
import { RequestSlots } from './request-slots.js';
import { StandingAccess } from './standing-access.js';
import { UnknownCredentials } from './unknown-credentials.js';

/** What all requests of a process share. */
@Global()
@Module({
  providers: [Connections, UnknownCredentials, RequestSlots, StandingAccess],
  exports: [Connections, UnknownCredentials, RequestSlots, StandingAccess],
})
export class HttpModule {}
