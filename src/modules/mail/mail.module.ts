import { Global, Module } from '@nestjs/common';
import { CONFIG } from '../../core/config/config.js';
import { createMailTransport } from './create-mail-transport.js';
import { DashboardLinks } from './dashboard-links.js';
import { MAIL_TRANSPORT } from './mail-transport.js';

@Global()
@Module({
  providers: [DashboardLinks, { provide: MAIL_TRANSPORT, inject: [CONFIG], useFactory: createMailTransport }],
  exports: [DashboardLinks, MAIL_TRANSPORT],
})
export class MailModule {}
