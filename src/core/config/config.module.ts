import { type DynamicModule, Global, Module } from '@nestjs/common';
import { KeyRing } from '../secrets/key-ring.js';
import { CONFIG, type Config } from './config.js';

/** Makes the configuration, and the key ring made from it, injectable everywhere. */
@Global()
@Module({})
export class ConfigModule {
  static with(config: Config): DynamicModule {
    return {
      module: ConfigModule,
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: KeyRing, useValue: new KeyRing(config.masterKeys) },
      ],
      exports: [CONFIG, KeyRing],
    };
  }
}
