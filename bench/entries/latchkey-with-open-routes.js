/**
 * The product's own application with two additional open routes, which return a constant of the same size as `GET /me`
 * does with a key and with a token, and use the database as little. Their speed shows the price of HTTP, and the
 * difference to `GET /me` the price of authentication. Not part of the product.
 */
import { Controller, Get } from '@nestjs/common';
import { AppModule } from '../../dist/src/app.module.js';
import { Public } from '../../dist/src/core/access/decorators.js';

class OpenController {
  likeKey() {
    return answers.key;
  }

  likeToken() {
    return answers.token;
  }
}

const answers = JSON.parse(process.env.OPEN_ROUTE_ANSWERS);

for (const [name, path] of [
  ['likeKey', 'like-key'],
  ['likeToken', 'like-token'],
]) {
  const descriptor = Object.getOwnPropertyDescriptor(OpenController.prototype, name);
  for (const decorate of [Get(path), Public({ withoutDatabase: true })])
    decorate(OpenController.prototype, name, descriptor);
}
Controller('open')(OpenController);

const productModules = AppModule.with;
AppModule.with = (...values) => ({ ...productModules(...values), controllers: [OpenController] });

await import('../../dist/src/main.js');
