import { Global, Module } from '@nestjs/common';
import { CONFIG } from '../../core/config/config.js';
import { Declares } from '../../core/resource/declared.js';
import { createMailTransport } from './create-mail-transport.js';
import { DashboardLinks } from './dashboard-links.js';
import { MailDelivery } from './mail-delivery.js';
import { MAIL_TRANSPORT } from './mail-transport.js';
import { Mailer } from './mailer.js';
import { RecipientLimit } from './recipient-limit.js';
import { mail } from './mail.resource.js';

@Declares(mail)
@Global()
@Module({
  providers: [
    DashboardLinks,
    Mailer,
    RecipientLimit,
    MailDelivery,
    { provide: MAIL_TRANSPORT, inject: [CONFIG], useFactory: createMailTransport },
  ],
  exports: [DashboardLinks, Mailer, RecipientLimit],
})
export class MailModule {}
