import { Controller, Get } from '@nestjs/common';
import { AppModule } from '../../dist/src/app.module.js';

/**
 * Starts the server with an additional route, `GET /api/v1/<path>`.
 *
 * @param controller a class with a method `read`, which answers
 * @param decorators further decorators of the route, such as `Public()`
 */
export async function startWithRoute(path, controller, decorators = []) {
  Controller(path)(controller);
  const descriptor = Object.getOwnPropertyDescriptor(controller.prototype, 'read');
  for (const decorate of [Get(), ...decorators]) decorate(controller.prototype, 'read', descriptor);

  const productModules = AppModule.with;
  AppModule.with = (...values) => ({ ...productModules(...values), controllers: [controller] });
  await import('../../dist/src/main.js');
}
