import { Controller, Get } from '@nestjs/common';
import { AppModule } from '../../dist/src/app.module.js';

/** The server, with a route whose author forgot to say who may call it. */
class ForgetfulController {
  read() {
    return 'open to anyone';
  }
}
Controller('forgetful')(ForgetfulController);
const { prototype } = ForgetfulController;
Get()(prototype, 'read', Object.getOwnPropertyDescriptor(prototype, 'read'));

const original = AppModule.with;
AppModule.with = (...parameters) => ({
  ...original.apply(AppModule, parameters),
  controllers: [ForgetfulController],
});

await import('../../dist/src/main.js');
