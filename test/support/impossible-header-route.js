import { Controller, Get, Header } from '@nestjs/common';
import { AppModule } from '../../dist/src/app.module.js';
import { Public } from '../../dist/src/core/principal/decorators.js';

/** The server, with a route whose answer has a header that Node.js refuses to send. */
class ImpossibleController {
  read() {
    return 'never sent';
  }
}
Controller('impossible-header')(ImpossibleController);
const { prototype } = ImpossibleController;
const descriptor = Object.getOwnPropertyDescriptor(prototype, 'read');
for (const decorate of [Get(), Public(), Header('x-impossible', 'a line\nand another')]) {
  decorate(prototype, 'read', descriptor);
}

const original = AppModule.with;
AppModule.with = (...parameters) => ({
  ...original.apply(AppModule, parameters),
  controllers: [ImpossibleController],
});

await import('../../dist/src/main.js');
